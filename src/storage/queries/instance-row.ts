import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Instance, InstanceChange } from '../../domain/instance.ts';
import type { InstanceTable } from '../schema.ts';

/** The columns that make an Instance: everything but the sealed password and the usage counters. */
export const INSTANCE_COLUMNS = [
  ...(['instanceId', 'appId', 'region', 'instanceName', 'status', 'health', 'healthMessage', 'failure'] as const),
  ...(['vpcId', 'subnetId', 'vip', 'vport', 'dealName', 'createdAt', 'deletedAt'] as const),
  ...(['expiresAt', 'renewFlag'] as const),
  ...(['edition', 'instanceType', 'askedKafkaVersion', 'kafkaVersion'] as const),
  ...(['bandwidthMbyteps', 'diskSizeGb', 'diskType', 'partitionLimit', 'topicLimit', 'retentionMinutes'] as const),
  ...(['elasticBandwidth', 'elasticStorage', 'publicNetworkMbps'] as const),
  ...(['zoneId', 'zoneIds', 'clusterId', 'customSslCertId'] as const),
  ...(['topicDefaults', 'dynamicRetention', 'dynamicDisk', 'maxMessageBytes', 'uncleanLeaderElection'] as const),
  ...(['deleteProtection', 'retentionBytes', 'transactionalIdExpirationMs'] as const),
  ...(['shortenedRetentionMinutes', 'diskStepAt'] as const),
  ...(['heldProtocolVersion', 'plannedUpgrade', 'adminSecurity'] as const),
];

type InstanceRow = Pick<Selectable<InstanceTable>, (typeof INSTANCE_COLUMNS)[number]>;

/** Two names differ between table and domain: units in capitals do not survive the way to snake_case and back. */
export function instanceOf({ bandwidthMbyteps, diskSizeGb, ...row }: InstanceRow): Instance {
  return { ...row, bandwidthMBps: bandwidthMbyteps, diskSizeGB: diskSizeGb };
}

/** Columns as SQL that gives them the names of the domain: a row is then of the domain as it comes. */
export function instanceSelection(columns: readonly (keyof InstanceTable)[]): string {
  return columns
    .map((column) => `instances.${snakeCase(column)} as "${NAMES_IN_DOMAIN.get(column) ?? column}"`)
    .join(', ');
}

const NAMES_IN_DOMAIN: ReadonlyMap<keyof InstanceTable, keyof Instance> = new Map([
  ['bandwidthMbyteps', 'bandwidthMBps'],
  ['diskSizeGb', 'diskSizeGB'],
]);

function snakeCase(column: string): string {
  return column.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

export function rowOf(
  { bandwidthMBps, diskSizeGB, ...instance }: Instance,
  sealedAdminPassword: Buffer,
): Insertable<InstanceTable> {
  return {
    ...instance,
    topicDefaults: jsonOrNull(instance.topicDefaults),
    dynamicRetention: JSON.stringify(instance.dynamicRetention),
    dynamicDisk: JSON.stringify(instance.dynamicDisk),
    plannedUpgrade: jsonOrNull(instance.plannedUpgrade),
    zoneIds: [...instance.zoneIds],
    bandwidthMbyteps: bandwidthMBps,
    diskSizeGb: diskSizeGB,
    sealedAdminPassword,
  };
}

/** The columns that a change writes: those that it names. */
export function columnsOf({
  bandwidthMBps,
  diskSizeGB,
  topicDefaults,
  dynamicRetention,
  dynamicDisk,
  plannedUpgrade,
  ...same
}: InstanceChange): Updateable<InstanceTable> {
  return {
    ...same,
    ...(bandwidthMBps !== undefined && { bandwidthMbyteps: bandwidthMBps }),
    ...(diskSizeGB !== undefined && { diskSizeGb: diskSizeGB }),
    ...(topicDefaults !== undefined && { topicDefaults: jsonOrNull(topicDefaults) }),
    ...(dynamicRetention !== undefined && { dynamicRetention: JSON.stringify(dynamicRetention) }),
    ...(plannedUpgrade !== undefined && { plannedUpgrade: jsonOrNull(plannedUpgrade) }),
    ...(dynamicDisk !== undefined && { dynamicDisk: JSON.stringify(dynamicDisk) }),
  };
}

function jsonOrNull(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value);
}

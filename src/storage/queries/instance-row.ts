import type { Insertable, Selectable } from 'kysely';
import type { Instance } from '../../domain/instance.ts';
import type { InstanceTable } from '../schema.ts';

/** The columns that make an Instance: everything but the sealed password and the usage counters. */
export const INSTANCE_COLUMNS = [
  ...(['instanceId', 'appId', 'region', 'instanceName', 'status', 'health', 'healthMessage', 'failure'] as const),
  ...(['vpcId', 'subnetId', 'vip', 'vport', 'dealName', 'createdAt', 'deletedAt'] as const),
  ...(['edition', 'instanceType', 'askedKafkaVersion', 'kafkaVersion'] as const),
  ...(['bandwidthMbyteps', 'diskSizeGb', 'diskType', 'partitionLimit', 'topicLimit', 'retentionMinutes'] as const),
  ...(['elasticBandwidth', 'elasticStorage', 'publicNetworkMbps'] as const),
  ...(['zoneId', 'zoneIds', 'clusterId', 'customSslCertId'] as const),
];

type InstanceRow = Pick<Selectable<InstanceTable>, (typeof INSTANCE_COLUMNS)[number]>;

/** Two names differ between table and domain: units in capitals do not survive the way to snake_case and back. */
export function instanceOf({ bandwidthMbyteps, diskSizeGb, ...row }: InstanceRow): Instance {
  return { ...row, bandwidthMBps: bandwidthMbyteps, diskSizeGB: diskSizeGb };
}

export function rowOf(
  { bandwidthMBps, diskSizeGB, ...instance }: Instance,
  sealedAdminPassword: Buffer,
): Insertable<InstanceTable> {
  return {
    ...instance,
    zoneIds: [...instance.zoneIds],
    bandwidthMbyteps: bandwidthMBps,
    diskSizeGb: diskSizeGB,
    sealedAdminPassword,
  };
}

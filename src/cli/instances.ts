import { HEALTH, STATUS, type Health, type Instance, type Status } from '../domain/instance.ts';
import type { CliContext, ExitCode } from './context.ts';
import { printJson, table } from './terminal.ts';
import { hasDatabase, withDatabase } from './with-database.ts';

const STATUS_WORDS: Readonly<Record<Status, string>> = {
  [STATUS.creationFailed]: 'creation failed',
  [STATUS.creating]: 'creating',
  [STATUS.running]: 'running',
  [STATUS.deleting]: 'deleting',
  [STATUS.deleted]: 'deleted',
  [STATUS.deletionFailed]: 'deletion failed',
  [STATUS.isolated]: 'isolated',
  [STATUS.upgrading]: 'upgrading',
};
const HEALTH_WORDS: Readonly<Record<Health, string>> = {
  [HEALTH.healthy]: 'healthy',
  [HEALTH.alarm]: 'alarm',
  [HEALTH.abnormal]: 'abnormal',
};

/** Every instance of every account of this home. */
export async function instances(context: CliContext, options: { readonly json: boolean }): Promise<ExitCode> {
  const config = context.config();
  const all = hasDatabase(config) ? await withDatabase(context, config, (rows) => rows.instances.listAll()) : [];
  if (options.json) printJson(context.terminal, all.map(summary));
  else if (all.length === 0) context.terminal.out('no instances\n');
  else context.terminal.out(asTable(all));
  return 0;
}

function summary(instance: Instance): Record<string, unknown> {
  return {
    instanceId: instance.instanceId,
    instanceName: instance.instanceName,
    appId: instance.appId,
    region: instance.region,
    zoneIds: instance.zoneIds,
    kafkaVersion: instance.askedKafkaVersion,
    status: STATUS_WORDS[instance.status],
    health: HEALTH_WORDS[instance.health],
    healthMessage: instance.healthMessage,
    failure: instance.failure,
    bootstrap: `${instance.vip}:${instance.vport}`,
    bandwidthMBps: instance.bandwidthMBps,
    diskSizeGB: instance.diskSizeGB,
    createdAt: instance.createdAt.toISOString(),
  };
}

function asTable(all: readonly Instance[]): string {
  return table([
    ['INSTANCE', 'NAME', 'KAFKA', 'STATUS', 'HEALTH', 'BOOTSTRAP', 'REGION', 'ZONES'],
    ...all.map((it) => [
      it.instanceId,
      it.instanceName,
      it.askedKafkaVersion,
      STATUS_WORDS[it.status],
      HEALTH_WORDS[it.health],
      `${it.vip}:${it.vport}`,
      it.region,
      it.zoneIds.join(','),
    ]),
  ]);
}

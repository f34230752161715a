import type { Kysely } from 'kysely';
import type { Broker } from '../../domain/instance.ts';
import type { Schema } from '../schema.ts';
import type { InstanceRows } from '../storage.ts';

export function brokerRows(db: Kysely<Schema>): Pick<InstanceRows, 'brokers' | 'updateBroker' | 'brokerCount'> {
  return {
    brokers: (instanceId) =>
      db.selectFrom('brokers').selectAll().where('instanceId', '=', instanceId).orderBy('brokerId').execute(),
    updateBroker: async (instanceId, brokerId, { failedStarts, nextStartAt }) => {
      const change = {
        ...(failedStarts !== undefined && { failedStarts }),
        ...(nextStartAt !== undefined && { nextStartAt }),
      };
      if (Object.keys(change).length === 0) return;
      await db
        .updateTable('brokers')
        .set(change)
        .where('instanceId', '=', instanceId)
        .where('brokerId', '=', brokerId)
        .execute();
    },
    brokerCount: async (statuses) => {
      if (statuses.length === 0) return 0;
      const row = await db
        .selectFrom('brokers')
        .innerJoin('instances', 'instances.instanceId', 'brokers.instanceId')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('status', 'in', statuses)
        .executeTakeFirstOrThrow();
      return row.count;
    },
  };
}

/** With column names as keys, for `json_populate_recordset`. */
export function brokerRecord({ instanceId, brokerId, zoneId, failedStarts, nextStartAt }: Broker): object {
  return {
    instance_id: instanceId,
    broker_id: brokerId,
    zone_id: zoneId,
    failed_starts: failedStarts,
    next_start_at: nextStartAt,
  };
}

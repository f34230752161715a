import type { Kysely } from 'kysely';
import { STATUS } from '../../domain/instance.ts';
import type { Schema } from '../schema.ts';
import { EndpointTaken, type PrometheusTargetRows } from '../storage.ts';
import { isEndpointConflict } from './endpoints.ts';

export function prometheusTargetRows(db: Kysely<Schema>): PrometheusTargetRows {
  const targets = () =>
    db.selectFrom('prometheusTargets').select(['instanceId', 'vpcId', 'subnetId', 'address', 'port', 'createdAt']);
  return {
    of: async (instanceId) => (await targets().where('instanceId', '=', instanceId).executeTakeFirst()) ?? null,
    list: () =>
      targets()
        .where('instanceId', 'in', (from) =>
          from.selectFrom('instances').select('instanceId').where('status', 'in', [STATUS.running, STATUS.upgrading]),
        )
        .orderBy('instanceId')
        .execute(),
    insert: async (target) => {
      const { instanceId, address, port } = target;
      const endpoint = { instanceId, address, port, purpose: 'prometheus', brokerId: null } as const;
      try {
        await db.insertInto('endpoints').values(endpoint).execute();
      } catch (error) {
        throw isEndpointConflict(error) ? new EndpointTaken() : error;
      }
      await db.insertInto('prometheusTargets').values(target).execute();
    },
    remove: async (instanceId) => {
      await db.deleteFrom('prometheusTargets').where('instanceId', '=', instanceId).execute();
    },
  };
}

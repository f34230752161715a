import { sql, type Kysely } from 'kysely';
import { billingEffect } from '../../domain/billed-size.ts';
import { mayMove, STATUS } from '../../domain/instance.ts';
import type { Schema } from '../schema.ts';
import type { Seal } from '../seal.ts';
import { EndpointTaken, type InstanceRows } from '../storage.ts';
import { brokerRecord, brokerRows } from './brokers.ts';
import { endpointRecord, endpointRows, isEndpointConflict } from './endpoints.ts';
import { instanceLists } from './instance-list.ts';
import { columnsOf, INSTANCE_COLUMNS, instanceOf, rowOf } from './instance-row.ts';
import { hasPrice, moveBilledStatus, noteSize } from './size-changes.ts';

/** One number for all servers. */
const PLACEMENT_LOCK = 8_597_002;

export function instanceRows(db: Kysely<Schema>, seal: Seal): InstanceRows {
  return {
    ...lookUps(db),
    ...instanceLists(db),
    ...changes(db),
    ...secrets(db, seal),
    ...brokerRows(db),
    ...endpointRows(db),
  };
}

type LookUps = Pick<InstanceRows, 'byId' | 'any' | 'unsettledIds' | 'listAll' | 'usage'>;

function lookUps(db: Kysely<Schema>): LookUps {
  // Written as the partial indexes have it, or they are not used.
  const visible = () => db.selectFrom('instances').where(sql<boolean>`status <> 3`);
  return {
    byId: async (appId, region, instanceId) => {
      const row = await visible()
        .select(INSTANCE_COLUMNS)
        .where('instanceId', '=', instanceId)
        .where('appId', '=', appId)
        .where('region', '=', region)
        .executeTakeFirst();
      return row ? instanceOf(row) : null;
    },
    any: async (instanceId) => {
      const query = db.selectFrom('instances').select(INSTANCE_COLUMNS).where('instanceId', '=', instanceId);
      const row = await query.executeTakeFirst();
      return row ? instanceOf(row) : null;
    },
    unsettledIds: async () => {
      const rows = await visible().select('instanceId').orderBy('instanceId').execute();
      return rows.map((row) => row.instanceId);
    },
    listAll: async () => {
      const rows = await visible()
        .select(INSTANCE_COLUMNS)
        .orderBy('createdAt', 'desc')
        .orderBy('instanceId')
        .execute();
      return rows.map(instanceOf);
    },
    usage: async (instanceIds) => {
      if (instanceIds.length === 0) return new Map();
      const rows = await db
        .selectFrom('instances')
        .select(['instanceId', 'topicCount', 'partitionReplicaCount'])
        .where('instanceId', 'in', instanceIds)
        .execute();
      return new Map(rows.map(({ instanceId, ...counts }) => [instanceId, counts]));
    },
  };
}

type Changes = Pick<InstanceRows, 'lockPlacement' | 'hold' | 'moveStatus' | 'setHealth' | 'setUsage' | 'update'>;

function changes(db: Kysely<Schema>): Changes {
  const change = (instanceId: string) => db.updateTable('instances').where('instanceId', '=', instanceId);
  return {
    lockPlacement: async () => {
      await sql`select pg_advisory_xact_lock(${PLACEMENT_LOCK})`.execute(db);
    },
    hold: async (instanceId) => {
      await db.selectFrom('instances').select('instanceId').where('instanceId', '=', instanceId).forUpdate().execute();
    },
    moveStatus: async (instanceId, from, to, at, failure = '') => {
      if (!mayMove(from, to)) throw new RangeError(`an instance never goes from status ${from} to ${to}`);
      const effect = billingEffect(from, to);
      if (effect !== null) return moveBilledStatus(db, { instanceId, from, to, at, failure, effect });
      const moved = await change(instanceId)
        .set({ status: to, failure, ...(to === STATUS.deleted && { deletedAt: at }) })
        .where('status', '=', from)
        .executeTakeFirst();
      return moved.numUpdatedRows === 1n;
    },
    setHealth: async (instanceId, health, healthMessage) => {
      await change(instanceId).set({ health, healthMessage }).execute();
    },
    setUsage: async (instanceId, topicCount, partitionReplicaCount) => {
      await change(instanceId).set({ topicCount, partitionReplicaCount }).execute();
    },
    update: async (instanceId, wanted, at) => {
      const columns = columnsOf(wanted);
      if (Object.keys(columns).length === 0) return;
      if (!hasPrice(wanted)) {
        await change(instanceId).set(columns).execute();
        return;
      }
      if (at === undefined) throw new RangeError(`a change of what ${instanceId} is billed for needs its time`);
      await inOneTransaction(db, async (within) => {
        await within.updateTable('instances').where('instanceId', '=', instanceId).set(columns).execute();
        await noteSize(within, instanceId, at);
      });
    },
  };
}

/** The surrounding transaction, or one of its own. */
function inOneTransaction<T>(db: Kysely<Schema>, work: (db: Kysely<Schema>) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db) : db.transaction().execute(work);
}

function secrets(db: Kysely<Schema>, seal: Seal): Pick<InstanceRows, 'insert' | 'adminPassword'> {
  return {
    // One statement for all tables and the whole batch: all or nothing, and one round trip.
    insert: async (bought) => {
      if (bought.length === 0) return;
      const rows = bought.map(({ instance, adminPassword }) =>
        rowOf(instance, seal.close(adminPassword, { table: 'instances', id: instance.instanceId })),
      );
      const brokersJson = JSON.stringify(bought.flatMap(({ brokers }) => brokers.map(brokerRecord)));
      const endpointsJson = JSON.stringify(bought.flatMap(({ endpoints }) => endpoints.map(endpointRecord)));
      const statement = sql`
        with new_instances as (${db.insertInto('instances').values(rows)}),
        new_brokers as (insert into brokers select * from json_populate_recordset(null::brokers, ${brokersJson}))
        insert into endpoints select * from json_populate_recordset(null::endpoints, ${endpointsJson})`;
      try {
        await statement.execute(db);
      } catch (error) {
        throw isEndpointConflict(error) ? new EndpointTaken() : error;
      }
    },
    adminPassword: async (instanceId) => {
      const row = await db
        .selectFrom('instances')
        .select('sealedAdminPassword')
        .where('instanceId', '=', instanceId)
        .executeTakeFirstOrThrow();
      return seal.open(row.sealedAdminPassword, { table: 'instances', id: instanceId });
    },
  };
}

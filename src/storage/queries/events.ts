import { sql, type Kysely } from 'kysely';
import type { EventFilter, EventRows } from '../event-rows.ts';
import type { Schema } from '../schema.ts';

export function eventRows(db: Kysely<Schema>): EventRows {
  return {
    append: async ({ instanceId, ...event }) => {
      const appId = sql<number>`(SELECT app_id FROM instances WHERE instance_id = ${instanceId})`;
      await db
        .insertInto('events')
        .values({ ...event, instanceId, appId })
        .execute();
    },
    appendToAccount: async (event) => {
      await db
        .insertInto('events')
        .values({ ...event, instanceId: null })
        .execute();
    },
    latest: (instanceId, limit) =>
      db
        .selectFrom('events')
        .select(['at', 'kind', 'text'])
        .where('instanceId', '=', instanceId)
        .orderBy('eventId', 'desc')
        .limit(limit)
        .execute(),
    list: (filter, { order, limit, offset }) =>
      matching(db, filter)
        .select(['eventId', 'events.instanceId', 'at', 'kind', 'text'])
        .select((it) => [
          it.fn.coalesce('instanceName', it.val('')).as('instanceName'),
          it.fn.coalesce('region', it.val('')).as('region'),
        ])
        .orderBy('at', order)
        .orderBy('eventId', order)
        .limit(limit)
        .offset(offset)
        .execute(),
    counts: async (filter) => {
      const counted = matching(db, filter).select(({ fn }) => ['kind', fn.countAll<number>().as('count')]);
      return new Map((await counted.groupBy('kind').execute()).map((it) => [it.kind, it.count]));
    },
  };
}

function matching(db: Kysely<Schema>, { appId, from, to, kinds, instanceIds, regions }: EventFilter) {
  return db
    .selectFrom('events')
    .leftJoin('instances', 'instances.instanceId', 'events.instanceId')
    .where('events.appId', '=', appId)
    .where('at', '>=', from)
    .where('at', '<', to)
    .where(sql<boolean>`kind = ANY (${kinds})`)
    .$if(instanceIds !== undefined, (query) => query.where(sql<boolean>`events.instance_id = ANY (${instanceIds})`))
    .$if(regions !== undefined, (query) => query.where(sql<boolean>`region = ANY (${regions})`));
}

import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import type { EventRows } from '../storage.ts';

export function eventRows(db: Kysely<Schema>): EventRows {
  return {
    append: async ({ instanceId, at, kind, text }) => {
      await db.insertInto('events').values({ instanceId, at, kind, text }).execute();
    },
    latest: (instanceId, limit) =>
      db
        .selectFrom('events')
        .select(['at', 'kind', 'text'])
        .where('instanceId', '=', instanceId)
        .orderBy('eventId', 'desc')
        .limit(limit)
        .execute(),
  };
}

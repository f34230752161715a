import { sql, type Kysely } from 'kysely';
import { STATUS } from '../../domain/instance.ts';
import type { Schema } from '../schema.ts';
import type { TopicRows } from '../storage.ts';

/** What PostgreSQL says when a lock was not to be had in time. */
const LOCK_NOT_AVAILABLE = '55P03';
const LOCK_WITHIN_MS = 10_000;

export function topicRows(db: Kysely<Schema>): TopicRows {
  return {
    lock: async (instanceId) => {
      await sql.raw(`SET LOCAL lock_timeout = ${LOCK_WITHIN_MS}`).execute(db);
      try {
        await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`topics:${instanceId}`}, 0))`.execute(db);
        return true;
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === LOCK_NOT_AVAILABLE) return false;
        throw error;
      }
    },
    list: (instanceId) => db.selectFrom('topics').selectAll().where('instanceId', '=', instanceId).execute(),
    owned: async (appId, region, topicId) => {
      const found = await db
        .selectFrom('topics')
        .innerJoin('instances', 'instances.instanceId', 'topics.instanceId')
        .selectAll('topics')
        .where('topicId', '=', topicId)
        .where('instances.appId', '=', appId)
        .where('instances.region', '=', region)
        .where('instances.status', '<>', STATUS.deleted)
        .executeTakeFirst();
      return found ?? null;
    },
    adopt: async (records) => {
      if (records.length === 0) return;
      await db
        .insertInto('topics')
        .values([...records])
        .onConflict((conflict) => conflict.columns(['instanceId', 'topicName']).doNothing())
        .execute();
    },
    put: async (record) => {
      await db
        .insertInto('topics')
        .values(record)
        .onConflict((conflict) => conflict.columns(['instanceId', 'topicName']).doUpdateSet(record))
        .execute();
    },
    update: async (topicId, change) => {
      if (Object.keys(change).length === 0) return;
      await db.updateTable('topics').set(change).where('topicId', '=', topicId).execute();
    },
    remove: async (topicIds) => {
      if (topicIds.length === 0) return;
      await db
        .with('gone', (with_) => with_.deleteFrom('topics').where('topicId', 'in', topicIds).returning('topicId'))
        .deleteFrom('tags')
        .where('kind', '=', 'topic')
        .where('resourceId', 'in', (from) => from.selectFrom('gone').select('topicId'))
        .execute();
    },
    removeAll: async (instanceId) => {
      await db
        .with('gone', (with_) => with_.deleteFrom('topics').where('instanceId', '=', instanceId).returning('topicId'))
        .deleteFrom('tags')
        .where('kind', '=', 'topic')
        .where('resourceId', 'in', (from) => from.selectFrom('gone').select('topicId'))
        .execute();
    },
  };
}

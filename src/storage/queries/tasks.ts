import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import type { TaskRows } from '../storage.ts';

export function taskRows(db: Kysely<Schema>): TaskRows {
  return {
    insert: async (tasks) => {
      if (tasks.length === 0) return [];
      const rows = await db.insertInto('tasks').values(tasks).returning('flowId').execute();
      return rows.map((row) => row.flowId);
    },
    byFlowId: async (appId, flowId) =>
      (await db
        .selectFrom('tasks')
        .selectAll()
        .where('flowId', '=', flowId)
        .where('appId', '=', appId)
        .executeTakeFirst()) ?? null,
    latest: async (instanceId, kind) =>
      (await db
        .selectFrom('tasks')
        .selectAll()
        .where('instanceId', '=', instanceId)
        .where('kind', '=', kind)
        .orderBy('flowId', 'desc')
        .limit(1)
        .executeTakeFirst()) ?? null,
    update: async (flowId, { status, output, finishedAt }) => {
      await db.updateTable('tasks').set({ status, output, finishedAt }).where('flowId', '=', flowId).execute();
    },
  };
}

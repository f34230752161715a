import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import type { AccountRows } from '../storage.ts';

export function accountRows(db: Kysely<Schema>): AccountRows {
  return {
    byAppId: async (appId) =>
      (await db.selectFrom('accounts').selectAll().where('appId', '=', appId).executeTakeFirst()) ?? null,
    insert: async ({ appId, uin, timeZone, createdAt }) => {
      await db.insertInto('accounts').values({ appId, uin, timeZone, createdAt }).execute();
    },
    list: () => db.selectFrom('accounts').selectAll().orderBy('createdAt').orderBy('appId').execute(),
  };
}

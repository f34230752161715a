import { sql, type Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import type { UserRows } from '../storage.ts';

const USER_COLUMNS = ['userId', 'instanceId', 'userName', 'createdAt', 'updatedAt'] as const;

export function userRows(db: Kysely<Schema>): UserRows {
  const ofName = (instanceId: string, userName: string) =>
    db.selectFrom('users').where('instanceId', '=', instanceId).where('userName', '=', userName);
  return {
    insert: async ({ instanceId, userName, credentials, at }) => {
      const { sha256: scramSha256, sha512: scramSha512 } = credentials;
      const added = await db
        .insertInto('users')
        .values({ instanceId, userName, scramSha256, scramSha512, createdAt: at, updatedAt: at })
        .onConflict((conflict) => conflict.columns(['instanceId', 'userName']).doNothing())
        .returning('userId')
        .executeTakeFirst();
      return added !== undefined;
    },
    byName: async (instanceId, userName) =>
      (await ofName(instanceId, userName).select(USER_COLUMNS).executeTakeFirst()) ?? null,
    lockedCredentials: async (instanceId, userName) => {
      const row = await ofName(instanceId, userName)
        .select(['scramSha256', 'scramSha512'])
        .forUpdate()
        .executeTakeFirst();
      return row === undefined ? null : { sha256: row.scramSha256, sha512: row.scramSha512 };
    },
    setCredentials: async (userId, { sha256: scramSha256, sha512: scramSha512 }, at) => {
      await db
        .updateTable('users')
        .set({ scramSha256, scramSha512, updatedAt: at })
        .where('userId', '=', userId)
        .execute();
    },
    list: async (instanceId, search, limit, offset) => {
      const matching = db
        .selectFrom('users')
        .where('instanceId', '=', instanceId)
        .where(sql<boolean>`position(lower(${search}) in lower(user_name)) > 0`);
      const [{ total }, items] = await Promise.all([
        matching.select((count) => count.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
        matching.select(USER_COLUMNS).orderBy('userId', 'desc').limit(limit).offset(offset).execute(),
      ]);
      return { total, items };
    },
    names: async (instanceId) => {
      const rows = await db.selectFrom('users').where('instanceId', '=', instanceId).select('userName').execute();
      return rows.map((it) => it.userName);
    },
    access: async (instanceId) => {
      const rows = await db
        .selectFrom('users')
        .leftJoin('userTokens', (join) =>
          join.onRef('userTokens.userId', '=', 'users.userId').on('userTokens.authorized', '=', true),
        )
        .where('users.instanceId', '=', instanceId)
        .select(['userName', 'scramSha256', 'scramSha512'])
        .select(
          sql<
            string[]
          >`coalesce(array_agg(token_hash ORDER BY token_hash) FILTER (WHERE token_hash IS NOT NULL), '{}')`.as(
            'tokenHashes',
          ),
        )
        .groupBy('users.userId')
        .orderBy('userName')
        .execute();
      return rows.map(({ userName, scramSha256, scramSha512, tokenHashes }) => ({
        userName,
        credentials: { sha256: scramSha256, sha512: scramSha512 },
        tokenHashes,
      }));
    },
    remove: async (userId) => {
      await db.deleteFrom('users').where('userId', '=', userId).execute();
    },
    removeAll: async (instanceId) => {
      await db.deleteFrom('users').where('instanceId', '=', instanceId).execute();
    },
    addToken: async (userId, tokenHash, at) => {
      await db.insertInto('userTokens').values({ userId, tokenHash, authorized: false, createdAt: at }).execute();
    },
    authorizeToken: async (userId, tokenHash, authorized) => {
      const changed = await db
        .updateTable('userTokens')
        .set({ authorized })
        .where('userId', '=', userId)
        .where('tokenHash', '=', tokenHash)
        .returning('tokenHash')
        .executeTakeFirst();
      return changed !== undefined;
    },
  };
}

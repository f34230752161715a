import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import type { Seal } from '../seal.ts';
import type { KeyPairRows } from '../storage.ts';

const PUBLIC_COLUMNS = ['secretId', 'appId', 'name', 'access', 'createdAt', 'disabledAt'] as const;

export function keyPairRows(db: Kysely<Schema>, seal: Seal): KeyPairRows {
  return {
    insert: async ({ secretId, appId, name, access, createdAt, disabledAt }, secretKey) => {
      const sealedSecretKey = seal.close(secretKey, { table: 'key_pairs', id: secretId });
      await db
        .insertInto('keyPairs')
        .values({ secretId, appId, name, access, sealedSecretKey, createdAt, disabledAt })
        .execute();
    },
    bySecretId: async (secretId) => {
      const row = await db
        .selectFrom('keyPairs')
        .innerJoin('accounts', 'accounts.appId', 'keyPairs.appId')
        .select(['keyPairs.secretId', 'keyPairs.appId', 'keyPairs.name', 'keyPairs.access', 'keyPairs.createdAt'])
        .select('keyPairs.disabledAt')
        .select(['keyPairs.sealedSecretKey', 'accounts.uin', 'accounts.timeZone', 'accounts.createdAt as openedAt'])
        .where('secretId', '=', secretId)
        .executeTakeFirst();
      if (!row) return null;
      const { sealedSecretKey, uin, timeZone, openedAt, ...keyPair } = row;
      return {
        keyPair,
        account: { appId: row.appId, uin, timeZone, createdAt: openedAt },
        secretKey: seal.open(sealedSecretKey, { table: 'key_pairs', id: secretId }),
      };
    },
    list: (appId) =>
      db
        .selectFrom('keyPairs')
        .select(PUBLIC_COLUMNS)
        .where('appId', '=', appId)
        .orderBy('createdAt')
        .orderBy('secretId')
        .execute(),
    disable: async (appId, secretId, at) => {
      const changed = await db
        .updateTable('keyPairs')
        .set((eb) => ({ disabledAt: eb.fn.coalesce('disabledAt', eb.val(at)) }))
        .where('secretId', '=', secretId)
        .where('appId', '=', appId)
        .executeTakeFirst();
      return changed.numUpdatedRows > 0n;
    },
  };
}

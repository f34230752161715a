import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import type { Seal } from '../seal.ts';
import type { TemporaryCredentialRows } from '../storage.ts';

export function temporaryCredentialRows(db: Kysely<Schema>, seal: Seal): TemporaryCredentialRows {
  return {
    insert: async (credential, { secretKey, tokenSha256 }) => {
      const { policy, ...rest } = credential;
      const place = { table: 'temporary_credentials', id: credential.secretId };
      await db
        .insertInto('temporaryCredentials')
        .values({
          ...rest,
          policy: policy === null ? null : JSON.stringify(policy),
          sealedSecretKey: seal.close(secretKey, place),
          tokenSha256,
        })
        .execute();
    },
    bySecretId: async (secretId) => {
      const row = await db
        .selectFrom('temporaryCredentials as own')
        .innerJoin('accounts', 'accounts.appId', 'own.appId')
        .innerJoin('keyPairs as parent', 'parent.secretId', 'own.parentSecretId')
        .selectAll('own')
        .select(['accounts.uin', 'accounts.timeZone', 'accounts.createdAt as openedAt'])
        .select(['parent.access', 'parent.disabledAt'])
        .where('own.secretId', '=', secretId)
        .executeTakeFirst();
      if (!row) return null;
      const { uin, timeZone, openedAt, access, disabledAt, sealedSecretKey, tokenSha256, ...credential } = row;
      return {
        credential,
        account: { appId: row.appId, uin, timeZone, createdAt: openedAt },
        access: disabledAt === null ? access : null,
        secretKey: seal.open(sealedSecretKey, { table: 'temporary_credentials', id: secretId }),
        tokenSha256,
      };
    },
    prune: async (before) => {
      await db.deleteFrom('temporaryCredentials').where('expiresAt', '<', before).execute();
    },
  };
}

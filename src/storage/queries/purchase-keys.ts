import { sql, type Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import type { PurchaseKeyRows } from '../storage.ts';

export function purchaseKeyRows(db: Kysely<Schema>): PurchaseKeyRows {
  return {
    lock: async (appId, purchaseKey) => {
      await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`purchase:${appId}:${purchaseKey}`}, 0))`.execute(db);
    },
    byKey: async (appId, purchaseKey, since) =>
      (await db
        .selectFrom('purchaseKeys')
        .innerJoin('orders', 'orders.dealName', 'purchaseKeys.dealName')
        .select(['purchaseKeys.dealName', 'purchaseKeys.parametersSha256', 'orders.instanceIds'])
        .where('purchaseKeys.appId', '=', appId)
        .where('purchaseKey', '=', purchaseKey)
        .where('boughtAt', '>', since)
        .executeTakeFirst()) ?? null,
    put: async (purchase) => {
      const { parametersSha256, dealName, boughtAt } = purchase;
      await db
        .insertInto('purchaseKeys')
        .values(purchase)
        .onConflict((it) => it.columns(['appId', 'purchaseKey']).doUpdateSet({ parametersSha256, dealName, boughtAt }))
        .execute();
    },
    prune: async (before) => {
      await db.deleteFrom('purchaseKeys').where('boughtAt', '<', before).execute();
    },
  };
}

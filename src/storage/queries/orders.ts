import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import type { OrderRows } from '../storage.ts';

export function orderRows(db: Kysely<Schema>): OrderRows {
  return {
    insert: async (order) => {
      const inserted = await db
        .insertInto('orders')
        .values({
          ...order,
          parameters: JSON.stringify(order.parameters ?? null),
          purchase: JSON.stringify(order.purchase ?? null),
        })
        .onConflict((conflict) => conflict.column('dealName').doNothing())
        .executeTakeFirst();
      return inserted.numInsertedOrUpdatedRows === 1n;
    },
    byDealName: async (appId, dealName) =>
      (await db
        .selectFrom('orders')
        .selectAll()
        .where('dealName', '=', dealName)
        .where('appId', '=', appId)
        .executeTakeFirst()) ?? null,
  };
}

import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import type { ReceiptRows } from '../storage.ts';

export function receiptRows(db: Kysely<Schema>): ReceiptRows {
  const mark = async (receiptId: number, state: Schema['receipts']['state']): Promise<void> => {
    await db.updateTable('receipts').set({ state }).where('receiptId', '=', receiptId).execute();
  };
  return {
    insert: async ({ fingerprint, body, answeredAt }) => {
      const row = await db
        .insertInto('receipts')
        .values({ fingerprint, body, answeredAt, state: 'sending' })
        .returning('receiptId')
        .executeTakeFirstOrThrow();
      return row.receiptId;
    },
    // 'sending' counts: a server that died after the change was committed never marked it.
    undelivered: async (fingerprint, since) =>
      (await db
        .selectFrom('receipts')
        .select(['receiptId', 'body'])
        .where('fingerprint', '=', fingerprint)
        .where('state', '<>', 'delivered')
        .where('answeredAt', '>', since)
        .orderBy('receiptId')
        .limit(1)
        .executeTakeFirst()) ?? null,
    markDelivered: (receiptId) => mark(receiptId, 'delivered'),
    markLost: (receiptId) => mark(receiptId, 'lost'),
    prune: async (before) => {
      await db.deleteFrom('receipts').where('answeredAt', '<', before).execute();
    },
  };
}

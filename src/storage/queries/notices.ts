import { sql, type Kysely } from 'kysely';
import type { BillingRows } from '../billing-rows.ts';
import type { Schema } from '../schema.ts';

type Notices = Pick<
  BillingRows,
  'setOverdue' | 'notify' | 'noticesToDeliver' | 'markNotice' | 'notices' | 'instancesOf'
>;

const COLUMNS = ['noticeId', 'appId', 'instanceId', 'kind', 'overdueSince', 'at', 'text', 'failedDeliveries'] as const;

export function noticeRows(db: Kysely<Schema>): Notices {
  return {
    setOverdue: async (appId, overdueSince) => {
      await db.updateTable('balances').set({ overdueSince }).where('appId', '=', appId).execute();
    },
    notify: async (notice) => {
      const written = await db
        .insertInto('notices')
        .values({ ...notice, nextDeliveryAt: notice.at })
        .onConflict((conflict) => conflict.columns(['appId', 'instanceId', 'overdueSince', 'kind']).doNothing())
        .executeTakeFirst();
      return written.numInsertedOrUpdatedRows === 1n;
    },
    noticesToDeliver: (now, limit) =>
      db
        .selectFrom('notices')
        .select(COLUMNS)
        .where('deliveredAt', 'is', null)
        .where('nextDeliveryAt', '<=', now)
        .orderBy('noticeId')
        .limit(limit)
        .execute(),
    markNotice: async (noticeId, result) => {
      const failed = { failedDeliveries: sql<number>`failed_deliveries + 1` };
      await db
        .updateTable('notices')
        .set('deliveredAt' in result ? result : { ...result, ...failed })
        .where('noticeId', '=', noticeId)
        .execute();
    },
    notices: (appId, limit) =>
      db
        .selectFrom('notices')
        .select(COLUMNS)
        .where('appId', '=', appId)
        .orderBy('noticeId', 'desc')
        .limit(limit)
        .execute(),
    instancesOf: async (appId, statuses) => {
      const query = db.selectFrom('instances').select('instanceId').where('appId', '=', appId);
      const rows = await query
        .where('expiresAt', 'is', null)
        .where('status', 'in', statuses)
        .orderBy('instanceId')
        .execute();
      return rows.map((row) => row.instanceId);
    },
  };
}

import { sql, type Kysely } from 'kysely';
import type { DealStatus, Order } from '../../domain/order.ts';
import type { Schema } from '../schema.ts';
import type { DealFilter, OrderRows } from '../storage.ts';
import { amountOf, decimal } from './amounts.ts';
import { pageOf } from './page.ts';

const COLUMNS = [
  ...(['dealName', 'appId', 'uin', 'secretId', 'requestId', 'region', 'action', 'parameters', 'purchase'] as const),
  ...(['instanceIds', 'createdAt', 'unitPrice', 'unitPeriod', 'currency', 'paid', 'months'] as const),
];

/** 5 failed and 3 delivering by what the instances say now; a change is under way only as an instance's newest order. */
const STATE = sql<DealStatus>`(
  SELECT CASE
    WHEN bool_or(it.status = -1) AND orders.deal_name = min(it.deal_name) THEN 5
    WHEN bool_or(CASE
      WHEN orders.deal_name = it.deal_name THEN it.status = 0
      WHEN orders.action IN ('DeleteInstancePost', 'DeleteInstancePre') THEN it.status IN (2, 4)
      WHEN orders.action IN ('RenewCkafkaInstance', 'IsolatedInstancePre') THEN false
      ELSE it.status = 7 AND NOT EXISTS (
        SELECT FROM orders AS later WHERE it.instance_id = ANY (later.instance_ids) AND later.app_id = orders.app_id
          AND later.created_at > orders.created_at)
    END) THEN 3
    ELSE 4 END
  FROM instances AS it WHERE it.instance_id = ANY (orders.instance_ids))`;

export function orderRows(db: Kysely<Schema>): OrderRows {
  return {
    insert: async ({ unitPrice, paid, ...order }) => {
      const inserted = await db
        .insertInto('orders')
        .values({
          ...order,
          parameters: JSON.stringify(order.parameters ?? null),
          purchase: JSON.stringify(order.purchase ?? null),
          unitPrice: unitPrice === null ? null : decimal(unitPrice.amount),
          unitPeriod: unitPrice?.period ?? null,
          currency: unitPrice?.currency ?? null,
          paid: paid === null ? null : decimal(paid),
        })
        .onConflict((conflict) => conflict.column('dealName').doNothing())
        .executeTakeFirst();
      return inserted.numInsertedOrUpdatedRows === 1n;
    },
    byDealName: async (appId, dealName) => {
      const query = db.selectFrom('orders').select(COLUMNS).where('dealName', '=', dealName).where('appId', '=', appId);
      const row = await query.executeTakeFirst();
      return row === undefined ? null : orderOf(row);
    },
    deals: async (appId, filter, limit, offset) => {
      const matching = dealsOf(db, appId, filter);
      const rows = await matching
        .selectAll()
        .select(sql<number>`count(*) over ()`.as('total'))
        .orderBy('createdAt', 'desc')
        .orderBy('dealName')
        .limit(limit)
        .offset(offset)
        .execute();
      const count = async (): Promise<number> =>
        (await matching.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()).total;
      return pageOf(rows, offset, count, ({ total: _, state, ...row }) => ({ ...orderOf(row), state }));
    },
  };
}

function dealsOf(db: Kysely<Schema>, appId: number, { from, to, dealName, instanceId, states }: DealFilter) {
  const all = db.selectFrom('orders').select(COLUMNS).select(STATE.as('state'));
  const some = all
    .where('appId', '=', appId)
    .where('createdAt', '>=', from)
    .where('createdAt', '<=', to)
    .$if(dealName !== undefined, (query) => query.where('dealName', '=', dealName ?? ''))
    .$if(instanceId !== undefined, (query) => query.where(sql<boolean>`${instanceId} = ANY (instance_ids)`));
  return db
    .selectFrom(some.as('deal'))
    .$if(states !== undefined, (query) => query.where(sql<boolean>`state = ANY (${states}::int[])`));
}

function orderOf({
  unitPrice,
  unitPeriod,
  currency,
  paid,
  ...row
}: Omit<Order, 'unitPrice' | 'paid'> & {
  unitPrice: string | null;
  unitPeriod: 'hour' | 'month' | null;
  currency: string | null;
  paid: string | null;
}): Order {
  const isPriced = unitPrice !== null && unitPeriod !== null && currency !== null;
  return {
    ...row,
    unitPrice: isPriced ? { amount: amountOf(unitPrice), period: unitPeriod, currency } : null,
    paid: paid === null ? null : amountOf(paid),
  };
}

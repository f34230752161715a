import { sql, type Kysely } from 'kysely';
import type { BillingRows, LedgerSum, LineFilter } from '../billing-rows.ts';
import type { Schema } from '../schema.ts';
import { amountOf } from './amounts.ts';

type Bills = Pick<BillingRows, 'lines' | 'positions' | 'ledger' | 'sums'>;

export function billRows(db: Kysely<Schema>): Bills {
  const matching = ({ appId, from, to, instanceId }: LineFilter) =>
    db
      .selectFrom('billLines')
      .where('billLines.appId', '=', appId)
      .where('hourStart', '>=', from)
      .where('hourStart', '<', to)
      .$if(instanceId !== undefined, (query) => query.where('instanceId', '=', instanceId ?? ''));
  return {
    lines: async (filter) => {
      const rows = await matching(filter)
        .selectAll()
        .orderBy('instanceId')
        .orderBy('hourStart')
        .orderBy('item')
        .execute();
      return rows.map((row) => ({ ...row, price: amountOf(row.price), amount: amountOf(row.amount) }));
    },
    positions: async (filter) => {
      const keys = ['instanceId', 'item', 'price', 'quantity', 'unit', 'formula'] as const;
      const summed = matching(filter)
        .innerJoin('accounts', 'accounts.appId', 'billLines.appId')
        .select(keys)
        .select(sql<string>`to_char(hour_start AT TIME ZONE time_zone, 'YYYY-MM-DD')`.as('day'))
        .select(({ fn }) => [fn.countAll<number>().as('periods'), fn.sum<string>('amount').as('amount')])
        .select(({ fn }) => [
          fn.min('hourStart').as('from'),
          fn.max('hourEnd').as('to'),
          fn.max('chargedAt').as('chargedAt'),
        ])
        .groupBy([...keys, 'day']);
      const rows = await db
        .selectFrom(summed.as('position'))
        .innerJoin('instances', 'instances.instanceId', 'position.instanceId')
        .selectAll('position')
        .select(['instanceName', 'region', 'zoneId', 'edition'])
        .orderBy('position.instanceId')
        .orderBy('day')
        .orderBy('item')
        .orderBy('from')
        .orderBy('price')
        .execute();
      const hourly = { kind: 'hour', dealName: '' } as const;
      return rows.map((row) => ({ ...row, ...hourly, price: amountOf(row.price), amount: amountOf(row.amount) }));
    },
    ledger: async (appId, limit) => {
      const rows = await db
        .selectFrom('ledger')
        .select(['transferId', 'kind', 'amount', 'at', 'note'])
        .where('appId', '=', appId)
        .where('side', '=', 'customer')
        .orderBy('transferId', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row) => ({ ...row, amount: amountOf(row.amount) }));
    },
    sums: async () => {
      const { rows } = await sql<Record<LedgerSum, string | null> & { appId: number }>`
        SELECT app_id, balance, entries.customer, entries.whole, entries.usage, charged.lines, entries.prepaid,
          paid.lines AS prepaid_lines FROM balances
        LEFT JOIN LATERAL (
          SELECT sum(amount) FILTER (WHERE side = 'customer') AS customer, sum(amount) AS whole,
            -sum(amount) FILTER (WHERE side = 'customer' AND kind = 'usage') AS usage,
            -sum(amount) FILTER (WHERE side = 'customer' AND kind IN ('prepaid', 'refund')) AS prepaid
          FROM ledger WHERE ledger.app_id = balances.app_id
        ) AS entries ON true
        LEFT JOIN LATERAL (SELECT sum(amount) AS lines FROM bill_lines WHERE bill_lines.app_id = balances.app_id) AS charged ON true
        LEFT JOIN LATERAL (SELECT sum(amount) AS lines FROM prepaid_lines WHERE prepaid_lines.app_id = balances.app_id) AS paid ON true
        ORDER BY app_id`.execute(db);
      return rows.map((row) => ({
        appId: row.appId,
        balance: amountOf(row.balance),
        customer: amountOf(row.customer),
        whole: amountOf(row.whole),
        usage: amountOf(row.usage),
        lines: amountOf(row.lines),
        prepaid: amountOf(row.prepaid),
        prepaidLines: amountOf(row.prepaidLines),
      }));
    },
  };
}

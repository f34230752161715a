import { sql, type Kysely } from 'kysely';
import type { BilledSize, SizeChange } from '../../domain/billed-size.ts';
import type { BillingCursor, BillingRows, BillLine } from '../billing-rows.ts';
import type { Schema } from '../schema.ts';
import { amountOf, decimal } from './amounts.ts';
import { billRows } from './bills.ts';
import { noticeRows } from './notices.ts';

export function billingRows(db: Kysely<Schema>): BillingRows {
  return { ...accountsOf(db), ...meterOf(db), ...billRows(db), ...noticeRows(db) };
}

type Accounts = Pick<BillingRows, 'openBalances' | 'balance' | 'holdBalance' | 'balances' | 'pay' | 'park'>;

function accountsOf(db: Kysely<Schema>): Accounts {
  const all = () => db.selectFrom('balances').selectAll();
  return {
    openBalances: async (currency, credit, at) => {
      const { rows } = await sql<{ appId: number }>`
        WITH opened AS (
          INSERT INTO balances (app_id, currency, balance, opened_at)
          SELECT app_id, ${currency}, ${decimal(credit)}::numeric, ${at}::timestamptz FROM accounts
          ON CONFLICT DO NOTHING RETURNING app_id
        ), transfers AS (SELECT app_id, nextval('ledger_transfers') AS id FROM opened), entries AS (
          INSERT INTO ledger (transfer_id, side, app_id, kind, amount, at, note)
          SELECT transfers.id, entry.side, app_id, 'credit', entry.amount, ${at}::timestamptz, 'opening credit'
          FROM transfers, (VALUES ('customer', ${decimal(credit)}::numeric), ('credit', -${decimal(credit)}::numeric)) AS entry (side, amount)
        )
        SELECT app_id FROM opened ORDER BY app_id`.execute(db);
      return rows.map((row) => row.appId);
    },
    balance: async (appId) => {
      const row = await all().where('appId', '=', appId).executeTakeFirst();
      return row === undefined ? null : { ...row, balance: amountOf(row.balance) };
    },
    holdBalance: async (appId) => {
      const row = await all().where('appId', '=', appId).forUpdate().executeTakeFirst();
      return row === undefined ? null : { ...row, balance: amountOf(row.balance) };
    },
    balances: async () => {
      const rows = await all().orderBy('appId').execute();
      return rows.map((row) => ({ ...row, balance: amountOf(row.balance) }));
    },
    pay: async (appId, amount, at, note) => {
      const { rows } = await sql`
        SELECT move_money(app_id, 'payment', 'payment', ${decimal(amount)}::numeric, ${at}::timestamptz, ${note})
        FROM balances WHERE app_id = ${appId}`.execute(db);
      return rows.length === 1;
    },
    park: async (appId, why) => {
      await db.updateTable('balances').set({ parked: why }).where('appId', '=', appId).execute();
    },
  };
}

type Meter = Pick<BillingRows, 'holdDue' | 'cursors' | 'openCursors' | 'chargedTo' | 'sizeChanges' | 'charge'>;

function meterOf(db: Kysely<Schema>): Meter {
  return {
    holdDue: async (settled, after, limit) => {
      const { rows } = await sql<BillingCursor>`
        SELECT instance_id, app_id, time_zone, charged_to
        FROM billing_cursors AS cursor JOIN accounts USING (app_id) JOIN balances USING (app_id)
        WHERE is_open AND instance_id > ${after} AND charged_to <= ${settled}::timestamptz - interval '1 hour' AND parked = ''
        ORDER BY instance_id LIMIT ${limit} FOR UPDATE OF cursor SKIP LOCKED`.execute(db);
      return rows;
    },
    cursors: async (after, limit) => {
      const query = db.selectFrom('billingCursors').innerJoin('accounts', 'accounts.appId', 'billingCursors.appId');
      return query
        .select(['instanceId', 'billingCursors.appId', 'timeZone', 'chargedTo'])
        .where('instanceId', '>', after)
        .orderBy('instanceId')
        .limit(limit)
        .execute();
    },
    openCursors: async (after, limit) => {
      const { rows } = await sql<BillingCursor>`
        SELECT instance_id, app_id, time_zone, charged_to
        FROM billing_cursors JOIN accounts USING (app_id) JOIN balances USING (app_id)
        WHERE is_open AND instance_id > ${after} AND parked = '' ORDER BY instance_id LIMIT ${limit}`.execute(db);
      return rows;
    },
    chargedTo: async () => {
      const { rows } = await sql<{ timeZone: string; isElastic: boolean; chargedTo: Date }>`
        SELECT time_zone, elastic_bandwidth AS is_elastic, min(charged_to) AS charged_to
        FROM billing_cursors AS cursor JOIN instances USING (instance_id)
        JOIN accounts ON accounts.app_id = cursor.app_id JOIN balances ON balances.app_id = cursor.app_id
        WHERE is_open AND parked = '' GROUP BY time_zone, elastic_bandwidth`.execute(db);
      return rows;
    },
    sizeChanges: async (instanceIds) => {
      const { rows } = await sql<{ instanceId: string; at: Date; size: BilledSize | null; isPrepaid: boolean }>`
        SELECT instance_id, at, size, expires_at IS NOT NULL AS is_prepaid
        FROM size_changes JOIN instances USING (instance_id)
        WHERE instance_id = ANY (${instanceIds}::text[]) ORDER BY instance_id, change_id`.execute(db);
      const changes = new Map<string, SizeChange[]>();
      for (const { instanceId, ...change } of rows)
        changes.set(instanceId, [...(changes.get(instanceId) ?? []), change]);
      return changes;
    },
    charge: async (lines, moves, at) => {
      const column = <T>(value: (it: BillLine) => T): T[] => lines.map(value);
      await sql`
        WITH written AS (
          INSERT INTO bill_lines (instance_id, app_id, item, hour_start, hour_end, quantity, unit, price, amount, formula, charged_at)
          SELECT *, ${at}::timestamptz FROM unnest(
            ${column((it) => it.instanceId)}::text[], ${column((it) => it.appId)}::bigint[], ${column((it) => it.item)}::text[],
            ${column((it) => it.hourStart)}::timestamptz[], ${column((it) => it.hourEnd)}::timestamptz[],
            ${column((it) => it.quantity)}::bigint[], ${column((it) => it.unit)}::bigint[],
            ${column((it) => decimal(it.price))}::numeric[], ${column((it) => decimal(it.amount))}::numeric[],
            ${column((it) => it.formula)}::text[])
          ON CONFLICT ON CONSTRAINT bill_lines_are_charged_once DO NOTHING
          RETURNING app_id, amount
        ), due AS (
          SELECT app_id, sum(amount) AS amount, count(*) AS lines FROM written GROUP BY app_id HAVING sum(amount) > 0 ORDER BY app_id
        ), moved AS (
          UPDATE billing_cursors SET charged_to = move.charged_to, is_open = move.is_open FROM unnest(
            ${moves.map((it) => it.instanceId)}::text[], ${moves.map((it) => it.chargedTo)}::timestamptz[],
            ${moves.map((it) => it.isOpen)}::boolean[]) AS move (instance_id, charged_to, is_open)
          WHERE billing_cursors.instance_id = move.instance_id
        )
        SELECT move_money(app_id, 'usage', 'revenue', -amount, ${at}::timestamptz, lines || ' lines') FROM due`.execute(
        db,
      );
    },
  };
}

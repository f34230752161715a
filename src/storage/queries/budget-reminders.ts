import { sql, type Kysely } from 'kysely';
import type { Budget } from '../../domain/budget.ts';
import type { BudgetRows, DueBudget } from '../budget-rows.ts';
import type { Schema } from '../schema.ts';
import { amountOf, decimal } from './amounts.ts';
import { pageOf } from './page.ts';

export function budgetReminderRows(db: Kysely<Schema>): Pick<BudgetRows, 'due' | 'markSeen' | 'remind' | 'reminders'> {
  return {
    due: async (limit) => {
      const { rows } = await sql<
        Omit<DueBudget, 'budget'> & Omit<Budget, 'quota'> & { quota: string; seenTransfer: number }
      >`
        SELECT budgets.*, time_zone, currency, charged.transfer_id
        FROM budgets JOIN accounts USING (app_id) JOIN balances USING (app_id)
        JOIN LATERAL (
          SELECT coalesce(max(transfer_id), 0) AS transfer_id FROM ledger WHERE ledger.app_id = budgets.app_id AND kind IN ('usage', 'prepaid')
        ) AS charged ON charged.transfer_id > seen_transfer
        ORDER BY budget_id LIMIT ${limit}`.execute(db);
      return rows.map(({ timeZone, currency, transferId, seenTransfer: _, ...row }) => ({
        budget: { ...row, quota: amountOf(row.quota) },
        timeZone,
        currency,
        transferId,
      }));
    },
    markSeen: async (budgetId, transferId) => {
      await db.updateTable('budgets').set({ seenTransfer: transferId }).where('budgetId', '=', budgetId).execute();
    },
    remind: async ({ budgetId, period, threshold, spent, quota, at, text }) => {
      const { rows } = await sql`
        WITH reached AS (
          INSERT INTO budget_reminders (budget_id, period, threshold, spent, quota, at, text)
          VALUES (${budgetId}, ${period}, ${decimal(threshold)}::numeric, ${decimal(spent)}::numeric, ${decimal(quota)}::numeric, ${at}, ${text})
          ON CONFLICT ON CONSTRAINT budgets_remind_once DO NOTHING RETURNING budget_id
        ), told AS (SELECT app_id FROM reached JOIN budgets USING (budget_id)), event AS (
          INSERT INTO events (app_id, at, kind, text) SELECT app_id, ${at}::timestamptz, 'budget', ${text} FROM told
        )
        INSERT INTO notices (app_id, kind, at, text, next_delivery_at)
        SELECT app_id, 'budget', ${at}::timestamptz, ${text}, ${at}::timestamptz FROM told RETURNING notice_id`.execute(
        db,
      );
      return rows.length === 1;
    },
    reminders: async (budgetId, limit, offset) => {
      const matching = db.selectFrom('budgetReminders').where('budgetId', '=', budgetId);
      const total = sql<number>`count(*)`.as('total');
      const rows = await matching
        .select(['budgetId', 'period', 'threshold', 'spent', 'quota', 'at', 'text'])
        .select(sql<number>`count(*) over ()`.as('total'))
        .orderBy('reminderId', 'desc')
        .limit(limit)
        .offset(offset)
        .execute();
      const count = async (): Promise<number> => (await matching.select(total).executeTakeFirstOrThrow()).total;
      return pageOf(rows, offset, count, ({ total: _, ...row }) => ({
        ...row,
        threshold: amountOf(row.threshold),
        spent: amountOf(row.spent),
        quota: amountOf(row.quota),
      }));
    },
  };
}

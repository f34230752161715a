import { sql, type Kysely } from 'kysely';
import type { Budget, BudgetTerms } from '../../domain/budget.ts';
import type { BudgetFilter, BudgetRows } from '../budget-rows.ts';
import type { Schema } from '../schema.ts';
import { amountOf, decimal } from './amounts.ts';
import { budgetReminderRows } from './budget-reminders.ts';
import { budgetSpendingRows } from './budget-spending.ts';
import { pageOf } from './page.ts';

export const BUDGET_COLUMNS = [
  ...(['budgetId', 'appId', 'byOperator', 'budgetName', 'note', 'cycle', 'firstDay', 'lastDay', 'quota'] as const),
  ...(['feeType', 'thresholds', 'tags', 'refuses', 'createdAt', 'updatedAt'] as const),
];

export function budgetRows(db: Kysely<Schema>): BudgetRows {
  return { ...changes(db), ...lists(db), ...budgetSpendingRows(db), ...budgetReminderRows(db) };
}

export function budgetOf(row: Omit<Budget, 'quota'> & { readonly quota: string }): Budget {
  return { ...row, quota: amountOf(row.quota) };
}

function changes(db: Kysely<Schema>): Pick<BudgetRows, 'insert' | 'update' | 'remove'> {
  return {
    insert: async (appId, byOperator, terms, at) => {
      const row = await db
        .insertInto('budgets')
        .values({ appId, byOperator, ...columnsOf(terms), createdAt: at, updatedAt: at })
        .onConflict((conflict) => conflict.columns(['appId', 'byOperator', 'budgetName']).doNothing())
        .returning(BUDGET_COLUMNS)
        .executeTakeFirst();
      return row === undefined ? null : budgetOf(row);
    },
    update: async (appId, budgetId, terms, at) => {
      const isTaken = sql<boolean>`EXISTS (SELECT FROM budgets AS other WHERE other.app_id = budgets.app_id
        AND other.by_operator = budgets.by_operator AND other.budget_id <> budgets.budget_id AND other.budget_name = ${terms.budgetName})`;
      const found = await db
        .selectFrom('budgets')
        .select(isTaken.as('isTaken'))
        .where('appId', '=', appId)
        .where('budgetId', '=', budgetId)
        .forUpdate()
        .executeTakeFirst();
      if (found === undefined) return 'missing';
      if (found.isTaken) return 'name-taken';
      const change = { ...columnsOf(terms), updatedAt: at, seenTransfer: -1 };
      await db.updateTable('budgets').set(change).where('budgetId', '=', budgetId).execute();
      return 'updated';
    },
    remove: async (appId, budgetId) => {
      const query = db.deleteFrom('budgets').where('appId', '=', appId).where('budgetId', '=', budgetId);
      return (await query.executeTakeFirst()).numDeletedRows === 1n;
    },
  };
}

function columnsOf({ quota, thresholds, tags, ...terms }: BudgetTerms) {
  return { ...terms, quota: decimal(quota), thresholds: JSON.stringify(thresholds), tags: JSON.stringify(tags) };
}

function lists(
  db: Kysely<Schema>,
): Pick<BudgetRows, 'byId' | 'list' | 'ofOperator' | 'count' | 'isAny' | 'holdRefusing'> {
  const all = () => db.selectFrom('budgets').select(BUDGET_COLUMNS);
  return {
    byId: async (appId, budgetId) => {
      const row = await all().where('appId', '=', appId).where('budgetId', '=', budgetId).executeTakeFirst();
      return row === undefined ? null : budgetOf(row);
    },
    list: async (appId, filter, limit, offset) => {
      const rows = await matching(db, appId, filter)
        .select(BUDGET_COLUMNS)
        .select(sql<number>`count(*) over ()`.as('total'))
        .orderBy('budgetId', 'desc')
        .limit(limit)
        .offset(offset)
        .execute();
      const count = async (): Promise<number> =>
        (await matching(db, appId, filter).select(countAll).executeTakeFirstOrThrow()).total;
      return pageOf(rows, offset, count, ({ total: _, ...row }) => budgetOf(row));
    },
    ofOperator: async (appId) => {
      const query = all()
        .where('byOperator', '=', true)
        .$if(appId !== undefined, (some) => some.where('appId', '=', appId ?? 0));
      return (await query.orderBy('appId').orderBy('budgetName').execute()).map(budgetOf);
    },
    count: async (appId) => (await matching(db, appId, {}).select(countAll).executeTakeFirstOrThrow()).total,
    isAny: async () => (await db.selectFrom('budgets').select('budgetId').limit(1).execute()).length > 0,
    holdRefusing: async (appId) => {
      const query = all().where('appId', '=', appId).where('refuses', '=', true).orderBy('budgetId').forUpdate();
      return (await query.execute()).map(budgetOf);
    },
  };
}

const countAll = sql<number>`count(*)`.as('total');

const STATES = {
  running: (day: string) => sql<boolean>`first_day <= ${day} AND last_day >= ${day}`,
  over: (day: string) => sql<boolean>`last_day < ${day}`,
  'to-come': (day: string) => sql<boolean>`first_day > ${day}`,
} as const;

function matching(db: Kysely<Schema>, appId: number, { budgetId, name, cycles, state }: BudgetFilter) {
  return db
    .selectFrom('budgets')
    .where('appId', '=', appId)
    .$if(budgetId !== undefined, (query) => query.where('budgetId', '=', budgetId ?? 0))
    .$if(name !== undefined, (query) => query.where(sql<boolean>`strpos(budget_name, ${name}) > 0`))
    .$if(cycles !== undefined, (query) => query.where(sql<boolean>`cycle = ANY (${cycles})`))
    .$if(state !== undefined, (query) => query.where(STATES[state?.is ?? 'running'](state?.day ?? '')));
}

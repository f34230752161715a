import type { DescribeBudgetRequest, DescribeBudgetResponse } from '../../../../spec/types/billing.ts';
import { defineAction } from '../../../api/define-action.ts';
import { BUDGET_CYCLES, budgetPeriod, dayIn } from '../../../domain/budget.ts';
import { refusedValue, sameWords } from '../../../domain/parameter-refusals.ts';
import type { BudgetFilter } from '../../../storage/storage.ts';
import type { Services } from '../../services.ts';
import { budgetAnswer, budgetPage } from './budget-answer.ts';

const STATES = { ACTIVE: 'running', EXPIRED: 'over', ACTIVATED: 'to-come' } as const;

/**
 * Request: {PageNo: from 1, PageSize: 1 to 100, BudgetId?, BudgetName?: a part, BudgetStatus?: ACTIVE | EXPIRED | ACTIVATED, CycleTypes?}
 * Answer: {Data: {Pages, Size, Total, Current, Records}}: the account's own budgets and those that its operator has set, newest first.
 *   RealCost is what the present period was charged.
 */
export const describeBudget = defineAction<Services, DescribeBudgetRequest, DescribeBudgetResponse>({
  product: 'billing',
  version: '2018-07-09',
  name: 'DescribeBudget',
  changes: false,
  regional: false,
  async run({ account, parameters, rows, receivedAt }) {
    const { limit, offset, answer } = budgetPage(parameters);
    const today = dayIn(account.timeZone, receivedAt);
    const { total, items } = await rows.budgets.list(account.appId, filterOf(parameters, today), limit, offset);
    const Records = [];
    for (const budget of items) {
      const period = budgetPeriod(budget, receivedAt, account.timeZone);
      const spent = period === null ? 0n : await rows.budgets.spent(account.appId, period.from, period.to, budget.tags);
      const { total: remindTimes } = await rows.budgets.reminders(budget.budgetId, 1, 0);
      Records.push(budgetAnswer(budget, account, { today, period, spent, remindTimes }));
    }
    return { Data: { ...answer(total), Records }, Message: 'query success', Code: 0 };
  },
});

function filterOf(
  { BudgetId, BudgetName, BudgetStatus, CycleTypes }: DescribeBudgetRequest,
  day: string,
): BudgetFilter {
  const is = Object.entries(STATES).find(([word]) => word === BudgetStatus)?.[1];
  if (BudgetStatus !== undefined && is === undefined)
    throw refusedValue('BudgetStatus', BudgetStatus, sameWords(Object.keys(STATES)));
  const cycles = CycleTypes?.map((text) => {
    const cycle = BUDGET_CYCLES.find((it) => it === text);
    if (cycle === undefined) throw refusedValue('CycleTypes', text, sameWords(BUDGET_CYCLES));
    return cycle;
  });
  const NONE = 0;
  return {
    ...(BudgetId !== undefined && { budgetId: /^\d{1,15}$/.test(BudgetId) ? Number(BudgetId) : NONE }),
    ...(BudgetName !== undefined && { name: BudgetName }),
    ...(is !== undefined && { state: { day, is } }),
    ...(cycles !== undefined && { cycles }),
  };
}

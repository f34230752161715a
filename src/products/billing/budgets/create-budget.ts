import type { CreateBudgetRequest, CreateBudgetResponse } from '../../../../spec/types/billing.ts';
import { defineAction } from '../../../api/define-action.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Services } from '../../services.ts';
import { askedBudget } from './asked-budget.ts';
import { changedAnswer, UNSERVED_BUDGETS } from './budget-answer.ts';
import { nameTaken } from './find-budget.ts';

const MOST_BUDGETS = 100;

/**
 * Request: {BudgetName, CycleType: DAY | MONTH | QUARTER | YEAR, PeriodBegin, PeriodEnd, PlanType: FIX, BudgetQuota, BillType: BILL,
 *   FeeType, WarnJson: [{WarnType: ACTUAL, CalType: PERCENTAGE | ABS, ThresholdValue}], BudgetNote?, DimensionsRange?: {Tags}}
 * Answer: {Data: {BudgetId, UpdateTime}}
 *
 * It notices and refuses nothing: that is the operator's to set (`brokerage billing budget set --refuse`). Names are unique, so sent
 * twice the second is refused.
 */
export const createBudget = defineAction<Services, CreateBudgetRequest, CreateBudgetResponse>({
  product: 'billing',
  version: '2018-07-09',
  name: 'CreateBudget',
  changes: true,
  regional: false,
  partly: UNSERVED_BUDGETS,
  async run({ account, parameters, rows, receivedAt }) {
    const terms = askedBudget(parameters);
    if ((await rows.budgets.count(account.appId)) >= MOST_BUDGETS)
      throw new Refusal('LimitExceeded', {
        en: `The account has ${MOST_BUDGETS} budgets, as many as it may. Delete one first.`,
        zh: `账户的预算数量已达上限 ${MOST_BUDGETS}，请先删除。`,
      });
    const budget = await rows.budgets.insert(account.appId, false, terms, receivedAt);
    if (budget === null) throw nameTaken(terms.budgetName);
    return changedAnswer(budget.budgetId, receivedAt, 'create success');
  },
});

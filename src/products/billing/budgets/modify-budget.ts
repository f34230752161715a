import type { ModifyBudgetRequest, ModifyBudgetResponse } from '../../../../spec/types/billing.ts';
import { defineAction } from '../../../api/define-action.ts';
import type { Services } from '../../services.ts';
import { askedBudget } from './asked-budget.ts';
import { changedAnswer, UNSERVED_BUDGETS } from './budget-answer.ts';
import { findOwnBudget, nameTaken } from './find-budget.ts';

/**
 * Request: {BudgetId, and all that CreateBudget takes}
 * Answer: {Data: {BudgetId, UpdateTime}}
 *
 * All of it is replaced. A threshold that the new budget reaches is told at the next look, unless it was told in this period.
 */
export const modifyBudget = defineAction<Services, ModifyBudgetRequest, ModifyBudgetResponse>({
  product: 'billing',
  version: '2018-07-09',
  name: 'ModifyBudget',
  changes: true,
  regional: false,
  partly: UNSERVED_BUDGETS,
  async run(call) {
    const { account, parameters, rows, receivedAt } = call;
    const terms = askedBudget(parameters);
    const { budgetId } = await findOwnBudget(call, 'BudgetId', parameters.BudgetId);
    const result = await rows.budgets.update(account.appId, budgetId, terms, receivedAt);
    if (result === 'name-taken') throw nameTaken(terms.budgetName);
    return changedAnswer(budgetId, receivedAt, 'update success');
  },
});

import type { DeleteBudgetRequest, DeleteBudgetResponse } from '../../../../spec/types/billing.ts';
import { defineAction } from '../../../api/define-action.ts';
import { refusedEmpty } from '../../../domain/parameter-refusals.ts';
import type { Services } from '../../services.ts';
import { findOwnBudget } from './find-budget.ts';

/**
 * Request: {BudgetIds}
 * Answer: {Data: the same}
 *
 * All or none, with what was told of them.
 */
export const deleteBudget = defineAction<Services, DeleteBudgetRequest, DeleteBudgetResponse>({
  product: 'billing',
  version: '2018-07-09',
  name: 'DeleteBudget',
  changes: true,
  regional: false,
  async run(call) {
    const ids = [...new Set(call.parameters.BudgetIds)];
    if (ids.length === 0) throw refusedEmpty('BudgetIds', { en: 'name the budgets', zh: '请传入预算 ID' });
    for (const id of ids) {
      const { appId, budgetId } = await findOwnBudget(call, 'BudgetIds', id);
      await call.rows.budgets.remove(appId, budgetId);
    }
    return { Data: ids, Message: 'delete success', Code: 0 };
  },
});

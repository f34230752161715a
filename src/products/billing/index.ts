import type { AnyAction } from '../../api/define-action.ts';
import type { Services } from '../services.ts';
import { createBudget } from './budgets/create-budget.ts';
import { deleteBudget } from './budgets/delete-budget.ts';
import { describeBudget } from './budgets/describe-budget.ts';
import { describeBudgetRemindRecordList } from './budgets/describe-budget-remind-record-list.ts';
import { modifyBudget } from './budgets/modify-budget.ts';
import { describeAccountBalance } from './describe-account-balance.ts';
import { describeBillDetail } from './describe-bill-detail.ts';
import { describeBillResourceSummary } from './describe-bill-resource-summary.ts';
import { describeBillSummaryByProduct } from './describe-bill-summary-by-product.ts';
import { describeDealsByCond } from './describe-deals-by-cond.ts';

/** The actions of billing 2018-07-09 that are served. */
export const billingActions: readonly AnyAction<Services>[] = [
  createBudget,
  deleteBudget,
  describeAccountBalance,
  describeBillDetail,
  describeBillResourceSummary,
  describeBillSummaryByProduct,
  describeBudget,
  describeBudgetRemindRecordList,
  describeDealsByCond,
  modifyBudget,
];

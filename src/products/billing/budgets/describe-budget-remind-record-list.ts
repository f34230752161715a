import type {
  DescribeBudgetRemindRecordListRequest,
  DescribeBudgetRemindRecordListResponse,
} from '../../../../spec/types/billing.ts';
import { defineAction } from '../../../api/define-action.ts';
import { writeAmount } from '../../../domain/money.ts';
import type { Services } from '../../services.ts';
import { budgetPage } from './budget-answer.ts';
import { findBudget } from './find-budget.ts';

/**
 * Request: {BudgetId, PageNo: from 1, PageSize: 1 to 100}
 * Answer: {Data: {Records: [{DateDesc: the period, RealCost, BudgetQuota, MessageContent, SendTime and CreateTime (Unix ms)}], …}}, newest first
 */
export const describeBudgetRemindRecordList = defineAction<
  Services,
  DescribeBudgetRemindRecordListRequest,
  DescribeBudgetRemindRecordListResponse
>({
  product: 'billing',
  version: '2018-07-09',
  name: 'DescribeBudgetRemindRecordList',
  changes: false,
  regional: false,
  async run(call) {
    const { parameters, rows } = call;
    const { limit, offset, answer } = budgetPage(parameters);
    const { budgetId } = await findBudget(call, 'BudgetId', parameters.BudgetId);
    const { total, items } = await rows.budgets.reminders(budgetId, limit, offset);
    const Records = items.map((it) => ({
      DateDesc: it.period,
      RealCost: writeAmount(it.spent),
      BudgetQuota: writeAmount(it.quota),
      AlarmType: 'BUDGET',
      MessageContent: it.text,
      SendTime: it.at.getTime(),
      CreateTime: it.at.getTime(),
    }));
    return { Data: { ...answer(total), Records, Orders: [], SearchCount: true }, Message: null, Code: 0 };
  },
});

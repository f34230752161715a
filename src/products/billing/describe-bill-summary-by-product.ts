import type {
  DescribeBillSummaryByProductRequest,
  DescribeBillSummaryByProductResponse,
} from '../../../spec/types/billing.ts';
import { defineAction } from '../../api/define-action.ts';
import { sumOf } from '../../domain/money.ts';
import { refusedValue, sameWords } from '../../domain/parameter-refusals.ts';
import type { BillPosition } from '../../storage/billing-rows.ts';
import type { Services } from '../services.ts';
import { positionsOf } from './bill-filter.ts';
import { billingMonth } from './billing-month.ts';
import { paidInCash, printed } from './paid.ts';
import { PRODUCT } from './product-names.ts';

const PAY_TYPES = ['consume', 'refund', 'adjustment'];

/**
 * Request: {BeginTime, EndTime (the same month: "2026-03"), PayerUin?, PayType?: consume | refund | adjustment}
 * Answer: {Ready: 1, SummaryTotal, SummaryOverview}. There is one product, and no adjustments.
 * Refunds are what was given back for prepaid instances; with no PayType they are part of the sum.
 */
export const describeBillSummaryByProduct = defineAction<
  Services,
  DescribeBillSummaryByProductRequest,
  DescribeBillSummaryByProductResponse
>({
  product: 'billing',
  version: '2018-07-09',
  name: 'DescribeBillSummaryByProduct',
  changes: false,
  regional: false,
  async run(call) {
    const { BeginTime, EndTime, PayType, PayerUin } = call.parameters;
    const month = billingMonth('BeginTime', BeginTime, call.account);
    if (EndTime !== BeginTime)
      throw refusedValue('EndTime', EndTime, { en: 'the month of BeginTime', zh: '与 BeginTime 相同的月份' });
    if (PayType !== undefined && !PAY_TYPES.includes(PayType))
      throw refusedValue('PayType', PayType, sameWords(PAY_TYPES));
    const positions = await positionsOf(call, month, { ...(PayerUin !== undefined && { PayerUin }) });
    const typeOf = ({ kind }: BillPosition): string => (kind === 'refund' ? 'refund' : 'consume');
    const amounts = positions.filter((it) => (PayType ?? typeOf(it)) === typeOf(it)).map((it) => it.amount);
    const total = printed(sumOf(amounts));
    const costs = { RealTotalCost: total, TotalCost: total, ...paidInCash(amounts) };
    const product = { BusinessCode: PRODUCT.code, BusinessCodeName: PRODUCT.name };
    return {
      Ready: 1,
      SummaryTotal: costs,
      SummaryOverview:
        amounts.length === 0 ? [] : [{ ...product, ...costs, RealTotalCostRatio: '100.00', BillMonth: month.name }],
    };
  },
});

import type {
  BillResourceSummary,
  DescribeBillResourceSummaryRequest,
  DescribeBillResourceSummaryResponse,
} from '../../../spec/types/billing.ts';
import { defineAction } from '../../api/define-action.ts';
import type { Account } from '../../domain/account.ts';
import { cloudDateTime } from '../../domain/cloud-time.ts';
import { sumOf } from '../../domain/money.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { BillPosition } from '../../storage/billing-rows.ts';
import type { Services } from '../services.ts';
import { CHARGES, grouped, pageOf, positionsOf } from './bill-filter.ts';
import { billingMonth, type BillingMonth } from './billing-month.ts';
import { paidInCash, printed } from './paid.ts';
import { ITEM_NAMES, PRODUCT, subProductOf } from './product-names.ts';
import { whereabouts } from './whereabouts.ts';

const LIMIT_MAX = 1000;

/**
 * Request: {Month ("2026-03", of the account's calendar), Offset, Limit (1 to 1000), NeedRecordNum?, ResourceId?, PayMode?, ActionType?,
 *   BusinessCode?, PayerUin?}
 * Answer: {ResourceSummarySet, Total?}: one entry for each instance that the month was charged for, and kind of charge.
 */
export const describeBillResourceSummary = defineAction<
  Services,
  DescribeBillResourceSummaryRequest,
  DescribeBillResourceSummaryResponse
>({
  product: 'billing',
  version: '2018-07-09',
  name: 'DescribeBillResourceSummary',
  changes: false,
  regional: false,
  partly: ['TagKey and TagValue are refused: bills are not split by tags'],
  async run(call, { catalogue }) {
    const { parameters, account } = call;
    refuseTags(parameters);
    const month = billingMonth('Month', parameters.Month, account);
    const instances = grouped(await positionsOf(call, month, parameters), (it) => `${it.instanceId} ${it.kind}`);
    const page = pageOf(instances, parameters.Offset, parameters.Limit, LIMIT_MAX);
    return {
      ResourceSummarySet: page.map((it) => ({ ...summaryOf(it, month, account), ...whereabouts(it[0], catalogue) })),
      ...(parameters.NeedRecordNum === 1 && { Total: instances.length }),
    };
  },
});

function refuseTags({ TagKey, TagValue }: DescribeBillResourceSummaryRequest): void {
  if (TagKey === undefined && TagValue === undefined) return;
  throw new Refusal('UnsupportedOperation', {
    en: 'Bills are not split by tags: leave `TagKey` and `TagValue` out.',
    zh: '账单不按标签拆分，请不要传入 `TagKey` 与 `TagValue`。',
  });
}

function summaryOf(
  positions: readonly [BillPosition, ...BillPosition[]],
  month: BillingMonth,
  { uin }: Account,
): BillResourceSummary {
  const [first] = positions;
  const charge = CHARGES[first.kind];
  const amounts = positions.map((it) => it.amount);
  const { SubProductCode: ProductCode = '', SubProductName: ProductCodeName = '' } = subProductOf(first.edition);
  const times = (pick: (it: BillPosition) => Date): number[] => positions.map((it) => pick(it).getTime());
  const items = [...new Set(positions.map((it) => it.item))];
  return {
    BusinessCode: PRODUCT.code,
    BusinessCodeName: PRODUCT.name,
    ProductCode,
    ProductCodeName,
    PayModeName: charge.payModeName,
    ProjectName: '默认项目',
    ResourceId: first.instanceId,
    ResourceName: first.instanceName,
    ActionTypeName: charge.name,
    PayTime: cloudDateTime(new Date(Math.max(...times((it) => it.chargedAt)))),
    FeeBeginTime: cloudDateTime(new Date(Math.min(...times((it) => it.from)))),
    FeeEndTime: cloudDateTime(new Date(Math.max(...times((it) => it.to)))),
    ConfigDesc: items.map((item) => ITEM_NAMES[item]?.name ?? item).join('; '),
    TotalCost: printed(sumOf(amounts)),
    RealTotalCost: printed(sumOf(amounts)),
    Discount: '1',
    ...paidInCash(amounts),
    PayerUin: uin,
    OwnerUin: uin,
    OperateUin: uin,
    Tags: [],
    BillMonth: month.name,
  };
}

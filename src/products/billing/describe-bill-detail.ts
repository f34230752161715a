import type {
  BillDetail,
  BillDetailComponent,
  DescribeBillDetailRequest,
  DescribeBillDetailResponse,
} from '../../../spec/types/billing.ts';
import { defineAction } from '../../api/define-action.ts';
import type { Account } from '../../domain/account.ts';
import { cloudDateTime } from '../../domain/cloud-time.ts';
import type { BillPosition } from '../../storage/billing-rows.ts';
import type { Services } from '../services.ts';
import { CHARGES, grouped, pageOf, positionsOf } from './bill-filter.ts';
import { monthAsked, type BillingMonth } from './billing-month.ts';
import { paidInCash, printed } from './paid.ts';
import { ITEM_NAMES, PRODUCT, shownQuantity, subProductOf } from './product-names.ts';
import { whereabouts } from './whereabouts.ts';

const LIMIT_MAX = 300;

/**
 * Request: {Month ("2026-03", of the account's calendar) or BeginTime and EndTime in one month, Offset, Limit (1 to 300), NeedRecordNum?,
 *   PayMode?, ResourceId?, ActionType?, ProjectId?, BusinessCode?, PayerUin?}
 * Answer: {DetailSet, Total?}: one entry for each instance and day, and one for each order of a prepaid instance; its items as components; an item that changed its price or quantity
 * within the day stands there once for each. Cost is the sum of the hours' lines, which are rounded one by one (docs/billing.md).
 */
export const describeBillDetail = defineAction<Services, DescribeBillDetailRequest, DescribeBillDetailResponse>({
  product: 'billing',
  version: '2018-07-09',
  name: 'DescribeBillDetail',
  changes: false,
  regional: false,
  async run(call, { catalogue, priceBook }) {
    const { parameters, account } = call;
    const month = monthAsked(parameters, account);
    const days = grouped(await positionsOf(call, month, parameters), (it) => idOf(it));
    const page = pageOf(days, parameters.Offset, parameters.Limit, LIMIT_MAX);
    return {
      DetailSet: page.map((day) => ({
        ...detailOf(day, month, account, priceBook.currency),
        ...whereabouts(day[0], catalogue),
      })),
      ...(parameters.NeedRecordNum === 1 && { Total: days.length }),
    };
  },
});

/** Of hours: an instance and a day. Of a prepaid instance: what one order did to it. */
function idOf({ kind, instanceId, day, dealName }: BillPosition): string {
  return kind === 'hour' ? `${instanceId}-${day}` : `${dealName}-${instanceId}`;
}

function detailOf(
  positions: readonly [BillPosition, ...BillPosition[]],
  month: BillingMonth,
  { uin }: Account,
  currency: string,
): BillDetail {
  const [first] = positions;
  const charge = CHARGES[first.kind];
  const { SubProductCode: ProductCode = '', SubProductName: ProductCodeName = '' } = subProductOf(first.edition);
  const times = (pick: (it: BillPosition) => Date): number[] => positions.map((it) => pick(it).getTime());
  const at = (ms: number): string => cloudDateTime(new Date(ms));
  return {
    BusinessCode: PRODUCT.code,
    BusinessCodeName: PRODUCT.name,
    ProductCode,
    ProductCodeName,
    PayModeName: charge.payModeName,
    ProjectId: 0,
    ProjectName: '默认项目',
    ResourceId: first.instanceId,
    ResourceName: first.instanceName,
    ActionType: charge.code,
    ActionTypeName: charge.name,
    OrderId: first.dealName,
    Id: idOf(first),
    BillId: idOf(first),
    PayTime: at(Math.max(...times((it) => it.chargedAt))),
    FeeBeginTime: at(Math.min(...times((it) => it.from))),
    FeeEndTime: at(Math.max(...times((it) => it.to))),
    BillDay: first.day,
    BillMonth: month.name,
    PayerUin: uin,
    OwnerUin: uin,
    OperateUin: uin,
    Tags: [],
    ComponentSet: positions.map((it) => componentOf(it, currency)),
  };
}

function componentOf(
  { kind, item, price, quantity, unit, periods, amount, formula }: BillPosition,
  currency: string,
): BillDetailComponent {
  const period = kind === 'hour' ? '小时' : '月';
  const { name, unit: usedUnit } = ITEM_NAMES[item] ?? { name: item, unit: '' };
  const { used, per } = shownQuantity(item, quantity, unit);
  return {
    ItemCode: item,
    ItemCodeName: name,
    ComponentCode: item,
    ComponentCodeName: name,
    SinglePrice: printed(price),
    ContractPrice: printed(price),
    PriceUnit: `${currency}/${per === 1 ? '' : `${per} `}${usedUnit}/${period}`,
    UsedAmount: used,
    UsedAmountUnit: usedUnit,
    TimeSpan: String(periods),
    TimeUnitName: period,
    Cost: printed(amount),
    RealCost: printed(amount),
    Discount: '1',
    ...paidInCash([amount]),
    ComponentConfig: formula === '' ? [] : [{ Name: 'formula', Value: formula }],
  };
}

import type { Deal, DescribeDealsByCondRequest, DescribeDealsByCondResponse } from '../../../spec/types/billing.ts';
import { defineAction } from '../../api/define-action.ts';
import { cloudDateTime, momentOf } from '../../domain/cloud-time.ts';
import { asCents } from '../../domain/money.ts';
import { contains } from '../../domain/offer.ts';
import type { Order } from '../../domain/order.ts';
import { inWords, refusedTogether, refusedValue } from '../../domain/parameter-refusals.ts';
import type { Services } from '../services.ts';
import { PRODUCT, subProductOf } from './product-names.ts';

const LIMITS = { min: 1, max: 1000, step: 1 };
const PAGES = { min: 0, max: 1_000_000, step: 1 };
const STATUSES = { min: 1, max: 12, step: 1 };
/** Upstream says percent of the price that is paid. */
const NO_DISCOUNT = 100;

/**
 * Request: {StartTime, EndTime ("2016-01-01 00:00:00", UTC+8), Limit (1 to 1000), Offset? (number of the page, from 0), Status?, StatusSet?,
 *   OrderId? and BigDealId? (a DealName), ResourceId?}
 * Answer: {Deals, TotalCount}, newest first. Price is what one instance cost by the hour, or by the month, when it was ordered, in
 * hundredths. Costs are what was paid with the order of a prepaid instance; with that of a pay-as-you-go one nothing is.
 */
export const describeDealsByCond = defineAction<Services, DescribeDealsByCondRequest, DescribeDealsByCondResponse>({
  product: 'billing',
  version: '2018-07-09',
  name: 'DescribeDealsByCond',
  changes: false,
  regional: false,
  async run({ account, parameters, rows }) {
    const { Limit, Offset = 0 } = parameters;
    if (!contains(LIMITS, Limit)) throw refusedValue('Limit', Limit, inWords(LIMITS));
    if (!contains(PAGES, Offset)) throw refusedValue('Offset', Offset, inWords(PAGES));
    const dealName = dealNameOf(parameters);
    const states = statesOf(parameters);
    const filter = {
      from: momentIn('StartTime', parameters.StartTime),
      to: momentIn('EndTime', parameters.EndTime),
      ...(dealName !== undefined && { dealName }),
      ...(parameters.ResourceId !== undefined && { instanceId: parameters.ResourceId }),
      ...(states !== undefined && { states }),
    };
    const { total, items } = await rows.orders.deals(account.appId, filter, Limit, Offset * Limit);
    return { Deals: items.map(dealOf), TotalCount: total };
  },
});

function momentIn(parameter: 'StartTime' | 'EndTime', text: string): Date {
  const at = momentOf(text);
  if (at === null)
    throw refusedValue(parameter, text, {
      en: 'a time such as "2026-01-31 00:00:00"',
      zh: '形如 "2026-01-31 00:00:00" 的时间',
    });
  return at;
}

function dealNameOf({ OrderId, BigDealId }: DescribeDealsByCondRequest): string | undefined {
  if (OrderId !== undefined && BigDealId !== undefined && OrderId !== BigDealId)
    throw refusedTogether({
      en: 'The parameters `OrderId` and `BigDealId` name two orders. An order has one name here: send one of them.',
      zh: '参数 `OrderId` 与 `BigDealId` 指向两个订单。此处一个订单只有一个订单号，请只传入其一。',
    });
  return OrderId ?? BigDealId;
}

function statesOf({ Status, StatusSet }: DescribeDealsByCondRequest): number[] | undefined {
  const asked = [...(StatusSet ?? []), ...(Status === undefined ? [] : [Status])];
  const wrong = asked.find((it) => !contains(STATUSES, it));
  if (wrong !== undefined) throw refusedValue('Status', wrong, inWords(STATUSES));
  return asked.length === 0 ? undefined : asked;
}

function dealOf(order: Order & { readonly state: number }): Deal {
  const size = order.purchase as { readonly edition?: string; readonly zoneId?: number };
  return {
    OrderId: order.dealName,
    BigDealId: order.dealName,
    Status: order.state,
    Payer: order.uin,
    Creator: order.uin,
    CreateTime: cloudDateTime(order.createdAt),
    RealTotalCost: asCents(order.paid ?? 0n),
    TotalCost: asCents(order.paid ?? 0n),
    VoucherDecline: 0,
    ProjectId: 0,
    ProductCode: PRODUCT.code,
    ProductName: PRODUCT.name,
    ...subProductOf(size.edition),
    ProductInfo: Object.entries(order.purchase as object)
      .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
      .map(([Name, value]) => ({ Name, Value: String(value) })),
    TimeSpan: order.months ?? 1,
    TimeUnit: order.paid === null ? 'h' : 'm',
    Currency: order.unitPrice?.currency ?? '',
    Policy: NO_DISCOUNT,
    Price: asCents(order.unitPrice?.amount ?? 0n),
    PayMode: order.paid === null ? 'postPay' : 'prePay',
    Action: actionOf(order),
    ResourceId: [...order.instanceIds],
    ZoneCode: String(size.zoneId ?? ''),
  };
}

/** Calls that end an instance, and what gives back one that could not be created. */
const ENDS = new Set(['DeleteInstancePost', 'DeleteInstancePre', 'IsolatedInstancePre', 'CreationFailed']);

/** Upstream's word for what an order does. */
function actionOf({ action, purchase }: Order): string {
  if (ENDS.has(action)) return 'refund';
  if (action === 'RenewCkafkaInstance') return 'renew';
  if (action === 'ModifyInstanceAttributes') return 'modifyNetworkSize';
  if (action !== 'InstanceScalingDown' && action !== 'ModifyInstancePre') return 'purchase';
  const { bandwidthMBps = 0, before } = purchase as { bandwidthMBps?: number; before?: { bandwidthMBps?: number } };
  return bandwidthMBps < (before?.bandwidthMBps ?? 0) ? 'downgrade' : 'upgrade';
}

import type { Call } from '../../../api/define-action.ts';
import { pricesAt } from '../../../catalogue/price-book.ts';
import { priceOf, type Period } from '../../../catalogue/price.ts';
import type { BilledSize } from '../../../domain/billed-size.ts';
import { newDealName } from '../../../domain/deal-name.ts';
import type { Amount } from '../../../domain/money.ts';
import type { Order, UnitPrice } from '../../../domain/order.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Services } from '../../services.ts';

/** What an order is about. */
interface Ordered extends Pick<Order, 'action' | 'purchase' | 'instanceIds'> {
  readonly size: BilledSize | null;
  /** Of a prepaid instance: what is paid with the order, for how many months. */
  readonly prepaid?: { readonly paid: Amount; readonly months: number | null };
}

/**
 * The paper behind what was bought: who, what, when, as it was asked for, what it came to and what one costs then, by the hour or, of a
 * prepaid instance, by the month.
 * `size` null: nothing is bought. Answers its name. Refused when `billing.require_price` is on and the book lacks a price for it.
 */
export async function placeOrder(
  call: Call<unknown>,
  services: Pick<Services, 'random' | 'priceBook' | 'requirePrice'>,
  { size, prepaid, ...ordered }: Ordered,
): Promise<string> {
  const unitPrice = size === null ? null : priceNow(call, services, size, prepaid === undefined ? 'hour' : 'month');
  for (;;) {
    const dealName = newDealName(services.random, call.receivedAt);
    const isNew = await call.rows.orders.insert({
      dealName,
      appId: call.account.appId,
      uin: call.account.uin,
      secretId: call.secretId,
      requestId: call.requestId,
      region: call.region,
      parameters: call.parameters,
      createdAt: call.receivedAt,
      unitPrice,
      paid: prepaid?.paid ?? null,
      months: prepaid?.months ?? null,
      ...ordered,
    });
    if (isNew) return dealName;
  }
}

function priceNow(
  { receivedAt }: Call<unknown>,
  { priceBook, requirePrice }: Pick<Services, 'priceBook' | 'requirePrice'>,
  size: BilledSize,
  period: Period,
): UnitPrice {
  const prices = pricesAt(priceBook, receivedAt);
  const price = prices === null ? null : priceOf(size, prices, period);
  const missing = price === null ? ['package'] : price.notPriced.map((it) => it.item);
  if (requirePrice && missing.length > 0)
    throw new Refusal('FailedOperation', {
      en: `The price book "${priceBook.name}" has no price by the ${period} for ${missing.join(', ')}, and only what has a price is sold here. Ask for another size, or ask the operator to add the price.`,
      zh: `价格表 "${priceBook.name}" 缺少计费项 ${missing.join(', ')} 的${period === 'hour' ? '按小时' : '包月'}价格，此处仅售有价格的规格。请更换规格，或联系运营者补充价格。`,
    });
  return { amount: price?.total ?? 0n, period, currency: priceBook.currency };
}

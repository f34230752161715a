import { returned, termCharges } from '../catalogue/prepaid.ts';
import { pricesAt } from '../catalogue/price-book.ts';
import { priceOf } from '../catalogue/price.ts';
import { billedSizeOf } from '../domain/billed-size.ts';
import { monthsLater } from '../domain/calendar.ts';
import { newDealName } from '../domain/deal-name.ts';
import type { Instance } from '../domain/instance.ts';
import { sumOf, writeAmount } from '../domain/money.ts';
import type { Order } from '../domain/order.ts';
import type { PrepaidState } from '../domain/prepaid.ts';
import type { ExpiryNoticeKind } from '../storage/billing-rows.ts';
import type { Rows } from '../storage/storage.ts';
import type { ExpiryTools } from './expiry.ts';

/** What an instance is renewed for by itself. */
const RENEWED_MONTHS = 1;

/** Buys another month; false when the balance does not cover it, or waits for an operator. */
export async function renew(rows: Rows, tools: ExpiryTools, state: PrepaidState, now: Date): Promise<boolean> {
  const { instanceId, appId, expiresAt: from, timeZone } = state;
  const instance = await rows.instances.any(instanceId);
  const account = await rows.billing.holdBalance(appId);
  if (instance === null || account === null || account.parked !== '') return false;
  const prices = pricesAt(tools.book, now);
  const size = billedSizeOf(instance);
  const term = { months: RENEWED_MONTHS, from, to: monthsLater(from, RENEWED_MONTHS, timeZone) };
  const charges = termCharges(size, prices, term);
  const paid = sumOf(charges.map((it) => it.amount));
  if (paid > 0n && account.balance < paid) {
    const text = `${instanceId} could not be renewed: it costs ${writeAmount(paid)} ${account.currency}, and the balance is ${writeAmount(account.balance)}.`;
    await tell(rows, tools, state, { kind: 'renewal-failed', text, at: now });
    return false;
  }
  const amount = prices === null ? 0n : priceOf(size, prices, 'month').total;
  const dealName = await order(rows, tools, instance, {
    ...{ action: 'RenewCkafkaInstance', parameters: { RenewFlag: 1 }, purchase: size, paid, months: RENEWED_MONTHS },
    unitPrice: { amount, period: 'month', currency: tools.book.currency },
    createdAt: now,
  });
  const termId = await rows.prepaid.beginTerm(instanceId, term);
  const lines = charges.map((it) => ({ ...it, termId }));
  await rows.prepaid.settle({ instanceId, appId, dealName, action: 'renew', charges: lines, at: now });
  const text = `${instanceId} is renewed until ${term.to.toISOString()} for ${writeAmount(paid)} ${account.currency}.`;
  await tell(rows, tools, state, { kind: 'renewed', text, at: now });
  await rows.prepaid.setExpiry(instanceId, term.to, null);
  return true;
}

/** All that was paid for an instance that never ran. */
export async function giveBack(rows: Rows, tools: ExpiryTools, state: PrepaidState, now: Date): Promise<void> {
  const { instanceId, appId } = state;
  const instance = await rows.instances.any(instanceId);
  if (instance === null) return;
  const [start, lines] = [new Date(0), await rows.prepaid.paidLines(instanceId)];
  const charges = returned(lines, start);
  const paid = sumOf(charges.map((it) => it.amount));
  const dealName = await order(rows, tools, instance, {
    ...{ action: 'CreationFailed', parameters: {}, purchase: {}, paid, months: null, unitPrice: null },
    createdAt: now,
  });
  await rows.prepaid.settle({ instanceId, appId, dealName, action: 'refund', charges, at: now });
  await rows.prepaid.endTerms(instanceId, start);
  await rows.prepaid.setExpiry(instanceId, now, null);
}

/** An order that nobody sent: in the name of the account itself. */
async function order(
  rows: Rows,
  { random }: ExpiryTools,
  { instanceId, appId, region }: Instance,
  ordered: Pick<Order, 'action' | 'parameters' | 'purchase' | 'paid' | 'months' | 'unitPrice' | 'createdAt'>,
): Promise<string> {
  const uin = (await rows.accounts.byAppId(appId))?.uin ?? '';
  for (;;) {
    const dealName = newDealName(random, ordered.createdAt);
    const of = { appId, uin, secretId: '', requestId: '', region, instanceIds: [instanceId] };
    if (await rows.orders.insert({ ...of, ...ordered, dealName })) return dealName;
  }
}

export async function tell(
  rows: Rows,
  { log }: ExpiryTools,
  { instanceId, appId, expiresAt: overdueSince }: PrepaidState,
  { kind, text, at }: { readonly kind: ExpiryNoticeKind; readonly text: string; readonly at: Date },
): Promise<void> {
  if (!(await rows.billing.notify({ appId, instanceId, kind, text, overdueSince, at }))) return;
  await rows.events.append({ instanceId, at, kind, text });
  log.warn({ appId, instanceId, kind }, text);
}

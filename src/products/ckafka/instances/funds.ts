import type { Call } from '../../../api/define-action.ts';
import { pricesAt, type Prices } from '../../../catalogue/price-book.ts';
import { writeAmount, type Amount } from '../../../domain/money.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Services } from '../../services.ts';

/** The prices that hold at the call; null where nothing is charged, and before the book begins. */
export function pricesNow(
  { receivedAt }: Pick<Call<unknown>, 'receivedAt'>,
  { billing, priceBook }: Pick<Services, 'billing' | 'priceBook'>,
): Prices | null {
  return billing.enabled ? pricesAt(priceBook, receivedAt) : null;
}

/**
 * Holds the balance until the transaction ends and sees that it covers `total`: what is prepaid is never owed. Money that is given back
 * needs no cover. Refused with UnsupportedOperation.OssReject, upstream's word for what its order system does not take.
 */
export async function requireFunds(
  call: Call<unknown>,
  { billing, priceBook }: Services,
  total: Amount,
): Promise<void> {
  if (!billing.enabled || total === 0n) return;
  const { rows, account, receivedAt } = call;
  await rows.billing.openBalances(priceBook.currency, billing.openingCredit, receivedAt);
  const balance = (await rows.billing.holdBalance(account.appId))?.balance ?? 0n;
  if (total <= 0n || balance >= total) return;
  const [has, needs] = [writeAmount(balance), writeAmount(total)];
  throw new Refusal('UnsupportedOperation.OssReject', {
    en: `The balance is insufficient: this costs ${needs} ${priceBook.currency} in advance and the account has ${has}. Top it up, or ask for less.`,
    zh: `账户余额不足：本次需预付 ${needs} ${priceBook.currency}，当前余额 ${has}。请充值或减少购买量。`,
  });
}

import type { Call } from '../../../api/define-action.ts';
import { termCharges, type TermCharge } from '../../../catalogue/prepaid.ts';
import { billedSizeOf, type BilledSize } from '../../../domain/billed-size.ts';
import { monthsLater } from '../../../domain/calendar.ts';
import type { RenewFlag } from '../../../domain/instance.ts';
import { sumOf, type Amount } from '../../../domain/money.ts';
import type { Term } from '../../../domain/prepaid.ts';
import type { Services } from '../../services.ts';
import { pricesNow, requireFunds } from './funds.ts';

export interface AskedTerm {
  readonly months: number;
  readonly renewFlag: RenewFlag;
}

/** A term that is paid for, of each instance of a purchase. */
export interface PaidTerm {
  readonly term: Term;
  readonly renewFlag: RenewFlag;
  readonly charges: readonly TermCharge[];
  /** Of all instances together. */
  readonly total: Amount;
}

/** What a purchase costs, for which the balance is held until the transaction ends. Refused when it is too small. */
export async function payForTerms(
  call: Call<unknown>,
  services: Services,
  size: BilledSize,
  { months, renewFlag }: AskedTerm,
  instanceIds: readonly string[],
): Promise<PaidTerm> {
  const { receivedAt: from, account } = call;
  const term = { months, from, to: monthsLater(from, months, account.timeZone) };
  const charges = termCharges(billedSizeOf(size), pricesNow(call, services), term);
  const total = sumOf(charges.map((it) => it.amount)) * BigInt(instanceIds.length);
  await requireFunds(call, services, total);
  return { term, renewFlag, charges, total };
}

/** The terms of instances that are written by now, with the lines that pay for them. */
export async function beginPaidTerms(
  { rows, account, receivedAt }: Call<unknown>,
  { term, charges }: PaidTerm,
  dealName: string,
  instanceIds: readonly string[],
): Promise<void> {
  for (const instanceId of instanceIds) {
    const termId = await rows.prepaid.beginTerm(instanceId, term);
    await rows.prepaid.settle({
      instanceId,
      appId: account.appId,
      dealName,
      action: 'purchase',
      charges: charges.map((it) => ({ ...it, termId })),
      at: receivedAt,
    });
  }
}

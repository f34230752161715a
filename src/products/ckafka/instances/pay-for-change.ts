import type { Call } from '../../../api/define-action.ts';
import { changeCharges } from '../../../catalogue/prepaid.ts';
import { billedSizeOf, type BilledSize } from '../../../domain/billed-size.ts';
import { sumOf } from '../../../domain/money.ts';
import type { Order } from '../../../domain/order.ts';
import type { PrepaidState } from '../../../domain/prepaid.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Services } from '../../services.ts';
import { pricesNow, requireFunds } from './funds.ts';
import { placeOrder } from './place-order.ts';
import { requireBudget, tagsOfInstance } from './require-budget.ts';

/**
 * Pays for what becomes of a prepaid instance, for what is left of its terms: what is paid for items that change is given back, and they
 * are bought again at the new size. A smaller size gives money back. `state` is held. Answers the order. Refused when the term is
 * over, and when the balance does not cover the difference.
 */
export async function payForChange(
  call: Call<unknown>,
  services: Services,
  { instanceId, appId, expiresAt }: PrepaidState,
  asked: { readonly size: BilledSize } & Pick<Order, 'action' | 'purchase'>,
): Promise<string> {
  const { rows, receivedAt: at } = call;
  if (expiresAt <= at)
    throw new Refusal('UnsupportedOperation', {
      en: `The term of the instance "${instanceId}" is over. Renew it with RenewCkafkaInstance first.`,
      zh: `实例 "${instanceId}" 已到期，请先通过 RenewCkafkaInstance 续费。`,
    });
  const size = billedSizeOf(asked.size);
  const [lines, terms] = [await rows.prepaid.paidLines(instanceId), await rows.prepaid.terms(instanceId)];
  const charges = changeCharges(lines, terms, { size, prices: pricesNow(call, services), at });
  const paid = sumOf(charges.map((it) => it.amount));
  await requireFunds(call, services, paid);
  await requireBudget(call, services, { sizes: [], inAdvance: paid, tags: await tagsOfInstance(call, instanceId) });
  const prepaid = { paid, months: null };
  const dealName = await placeOrder(call, services, { ...asked, size, instanceIds: [instanceId], prepaid });
  await rows.prepaid.settle({ instanceId, appId, dealName, action: 'modify', charges, at });
  return dealName;
}

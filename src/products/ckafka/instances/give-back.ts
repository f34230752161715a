import type { CreateInstancePreResp } from '../../../../spec/types/ckafka.ts';
import type { Call } from '../../../api/define-action.ts';
import { returned } from '../../../catalogue/prepaid.ts';
import type { Instance } from '../../../domain/instance.ts';
import { sumOf } from '../../../domain/money.ts';
import type { PrepaidState } from '../../../domain/prepaid.ts';
import type { Services } from '../../services.ts';
import { boughtData } from './buy-instances.ts';
import { requireFunds } from './funds.ts';
import { placeOrder } from './place-order.ts';

/**
 * Gives back what is paid for and not used: of each line the share of its time that is left. The term ends now; one that is over stays
 * over. `state` is held. Answers the order. Done again, there is nothing left to give back.
 */
export async function giveBack(
  call: Call<unknown>,
  services: Services,
  action: string,
  { instanceId, appId, expiresAt }: PrepaidState,
): Promise<string> {
  const { rows, receivedAt: at } = call;
  const charges = returned(await rows.prepaid.paidLines(instanceId), at);
  const paid = sumOf(charges.map((it) => it.amount));
  await requireFunds(call, services, paid);
  const prepaid = { paid, months: null };
  const dealName = await placeOrder(call, services, {
    action,
    size: null,
    purchase: {},
    instanceIds: [instanceId],
    prepaid,
  });
  await rows.prepaid.settle({ instanceId, appId, dealName, action: 'refund', charges, at });
  await rows.prepaid.endTerms(instanceId, at);
  await rows.prepaid.setExpiry(instanceId, expiresAt < at ? expiresAt : at, at);
  return dealName;
}

/** How the calls on one prepaid instance answer. */
export function prepaidAnswer({ instanceId }: Instance, dealName: string | null): CreateInstancePreResp {
  const data = boughtData({ dealName: dealName ?? '', instanceIds: [instanceId] });
  return {
    ReturnCode: '0',
    ReturnMessage: 'ok',
    Data: dealName === null ? { ...data, DealNames: [], DealNameInstanceIdMapping: [] } : data,
  };
}

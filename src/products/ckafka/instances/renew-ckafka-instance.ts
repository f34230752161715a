import type { RenewCkafkaInstanceRequest, RenewCkafkaInstanceResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction, type Call } from '../../../api/define-action.ts';
import { termCharges } from '../../../catalogue/prepaid.ts';
import { billedSizeOf } from '../../../domain/billed-size.ts';
import { monthsLater } from '../../../domain/calendar.ts';
import { cloudDateTime } from '../../../domain/cloud-time.ts';
import { STATUS, type Instance } from '../../../domain/instance.ts';
import { sumOf } from '../../../domain/money.ts';
import { contains } from '../../../domain/offer.ts';
import { inWords, refusedValue } from '../../../domain/parameter-refusals.ts';
import { renewedFrom, TERM_MONTHS, type PrepaidState, type Term } from '../../../domain/prepaid.ts';
import type { Services } from '../../services.ts';
import { requireServing } from '../kafka-target.ts';
import { pricesNow, requireFunds } from './funds.ts';
import { heldPrepaid } from './held-prepaid.ts';
import { placeOrder } from './place-order.ts';

/**
 * Request: {InstanceId, TimeSpan? (months, 1 when left out, at most 36)}
 * Answer: {Result: {BigDealId, DealName}}, which are one here.
 *
 * Adds a term to the one that runs, paid from the balance at the prices of now. An instance that is isolated runs again. Refused when the
 * balance does not cover it, and when the term would be over already. Sent twice, it renews twice.
 */
export const renewCkafkaInstance = defineAction<Services, RenewCkafkaInstanceRequest, RenewCkafkaInstanceResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'RenewCkafkaInstance',
  changes: true,
  regional: true,
  async run(call, services) {
    const { instance, state } = await heldPrepaid(call, 'It is charged by the hour and is not renewed.');
    const { instanceId, appId } = instance;
    if (instance.status !== STATUS.isolated) requireServing(instance);
    const { rows, receivedAt: at } = call;
    const term = termOf(call, state);
    const size = billedSizeOf(instance);
    const charges = termCharges(size, pricesNow(call, services), term);
    const prepaid = { paid: sumOf(charges.map((it) => it.amount)), months: term.months };
    await requireFunds(call, services, prepaid.paid);
    const dealName = await placeOrder(call, services, {
      action: 'RenewCkafkaInstance',
      size,
      purchase: size,
      instanceIds: [instanceId],
      prepaid,
    });
    const termId = await rows.prepaid.beginTerm(instanceId, term);
    const paid = charges.map((it) => ({ ...it, termId }));
    await rows.prepaid.settle({ instanceId, appId, dealName, action: 'renew', charges: paid, at });
    await rows.prepaid.setExpiry(instanceId, term.to, null);
    if (instance.status === STATUS.isolated) await resume(call, instance);
    return { Result: { BigDealId: dealName, DealName: dealName } };
  },
});

function termOf({ parameters, receivedAt }: Call<RenewCkafkaInstanceRequest>, state: PrepaidState): Term {
  const months = parameters.TimeSpan ?? 1;
  if (!contains(TERM_MONTHS, months))
    throw refusedValue('TimeSpan', months, inWords(TERM_MONTHS, { en: 'months', zh: '个月' }));
  const from = renewedFrom(state, receivedAt);
  const to = monthsLater(from, months, state.timeZone);
  if (to <= receivedAt)
    throw refusedValue('TimeSpan', months, {
      en: `as many months as reach from ${cloudDateTime(from)}, when the term before ended, beyond now`,
      zh: `从上一周期结束时间 ${cloudDateTime(from)} 起须超过当前时间`,
    });
  return { months, from, to };
}

async function resume({ rows, receivedAt: at }: Call<unknown>, { instanceId }: Instance): Promise<void> {
  await rows.instances.moveStatus(instanceId, STATUS.isolated, STATUS.running, at);
  await rows.events.append({ instanceId, at, kind: 'prepaid', text: 'runs again: it is renewed' });
  await rows.wakeUps.instances([instanceId]);
}

import type { IsolatedInstancePreRequest, IsolatedInstancePreResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { STATUS } from '../../../domain/instance.ts';
import type { Services } from '../../services.ts';
import { requireServing } from '../kafka-target.ts';
import { isChanging } from './begin-change.ts';
import { requireUnprotected } from './delete-protection.ts';
import { giveBack, prepaidAnswer } from './give-back.ts';
import { heldPrepaid } from './held-prepaid.ts';

/**
 * Request: {InstanceId}
 * Answer: {Result: {ReturnCode: "0", ReturnMessage: "ok", Data: {FlowId: 0, InstanceId, DealNames, DealNameInstanceIdMapping}}}
 *
 * Ends the term and gives back what of it is not used. The instance is isolated (5): no client reaches it, data and settings stay, and
 * RenewCkafkaInstance brings it back until it is deleted for good (`billing.release_after_days`). Refused while its deletion protection
 * is on. Sent twice, the second is refused.
 */
export const isolatedInstancePre = defineAction<Services, IsolatedInstancePreRequest, IsolatedInstancePreResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'IsolatedInstancePre',
  changes: true,
  regional: true,
  async run(call, services) {
    const { instance, state } = await heldPrepaid(call, 'Only DeleteInstancePost ends it.');
    const { instanceId } = instance;
    requireServing(instance);
    requireUnprotected(instance);
    const { rows, receivedAt: at } = call;
    if (!(await rows.instances.moveStatus(instanceId, STATUS.running, STATUS.isolated, at))) throw isChanging(instance);
    const dealName = await giveBack(call, services, 'IsolatedInstancePre', state);
    await rows.events.append({ instanceId, at, kind: 'prepaid', text: 'stopped: its owner gave its term back' });
    await rows.wakeUps.instances([instanceId]);
    return { Result: prepaidAnswer(instance, dealName) };
  },
});

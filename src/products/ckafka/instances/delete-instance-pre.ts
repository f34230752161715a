import type { DeleteInstancePreRequest, DeleteInstancePreResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction, type Call } from '../../../api/define-action.ts';
import { STATUS } from '../../../domain/instance.ts';
import type { Services } from '../../services.ts';
import { beginTask } from '../tasks/begin-task.ts';
import { isChanging } from './begin-change.ts';
import { requireUnprotected } from './delete-protection.ts';
import { giveBack, prepaidAnswer } from './give-back.ts';
import { heldPrepaid } from './held-prepaid.ts';

const ACTION = 'DeleteInstancePre';

/**
 * Request: {InstanceId}
 * Answer: {Result: {ReturnCode: "0", ReturnMessage: "ok", Data: {FlowId: 0, InstanceId, DealNames, DealNameInstanceIdMapping}}}
 *
 * Ends the term, gives back what of it is not used, and deletes the instance, both at once. It stays in the lists as deleting until
 * nothing of it is left. Refused with OperationDenied while its deletion protection is on. In any status; for one that is being deleted
 * already, the order of that deletion.
 */
export const deleteInstancePre = defineAction<Services, DeleteInstancePreRequest, DeleteInstancePreResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: ACTION,
  changes: true,
  regional: true,
  async run(call, services) {
    const { instance, state } = await heldPrepaid(call, 'Send DeleteInstancePost instead.');
    const { instanceId, status } = instance;
    requireUnprotected(instance);
    if (status === STATUS.deleting) return { Result: prepaidAnswer(instance, await deletionOrder(call, instanceId)) };
    const { rows, receivedAt } = call;
    if (!(await rows.instances.moveStatus(instanceId, status, STATUS.deleting, receivedAt))) throw isChanging(instance);
    const dealName = await giveBack(call, services, ACTION, state);
    await beginTask(call, instanceId, 'delete-instance');
    return { Result: prepaidAnswer(instance, dealName) };
  },
});

/** null when its term ran out and nobody ordered the deletion. */
async function deletionOrder({ account, rows, receivedAt }: Call<unknown>, instanceId: string): Promise<string | null> {
  const newest = await rows.orders.deals(account.appId, { from: new Date(0), to: receivedAt, instanceId }, 20, 0);
  return newest.items.find((it) => it.action === ACTION)?.dealName ?? null;
}

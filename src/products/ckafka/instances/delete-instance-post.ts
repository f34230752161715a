import type { DeleteInstancePostRequest, DeleteInstancePostResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction, type Call } from '../../../api/define-action.ts';
import { STATUS, type Instance } from '../../../domain/instance.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Services } from '../../services.ts';
import { beginTask } from '../tasks/begin-task.ts';
import { requireUnprotected } from './delete-protection.ts';
import { findInstance } from './find-instance.ts';
import { requirePayAsYouGo } from './held-prepaid.ts';
import { placeOrder } from './place-order.ts';

/**
 * Request: {InstanceId}
 * Answer: {Result: {FlowId}} of the task that takes it away; DescribeTaskStatus follows it. The instance stays in the lists as deleting
 * until nothing of it is left. Refused with OperationDenied while its deletion protection is on. In any status; for one that is being
 * deleted already, the FlowId of that deletion.
 */
export const deleteInstancePost = defineAction<Services, DeleteInstancePostRequest, DeleteInstancePostResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'DeleteInstancePost',
  changes: true,
  regional: true,
  async run(call, services) {
    const instance = await findInstance(call);
    requirePayAsYouGo(instance, 'DeleteInstancePre');
    requireUnprotected(instance);
    if (instance.status !== STATUS.deleting && (await beginDeletion(call, instance))) {
      const { instanceId } = instance;
      await placeOrder(call, services, {
        action: 'DeleteInstancePost',
        size: null,
        purchase: {},
        instanceIds: [instanceId],
      });
      return { Result: { FlowId: await beginTask(call, instance.instanceId, 'delete-instance') } };
    }
    return { Result: { FlowId: await runningDeletion(call) } };
  },
});

/** false when the status changed between look and move: another call's deletion, or the engine's. */
function beginDeletion({ rows, receivedAt }: Call<unknown>, { instanceId, status }: Instance): Promise<boolean> {
  return rows.instances.moveStatus(instanceId, status, STATUS.deleting, receivedAt);
}

/** The deletion that is under way. Refused, so that clients try again, when the status changed for another reason than a deletion. */
async function runningDeletion(call: Call<DeleteInstancePostRequest>): Promise<number> {
  const { status, instanceId } = await findInstance(call);
  const task = await call.rows.tasks.latest(instanceId, 'delete-instance');
  if (status === STATUS.deleting && task !== null) return task.flowId;
  throw new Refusal('UnsupportedOperation', {
    en: `The instance of parameter \`InstanceId\` changed its status while it was to be deleted: "${instanceId}". Send the call again.`,
    zh: `参数 \`InstanceId\` 指定的实例 "${instanceId}" 在删除时状态发生变化，请重试。`,
  });
}

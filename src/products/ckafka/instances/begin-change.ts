import type { Call } from '../../../api/define-action.ts';
import { STATUS, type Instance, type InstanceChange } from '../../../domain/instance.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { requireServing } from '../kafka-target.ts';
import { beginTask } from '../tasks/begin-task.ts';

/**
 * Writes a change that the engine has to bring to the brokers: the instance is upgrading until they have it. Answers the FlowId of its
 * task. Refused with ResourceInUse while another change runs, which clients take as "again in a moment".
 */
export async function beginChange(call: Call<unknown>, instance: Instance, change: InstanceChange): Promise<number> {
  const { rows, receivedAt } = call;
  const { instanceId } = instance;
  requireServing(instance);
  if (!(await rows.instances.moveStatus(instanceId, STATUS.running, STATUS.upgrading, receivedAt)))
    throw isChanging(instance);
  await rows.instances.update(instanceId, change, receivedAt);
  return beginTask(call, instanceId, 'change-instance');
}

/** Two changes at once: the second is told that the first is running. */
export function isChanging({ instanceId }: Instance): Refusal {
  return new Refusal('ResourceInUse', {
    en: `The instance "${instanceId}" is being changed already. Send the call again when DescribeInstancesDetail shows Status 1.`,
    zh: `实例 "${instanceId}" 正在变更中，请在 DescribeInstancesDetail 的 Status 为 1 后重试。`,
  });
}

import type { Call } from '../../../api/define-action.ts';
import { STATUS, type Instance, type InstanceChange } from '../../../domain/instance.ts';
import { isChangingVersion } from '../../../domain/kafka-upgrade.ts';
import { TASK_STATUS } from '../../../domain/task.ts';
import type { Rows } from '../../../storage/storage.ts';
import { requireServing } from '../kafka-target.ts';
import { beginTask } from '../tasks/begin-task.ts';
import { isChanging } from './begin-change.ts';

/**
 * Writes a new size of an instance that this transaction holds: it is upgrading until its brokers hold clients to it. Joins a change of
 * attributes that is under way, for the Terraform provider sends ModifyInstanceAttributes and the new size one right after the other and
 * tries neither again. Refused with ResourceInUse while another size, or another version, is brought to the brokers.
 */
export async function beginScaling(call: Call<unknown>, held: Instance, size: InstanceChange): Promise<void> {
  const { rows, receivedAt: at } = call;
  const { instanceId } = held;
  requireServing(held);
  const begins = await rows.instances.moveStatus(instanceId, STATUS.running, STATUS.upgrading, at);
  if (!begins && !(await isJoinable(held, rows))) throw isChanging(held);
  await rows.instances.update(instanceId, size, at);
  await beginTask(call, instanceId, 'scale-instance');
}

async function isJoinable(held: Instance, rows: Rows): Promise<boolean> {
  if (held.status !== STATUS.upgrading || isChangingVersion(held)) return false;
  const scaling = await rows.tasks.latest(held.instanceId, 'scale-instance');
  return scaling?.status !== TASK_STATUS.running;
}

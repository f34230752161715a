import type { Call } from '../../../api/define-action.ts';
import { TASK_STATUS, type Task } from '../../../domain/task.ts';

/** Writes a task that DescribeTaskStatus follows and rings for its instance, in the call's transaction. Answers the FlowId. */
export async function beginTask(call: Call<unknown>, instanceId: string, kind: Task['kind']): Promise<number> {
  const { account, rows, receivedAt } = call;
  const task = { appId: account.appId, instanceId, kind, output: '', startedAt: receivedAt, finishedAt: null };
  const [flowId] = await rows.tasks.insert([{ ...task, status: TASK_STATUS.running }]);
  if (flowId === undefined) throw new Error('a task was inserted without a FlowId');
  await rows.wakeUps.instances([instanceId]);
  return flowId;
}

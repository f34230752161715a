import { STATUS } from '../../../domain/instance.ts';
import { TASK_STATUS } from '../../../domain/task.ts';
import { recordEvent } from '../../record-event.ts';
import type { StepContext } from './step-context.ts';

/** All brokers are what the rows want: say so, in one transaction with the task that was followed. */
export async function finishChange({ seen, tools }: StepContext): Promise<void> {
  const { instanceId } = seen.instance;
  const at = tools.clock.now();
  await tools.storage.transaction(async (rows) => {
    if (!(await rows.instances.moveStatus(instanceId, STATUS.upgrading, STATUS.running, at))) return;
    const task = await rows.tasks.latest(instanceId, 'change-instance');
    const done = { status: TASK_STATUS.successful, output: 'success', finishedAt: at };
    if (task !== null) await rows.tasks.update(task.flowId, done);
    const tookMs = at.getTime() - (task?.startedAt ?? at).getTime();
    await recordEvent(rows, tools, { instanceId, kind: 'changed', text: `changed after ${tookMs} ms` });
  });
}

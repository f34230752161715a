import { STATUS } from '../../../domain/instance.ts';
import { TASK_STATUS } from '../../../domain/task.ts';
import type { Step } from '../plan.ts';
import { recordEvent } from '../../record-event.ts';
import type { StepContext } from './step-context.ts';

/** Gives the creation up in the rows; the next round takes away what was made. The owner sees why until the instance is deleted. */
export async function failCreation(
  step: Extract<Step, { name: 'fail-creation' }>,
  { seen, tools }: StepContext,
): Promise<void> {
  const { instanceId } = seen.instance;
  const at = tools.clock.now();
  await tools.storage.transaction(async (rows) => {
    const from = STATUS.creating;
    if (!(await rows.instances.moveStatus(instanceId, from, STATUS.creationFailed, at, step.reason))) return;
    const task = await rows.tasks.latest(instanceId, 'create-instance');
    const failed = { status: TASK_STATUS.failed, output: step.reason, finishedAt: at };
    if (task !== null) await rows.tasks.update(task.flowId, failed);
    await recordEvent(rows, tools, { instanceId, kind: 'creation-failed', text: step.reason });
  });
  tools.gate.leave(instanceId);
}

import { HEALTH, STATUS } from '../../../domain/instance.ts';
import { TASK_STATUS } from '../../../domain/task.ts';
import { recordEvent } from '../../record-event.ts';
import type { StepContext } from './step-context.ts';

/** A client can produce and consume: say so, in one transaction with the task that was followed. */
export async function becomeRunning({ seen, tools }: StepContext): Promise<void> {
  const { instanceId } = seen.instance;
  const at = tools.clock.now();
  await tools.storage.transaction(async (rows) => {
    if (!(await rows.instances.moveStatus(instanceId, STATUS.creating, STATUS.running, at))) return;
    await rows.instances.setHealth(instanceId, HEALTH.healthy, 'healthy');
    const task = await rows.tasks.latest(instanceId, 'create-instance');
    const done = { status: TASK_STATUS.successful, output: 'success', finishedAt: at };
    if (task !== null) await rows.tasks.update(task.flowId, done);
    const tookMs = at.getTime() - seen.instance.createdAt.getTime();
    await recordEvent(rows, tools, { instanceId, kind: 'running', text: `running after ${tookMs} ms` });
  });
  tools.gate.leave(instanceId);
}

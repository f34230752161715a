import { STATUS } from '../../../domain/instance.ts';
import { TASK_STATUS } from '../../../domain/task.ts';
import { recordEvent } from '../../record-event.ts';
import type { StepContext } from './step-context.ts';

const KINDS = ['create-instance', 'change-instance', 'scale-instance', 'delete-instance'] as const;

/** Gone from every list; only the order and the events remain. */
export async function becomeDeleted({ seen, tools }: StepContext): Promise<void> {
  const { instanceId, appId, status, plannedUpgrade } = seen.instance;
  const at = tools.clock.now();
  await tools.storage.transaction(async (rows) => {
    if (!(await rows.instances.moveStatus(instanceId, status, STATUS.deleted, at))) return;
    await rows.tags.removeAll(appId, 'ckafkaId', instanceId);
    await rows.topics.removeAll(instanceId);
    await rows.prometheusTargets.remove(instanceId);
    await rows.throttleRules.removeAll(instanceId);
    const routeFlows = (await rows.routes.list(instanceId)).map(({ flowId }) => flowId);
    await rows.routes.removeAll(instanceId);
    await rows.users.removeAll(instanceId);
    await rows.aclRules.removeAll(instanceId);
    // What the deletion overtook ends with it: nobody waits for its task for ever.
    const planned = plannedUpgrade === null ? null : await rows.tasks.byFlowId(appId, plannedUpgrade.flowId);
    const ofRoutes = await Promise.all(routeFlows.map((flowId) => rows.tasks.byFlowId(appId, flowId)));
    const ofKinds = await Promise.all(KINDS.map((kind) => rows.tasks.latest(instanceId, kind)));
    const tasks = [planned, ...ofKinds, ...ofRoutes];
    for (const task of tasks) {
      if (task?.status !== TASK_STATUS.running) continue;
      const cut = { status: TASK_STATUS.failed, output: 'deleted before it was done', finishedAt: at };
      const done = { status: TASK_STATUS.successful, output: 'success', finishedAt: at };
      await rows.tasks.update(task.flowId, task.kind === 'delete-instance' ? done : cut);
    }
    await recordEvent(rows, tools, { instanceId, kind: 'deleted', text: 'deleted without a trace' });
  });
}

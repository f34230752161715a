import { isWanted, ROUTE_STATUS } from '../../../domain/route.ts';
import { TASK_STATUS } from '../../../domain/task.ts';
import type { StepContext } from '../../instance/steps/step-context.ts';
import { recordEvent } from '../../record-event.ts';
import type { RouteStep } from '../plan.ts';
import { seenRoute } from './seen-route.ts';

/** The time has come for which the owner had asked: from now on it is a deletion like any other, with a task of its own. */
export async function beginRouteDeletion(
  step: Extract<RouteStep, { name: 'begin-route-deletion' }>,
  { seen, tools }: StepContext,
): Promise<void> {
  const { route, task } = seenRoute(seen, step.routeId);
  const { appId, instanceId } = seen.instance;
  if (!isWanted(route)) return;
  const at = tools.clock.now();
  await tools.storage.transaction(async (rows) => {
    if (!(await rows.routes.moveStatus(route.routeId, route.status, ROUTE_STATUS.deleting))) return;
    const cut = { status: TASK_STATUS.failed, output: 'deleted before it was done', finishedAt: at };
    if (task?.status === TASK_STATUS.running) await rows.tasks.update(task.flowId, cut);
    const deletion = { appId, instanceId, kind: 'delete-route', status: TASK_STATUS.running, output: '' } as const;
    const [flowId] = await rows.tasks.insert([{ ...deletion, startedAt: at, finishedAt: null }]);
    if (flowId !== undefined) await rows.routes.update(route.routeId, { flowId });
    await recordEvent(rows, tools, {
      instanceId,
      kind: 'route-deleting',
      text: `route ${route.routeId} is deleted as planned`,
    });
  });
}

import { ROUTE_STATUS } from '../../../domain/route.ts';
import { TASK_STATUS } from '../../../domain/task.ts';
import type { StepContext } from '../../instance/steps/step-context.ts';
import { recordEvent } from '../../record-event.ts';
import type { RouteStep } from '../plan.ts';
import { seenRoute } from './seen-route.ts';

/** Clients can come in: say so, in one transaction with the task that was followed. */
export async function finishRoute(
  step: Extract<RouteStep, { name: 'finish-route' }>,
  { seen, tools }: StepContext,
): Promise<void> {
  const { route } = seenRoute(seen, step.routeId);
  const at = tools.clock.now();
  await tools.storage.transaction(async (rows) => {
    if (!(await rows.routes.moveStatus(route.routeId, ROUTE_STATUS.creating, ROUTE_STATUS.created))) return;
    const done = { status: TASK_STATUS.successful, output: 'success', finishedAt: at };
    await rows.tasks.update(route.flowId, done);
    const tookMs = at.getTime() - route.createdAt.getTime();
    const text = `route ${route.routeId} is served after ${tookMs} ms`;
    await recordEvent(rows, tools, { instanceId: route.instanceId, kind: 'route-created', text });
  });
}

import { ROUTE_STATUS } from '../../../domain/route.ts';
import { TASK_STATUS } from '../../../domain/task.ts';
import type { StepContext } from '../../instance/steps/step-context.ts';
import { recordEvent } from '../../record-event.ts';
import type { RouteStep } from '../plan.ts';
import { seenRoute } from './seen-route.ts';

/** Gives the creation up in the rows; the next round takes its listeners away. It keeps its place until the owner deletes it. */
export async function failRoute(
  step: Extract<RouteStep, { name: 'fail-route' }>,
  { seen, tools }: StepContext,
): Promise<void> {
  const { route } = seenRoute(seen, step.routeId);
  const { routeId, instanceId } = route;
  const finishedAt = tools.clock.now();
  await tools.storage.transaction(async (rows) => {
    const [from, to] = [ROUTE_STATUS.creating, ROUTE_STATUS.creationFailed];
    if (!(await rows.routes.moveStatus(routeId, from, to, step.reason))) return;
    await rows.tasks.update(route.flowId, { status: TASK_STATUS.failed, output: step.reason, finishedAt });
    const text = `route ${routeId}: ${step.reason}`;
    await recordEvent(rows, tools, { instanceId, kind: 'route-failed', text });
  });
}

/** Says that a deletion takes too long. It is still tried. */
export async function giveUpRouteDeletion(
  step: Extract<RouteStep, { name: 'give-up-route-deletion' }>,
  { seen, tools }: StepContext,
): Promise<void> {
  const { route } = seenRoute(seen, step.routeId);
  const { routeId, instanceId } = route;
  await tools.storage.transaction(async (rows) => {
    const [from, to] = [ROUTE_STATUS.deleting, ROUTE_STATUS.deletionFailed];
    if (!(await rows.routes.moveStatus(routeId, from, to, step.reason))) return;
    const text = `route ${routeId}: ${step.reason}`;
    await recordEvent(rows, tools, { instanceId, kind: 'route-deletion-failed', text });
  });
}

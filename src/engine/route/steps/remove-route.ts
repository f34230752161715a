import { TASK_STATUS } from '../../../domain/task.ts';
import type { StepContext } from '../../instance/steps/step-context.ts';
import { recordEvent } from '../../record-event.ts';
import type { RouteStep } from '../plan.ts';
import { seenRoute } from './seen-route.ts';

/** No broker has anything of it any more: its addresses are free, its key is gone, and so is its row. */
export async function removeRoute(
  step: Extract<RouteStep, { name: 'remove-route' }>,
  { seen, tools }: StepContext,
): Promise<void> {
  const { route } = seenRoute(seen, step.routeId);
  const { routeId, instanceId } = route;
  const finishedAt = tools.clock.now();
  await tools.storage.transaction(async (rows) => {
    await rows.routes.remove(routeId);
    await rows.tasks.update(route.flowId, { status: TASK_STATUS.successful, output: 'success', finishedAt });
    await recordEvent(rows, tools, { instanceId, kind: 'route-deleted', text: `route ${routeId} is deleted` });
  });
}

import type { StepContext } from '../../instance/steps/step-context.ts';
import type { RouteStep } from '../plan.ts';
import { applyRoutes } from './apply-routes.ts';
import { awaitRoutes } from './await-routes.ts';
import { beginRouteDeletion } from './begin-route-deletion.ts';
import { failRoute, giveUpRouteDeletion } from './fail-route.ts';
import { finishRoute } from './finish-route.ts';
import { issueCertificate } from './issue-certificate.ts';
import { removeRoute } from './remove-route.ts';
import { closeListeners, openListeners } from './set-listeners.ts';

/** The table of the steps for routes; see `run-step.ts` of instances. */
export function runRouteStep(step: RouteStep, context: StepContext): Promise<void> {
  switch (step.name) {
    case 'begin-route-deletion':
      return beginRouteDeletion(step, context);
    case 'issue-certificate':
      return issueCertificate(step, context);
    case 'close-listeners':
      return closeListeners(context);
    case 'apply-routes':
      return applyRoutes(context);
    case 'open-listeners':
      return openListeners(context);
    case 'await-routes':
      return awaitRoutes(context);
    case 'finish-route':
      return finishRoute(step, context);
    case 'fail-route':
      return failRoute(step, context);
    case 'remove-route':
      return removeRoute(step, context);
    case 'give-up-route-deletion':
      return giveUpRouteDeletion(step, context);
  }
}

import type { InstanceSpec } from '../../../data-plane/data-plane.ts';
import type { EngineTools } from '../../step.ts';
import type { Observation } from '../observe.ts';
import { runRouteStep } from '../../route/steps/run-route-step.ts';
import type { Step } from '../plan.ts';
import { applyLimits } from './apply-limits.ts';
import { applySettings } from './apply-settings.ts';
import { awaitServing } from './await-serving.ts';
import { becomeDeleted } from './become-deleted.ts';
import { becomeRunning } from './become-running.ts';
import { beginUpgrade } from './begin-upgrade.ts';
import { failCreation } from './fail-creation.ts';
import { finishChange } from './finish-change.ts';
import { followDisk } from './follow-disk.ts';
import { forgetFailedStarts } from './forget-failed-starts.ts';
import { openGroups } from './open-groups.ts';
import { prepareInstance } from './prepare-instance.ts';
import { raiseProtocol } from './raise-protocol.ts';
import { releaseEndpoints } from './release-endpoints.ts';
import { removeInstance } from './remove-instance.ts';
import { restartBroker } from './restart-broker.ts';
import { stopBroker } from './stop-broker.ts';
import { startBroker } from './start-broker.ts';
import type { StepContext } from './step-context.ts';

/** Runs one step between its two hooks. A step that fails rejects; repeating it is always safe. */
export async function runStep(step: Step, seen: Observation, tools: EngineTools): Promise<void> {
  const spec = (): InstanceSpec => {
    if (seen.spec === null) throw new Error(`${seen.instance.instanceId}: ${step.name} needs endpoints`);
    return seen.spec;
  };
  await tools.onStep(step.name, 'before', seen.instance.instanceId);
  await dispatch(step, { seen, tools, spec });
  await tools.onStep(step.name, 'after', seen.instance.instanceId);
}

function dispatch(step: Step, context: StepContext): Promise<void> {
  switch (step.name) {
    case 'prepare-instance':
      return prepareInstance(context);
    case 'start-broker':
      return startBroker(step, context);
    case 'await-serving':
      return awaitServing(context);
    case 'forget-failed-starts':
      return forgetFailedStarts(step, context);
    case 'open-groups':
      return openGroups(context);
    case 'become-running':
      return becomeRunning(context);
    case 'apply-settings':
      return applySettings(context);
    case 'apply-limits':
      return applyLimits(context);
    case 'restart-broker':
      return restartBroker(step, context);
    case 'stop-broker':
      return stopBroker(step, context);
    case 'raise-protocol':
      return raiseProtocol(context);
    case 'begin-upgrade':
      return beginUpgrade(context);
    case 'follow-disk':
      return followDisk(step, context);
    case 'finish-change':
      return finishChange(context);
    case 'fail-creation':
      return failCreation(step, context);
    case 'remove-instance':
      return removeInstance(context);
    case 'release-endpoints':
      return releaseEndpoints(context);
    case 'become-deleted':
      return becomeDeleted(context);
    default:
      return runRouteStep(step, context);
  }
}

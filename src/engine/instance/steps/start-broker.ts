import type { Step } from '../plan.ts';
import { recordEvent } from '../../record-event.ts';
import { bringUsers } from '../bring-users.ts';
import type { StepContext } from './step-context.ts';

/**
 * Counts the start in the rows, then starts. Counted first, so that a broker that takes the whole control plane down with it
 * is not started again and again without a pause.
 */
export async function startBroker(
  step: Extract<Step, { name: 'start-broker' }>,
  { seen, spec, tools }: StepContext,
): Promise<void> {
  const { instanceId } = seen.instance;
  const { rows } = tools.storage;
  const { failedStarts, nextStartAt } = step;
  await rows.instances.updateBroker(instanceId, step.brokerId, { failedStarts, nextStartAt });
  await tools.dataPlane.startBroker(spec(), step.brokerId);
  // Those who came or went while it had no place for them.
  await bringUsers(instanceId, tools);
  if (failedStarts > 1) {
    const text = `broker ${step.brokerId} is started again (start ${failedStarts} in a row)`;
    await recordEvent(rows, tools, { instanceId, kind: 'broker-restart', text });
  }
}

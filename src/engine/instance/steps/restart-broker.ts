import type { Step } from '../plan.ts';
import type { StepContext } from './step-context.ts';

/**
 * Ends one broker in order, after it handed its partitions over; as an absent broker it is then started with what the rows want.
 * It served until now, so that start is its first and waits for nothing.
 */
export async function restartBroker(
  step: Extract<Step, { name: 'restart-broker' }>,
  { seen, tools }: StepContext,
): Promise<void> {
  const { instanceId } = seen.instance;
  const clean = { failedStarts: 0, nextStartAt: null };
  await tools.storage.rows.instances.updateBroker(instanceId, step.brokerId, clean);
  await tools.dataPlane.stopBroker(instanceId, step.brokerId, tools.policy.stopGraceMs);
}

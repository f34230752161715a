import type { Step } from '../plan.ts';
import type { StepContext } from './step-context.ts';

/** Ends one broker of an isolated instance in order. When the instance runs again, its start is its first and waits for nothing. */
export async function stopBroker(
  step: Extract<Step, { name: 'stop-broker' }>,
  { seen, tools }: StepContext,
): Promise<void> {
  const { instanceId } = seen.instance;
  const clean = { failedStarts: 0, nextStartAt: null };
  await tools.storage.rows.instances.updateBroker(instanceId, step.brokerId, clean);
  await tools.dataPlane.stopBroker(instanceId, step.brokerId, tools.policy.stopGraceMs);
}

import type { Step } from '../plan.ts';
import type { StepContext } from './step-context.ts';

/** A broker that has served for a while starts with a clean record when it dies next. */
export async function forgetFailedStarts(
  step: Extract<Step, { name: 'forget-failed-starts' }>,
  { seen, tools }: StepContext,
): Promise<void> {
  const clean = { failedStarts: 0, nextStartAt: null };
  await tools.storage.rows.instances.updateBroker(seen.instance.instanceId, step.brokerId, clean);
}

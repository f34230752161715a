import type { StepContext } from './step-context.ts';

/** Addresses may be given to somebody else, now that nothing listens on them. */
export async function releaseEndpoints({ seen, tools }: StepContext): Promise<void> {
  await tools.storage.rows.instances.releaseEndpoints(seen.instance.instanceId);
}

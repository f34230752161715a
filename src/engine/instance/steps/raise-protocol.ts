import type { StepContext } from './step-context.ts';

/**
 * Every broker runs the new release: from now on the rows want its protocol between them, which the next looks bring to one broker after
 * the other. From here on an older release could not be started on the data again.
 */
export async function raiseProtocol({ seen, tools }: StepContext): Promise<void> {
  await tools.storage.rows.instances.update(seen.instance.instanceId, { heldProtocolVersion: null });
}

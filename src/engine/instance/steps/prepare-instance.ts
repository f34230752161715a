import type { StepContext } from './step-context.ts';

/** The coordination service runs and has a place for the instance. */
export async function prepareInstance({ spec, tools }: StepContext): Promise<void> {
  await tools.dataPlane.prepareInstance(spec());
}

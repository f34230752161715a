import type { StepContext } from './run-step.ts';

/** The coordination service runs and has a place for the instance. */
export async function prepareInstance({ spec, tools }: StepContext): Promise<void> {
  await tools.dataPlane.prepareInstance(spec());
}

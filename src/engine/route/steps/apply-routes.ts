import type { StepContext } from '../../instance/steps/step-context.ts';

/** The brokers know the addresses, white lists and keys of the routes that are wanted, and of no others. */
export async function applyRoutes({ spec, tools }: StepContext): Promise<void> {
  await tools.dataPlane.applyRoutes(spec());
}

import type { StepContext } from './step-context.ts';

/** The brokers hold clients to the size that the rows say now. Nothing is restarted. */
export async function applyLimits({ spec, tools }: StepContext): Promise<void> {
  await tools.dataPlane.applyLimits(spec());
}

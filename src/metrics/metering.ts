import type { Schedule } from '../storage/jobs.ts';
import { prometheusTargets } from './prometheus-targets.ts';
import { rollUp } from './roll-up.ts';
import { createSampler, type SamplerTools } from './sampler.ts';

/** A sample is due by the clock; looking costs nothing. */
const LOOK_EVERY_MS = 1_000;
const ROLL_UP_EVERY_MS = 300_000;

/** The metering path: everything that comes back by the clock, and the addresses that it serves. */
export interface Metering {
  readonly schedule: readonly Schedule[];
  /** Lets go of the addresses. The schedule must have stopped. */
  close(): Promise<void>;
}

export function openMetering(tools: SamplerTools): Metering {
  const { storage, dataPlane, meters, clock, log } = tools;
  const sampler = createSampler(tools);
  const targets = prometheusTargets({ rows: storage.rows, dataPlane, meters, log });
  return {
    schedule: [
      { name: 'sample', everyMs: LOOK_EVERY_MS, run: () => sampler.round() },
      { name: 'roll-up', everyMs: ROLL_UP_EVERY_MS, run: () => rollUp(storage, clock.now()) },
      { name: 'prometheus-targets', everyMs: LOOK_EVERY_MS, run: () => targets.follow() },
    ],
    close: () => targets.close(),
  };
}

import pino from 'pino';
import { vi } from 'vitest';
import { billingSchedule } from '../../src/billing/schedule.ts';
import { loadCatalogue } from '../../src/catalogue/load.ts';
import { loadPriceBook } from '../../src/catalogue/load-price-book.ts';
import { openSimulatedDataPlane } from '../../src/data-plane/simulated/simulated-data-plane.ts';
import { openSimulatedKafkaAdmin } from '../../src/data-plane/simulated/simulated-kafka-admin.ts';
import type { SimulatedWorld } from '../../src/data-plane/simulated/world.ts';
import type { Amount } from '../../src/domain/money.ts';
import { createEngine, type Engine } from '../../src/engine/engine.ts';
import { defaultPolicy } from '../../src/engine/policy.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { seededRandom } from '../../src/lib/random.ts';
import type { OpenStorage } from '../../src/storage/postgres-storage.ts';
import { openTimeMachine, type OpenTimeMachine } from '../../src/time-machine/open.ts';

export const PATIENCE = { settlesWithinMs: 25_000, askEveryMs: 5, ringEveryMs: 500 };

/** What an operator chose about money, and how it is counted. */
export function money(openingCredit: Amount) {
  return {
    ...{ openingCredit, book: loadPriceBook('mainland', loadCatalogue()), largestHour: 10n ** 13n },
    ...{ remindBeforeDays: 7, stopAfterDays: 7, releaseAfterDays: 7, random: seededRandom(1) },
    ...{ isolateAfterHours: 24, deleteAfterDays: 7, billingEnabled: true, webhookUrl: null, webhookSecret: null },
  };
}

/** One server's engine, money and clock as src/main.ts puts them together, on a simulated data plane and without the API. */
export interface ControlPlaneOnTime extends OpenTimeMachine {
  readonly engine: Engine;
  /** Advances and waits until it is over. */
  pass(by: string): Promise<void>;
  stop(): Promise<void>;
}

export async function controlPlaneOnTime(
  { storage, startJobs }: Pick<OpenStorage, 'storage' | 'startJobs'>,
  world: SimulatedWorld,
  openingCredit: Amount,
): Promise<ControlPlaneOnTime> {
  const log = pino({ level: 'silent' });
  const time = await openTimeMachine({ storage, machine: systemClock, log, patience: PATIENCE });
  const { clock } = time;
  const engine = createEngine({
    storage,
    dataPlane: openSimulatedDataPlane(world),
    kafka: openSimulatedKafkaAdmin(world),
    clock,
    random: seededRandom(1),
    policy: {
      ...defaultPolicy(2),
      servePollMs: 1,
      restartDelayMs: 1,
      longestRestartDelayMs: 4,
      lookAtUnwellEveryMs: 5,
    },
    log,
    onStep: () => undefined,
  });
  const billing = await billingSchedule({ ...money(openingCredit), storage, clock, log });
  const jobs = await startJobs({
    reconcileInstance: (instanceId) => engine.reconcileInstance(instanceId),
    bringUsers: (instanceId) => engine.bringUsers(instanceId),
    concurrency: 4,
    schedule: [...billing, ...time.schedule(billing)],
    log,
  });
  return {
    ...time,
    engine,
    async pass(by) {
      await time.machine.advance({ by });
      await vi.waitUntil(async () => (await time.machine.view()).advance === null, { timeout: 60_000, interval: 10 });
    },
    async stop() {
      await time.close();
      await jobs.stop();
    },
  };
}

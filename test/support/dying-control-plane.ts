import pino from 'pino';
import { openSimulatedDataPlane } from '../../src/data-plane/simulated/simulated-data-plane.ts';
import { openSimulatedKafkaAdmin } from '../../src/data-plane/simulated/simulated-kafka-admin.ts';
import type { SimulatedWorld } from '../../src/data-plane/simulated/world.ts';
import type { Instance } from '../../src/domain/instance.ts';
import { createEngine, type Engine } from '../../src/engine/engine.ts';
import { defaultPolicy } from '../../src/engine/policy.ts';
import type { EngineTools } from '../../src/engine/step.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { seededRandom } from '../../src/lib/random.ts';
import type { Storage } from '../../src/storage/storage.ts';

/** The one instance of `boughtInstance`. */
export const INSTANCE_ID = 'ckafka-aaaaaaaa';
const policy = {
  ...defaultPolicy(2),
  serveTimeoutMs: 200,
  servePollMs: 1,
  restartDelayMs: 1,
  longestRestartDelayMs: 4,
  startsBeforeFailure: 3,
};

/** What a dead control plane looks like to the code that was running in it. */
class Died extends Error {}

type OnStep = EngineTools['onStep'];

/** A control plane of its own on the same rows and the same world, as after a restart. */
export function controlPlane(storage: Storage, world: SimulatedWorld, onStep: OnStep = () => undefined): Engine {
  return createEngine({
    storage,
    dataPlane: openSimulatedDataPlane(world),
    kafka: openSimulatedKafkaAdmin(world),
    clock: systemClock,
    random: seededRandom(1),
    policy,
    log: pino({ level: 'silent' }),
    onStep,
  });
}

/** Looks again and again, as the queue does, until the status is one of `ends`. */
export async function untilStatus(engine: Engine, storage: Storage, ends: readonly number[]): Promise<Instance> {
  for (let look = 0; look < 50; look += 1) {
    await engine.reconcileInstance(INSTANCE_ID).catch((problem: unknown) => {
      if (problem instanceof Died) throw problem;
    });
    const instance = await storage.rows.instances.any(INSTANCE_ID);
    if (instance !== null && ends.includes(instance.status)) return instance;
  }
  throw new Error(`never came to ${ends.join(' or ')}`);
}

/** Dies in the nth hook; answers the step's name, or null when there were fewer hooks. */
export async function dieInHook(
  nth: number,
  storage: Storage,
  world: SimulatedWorld,
  end: number,
): Promise<string | null> {
  let count = 0;
  let where: string | null = null;
  const engine = controlPlane(storage, world, (name, when) => {
    count += 1;
    if (count !== nth) return;
    where = `${when} ${name}`;
    throw new Died();
  });
  await untilStatus(engine, storage, [end]).catch((problem: unknown) => {
    if (!(problem instanceof Died)) throw problem;
  });
  return where;
}

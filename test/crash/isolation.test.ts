import pino from 'pino';
import { expect, it } from 'vitest';
import { openSimulatedDataPlane } from '../../src/data-plane/simulated/simulated-data-plane.ts';
import { openSimulatedKafkaAdmin } from '../../src/data-plane/simulated/simulated-kafka-admin.ts';
import { SimulatedWorld } from '../../src/data-plane/simulated/world.ts';
import { STATUS } from '../../src/domain/instance.ts';
import { createEngine, type Engine } from '../../src/engine/engine.ts';
import { defaultPolicy } from '../../src/engine/policy.ts';
import type { EngineTools } from '../../src/engine/step.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { seededRandom } from '../../src/lib/random.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { freshStorage } from '../support/postgres.ts';
import { boughtInstance, buy } from '../support/purchases.ts';

const INSTANCE_ID = 'ckafka-aaaaaaaa';
const BROKERS = [0, 1, 2];

function controlPlane(
  storage: Storage,
  world: SimulatedWorld,
  onStep: EngineTools['onStep'] = () => undefined,
): Engine {
  return createEngine({
    storage,
    dataPlane: openSimulatedDataPlane(world),
    kafka: openSimulatedKafkaAdmin(world),
    clock: systemClock,
    random: seededRandom(1),
    policy: { ...defaultPolicy(2), serveTimeoutMs: 200, servePollMs: 1, restartDelayMs: 1, longestRestartDelayMs: 4 },
    log: pino({ level: 'silent' }),
    onStep,
  });
}

async function untilServing(engine: Engine, world: SimulatedWorld, count: number): Promise<void> {
  const serving = (): number => BROKERS.filter((brokerId) => world.isServing(INSTANCE_ID, brokerId)).length;
  for (let look = 0; look < 50 && serving() !== count; look += 1)
    await engine.reconcileInstance(INSTANCE_ID).catch(() => undefined);
  expect(serving()).toBe(count);
}

it('stops an isolated instance wherever the control plane dies, keeps all that it has, and starts it again', async () => {
  const deaths: string[] = [];
  for (let nth = 1; ; nth += 1) {
    const { storage } = await freshStorage();
    const { instances } = storage.rows;
    const world = new SimulatedWorld(systemClock);
    await buy(storage, boughtInstance({ zoneIds: [100001, 100002, 100003] }));
    await untilServing(controlPlane(storage, world), world, 3);
    while ((await instances.any(INSTANCE_ID))?.status !== STATUS.running)
      await controlPlane(storage, world).reconcileInstance(INSTANCE_ID);
    const endpoints = await instances.endpoints(INSTANCE_ID);
    await instances.moveStatus(INSTANCE_ID, STATUS.running, STATUS.isolated, new Date());
    let count = 0;
    const died: string[] = [];
    const dying = controlPlane(storage, world, (name, when) => {
      if (++count !== nth) return;
      died.push(`${when} ${name}`);
      throw new Error('died');
    });
    await dying.reconcileInstance(INSTANCE_ID).catch(() => undefined);
    await untilServing(controlPlane(storage, world), world, 0);
    await controlPlane(storage, world).reconcileInstance(INSTANCE_ID);
    expect(world.startCount).toBe(3);
    expect((await openSimulatedDataPlane(world).observe(INSTANCE_ID)).traces).not.toEqual([]);
    expect(await instances.endpoints(INSTANCE_ID)).toEqual(endpoints);
    await instances.moveStatus(INSTANCE_ID, STATUS.isolated, STATUS.running, new Date());
    await untilServing(controlPlane(storage, world), world, 3);
    expect(world.startCount).toBe(6);
    if (died.length === 0) break;
    deaths.push(...died);
  }
  expect(new Set(deaths)).toEqual(new Set(['before stop-broker', 'after stop-broker']));
});

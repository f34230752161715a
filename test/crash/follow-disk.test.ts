import pino from 'pino';
import { expect, it } from 'vitest';
import { openSimulatedDataPlane } from '../../src/data-plane/simulated/simulated-data-plane.ts';
import { openSimulatedKafkaAdmin } from '../../src/data-plane/simulated/simulated-kafka-admin.ts';
import { SimulatedWorld } from '../../src/data-plane/simulated/world.ts';
import { combined, INSTANCE_FIGURES } from '../../src/domain/figures.ts';
import { STATUS, type InstanceChange } from '../../src/domain/instance.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/instance-settings.ts';
import { hourOf } from '../../src/domain/meter.ts';
import { createEngine, type Engine } from '../../src/engine/engine.ts';
import { defaultPolicy } from '../../src/engine/policy.ts';
import type { EngineTools } from '../../src/engine/step.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { seededRandom } from '../../src/lib/random.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { freshStorage } from '../support/postgres.ts';
import { boughtInstance, buy } from '../support/purchases.ts';

const bought = boughtInstance({ zoneIds: [100001], elasticStorage: false });
const { instanceId } = bought.instance;
const policy = { ...defaultPolicy(2), serveTimeoutMs: 200, servePollMs: 1, lookAtUnwellEveryMs: 1 };

class Died extends Error {}

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
    policy,
    log: pino({ level: 'silent' }),
    onStep,
  });
}

/** A running instance whose last measurement found its disk at 80 %. */
async function fullInstance(change: InstanceChange) {
  const { storage } = await freshStorage();
  const world = new SimulatedWorld(systemClock);
  await buy(storage, bought);
  const engine = controlPlane(storage, world);
  for (let look = 0; look < 20; look += 1) await engine.reconcileInstance(instanceId);
  await storage.rows.instances.update(instanceId, change, systemClock.now());
  const readAt = systemClock.now();
  await storage.rows.meters.record([
    {
      instanceId,
      readAt,
      sample: {
        at: readAt,
        instance: { ...combined(INSTANCE_FIGURES, []), diskPercent: 80 },
        topics: new Map(),
        groups: [],
      },
      readings: { brokers: {}, committed: [] },
      meter: {
        hour: hourOf(readAt),
        producedBytes: 0,
        consumedBytes: 0,
        elasticProducedBytes: 0,
        elasticConsumedBytes: 0,
        elasticChargedBytes: 0,
      },
    },
  ]);
  return { storage, world };
}

/** Dies in the hook, if the hook comes; then another control plane looks until nothing is left to do. */
async function dieAt(where: string, { storage, world }: Awaited<ReturnType<typeof fullInstance>>): Promise<void> {
  const dying = controlPlane(storage, world, (name, when) => {
    if (`${when} ${name}` === where) throw new Died();
  });
  await expect(dying.reconcileInstance(instanceId)).rejects.toBeInstanceOf(Died);
  const next = controlPlane(storage, world);
  for (let look = 0; look < 10; look += 1) await next.reconcileInstance(instanceId);
}

const stepsOf = async (storage: Storage): Promise<string[]> =>
  (await storage.rows.events.latest(instanceId, 50)).filter((it) => it.kind.startsWith('disk-')).map((it) => it.kind);

it.each(['before follow-disk', 'after follow-disk', 'before apply-limits', 'before finish-change'])(
  'a disk grows once and is running again when the control plane dies %s',
  async (where) => {
    const dynamicDisk = { ...DEFAULT_SETTINGS.dynamicDisk, enabled: true };
    const full = await fullInstance({ dynamicDisk });
    const before = await full.storage.rows.instances.any(instanceId);
    await dieAt(where, full);
    const after = await full.storage.rows.instances.any(instanceId);
    expect(after).toMatchObject({ status: STATUS.running, diskSizeGB: (before?.diskSizeGB ?? 0) + 100 });
    expect(await stepsOf(full.storage)).toEqual(['disk-grow']);
    expect(full.world.instances.get(instanceId)?.limits?.diskBytes).toBe((after?.diskSizeGB ?? 0) * 2 ** 30);
  },
);

it.each(['before follow-disk', 'after follow-disk', 'before apply-settings', 'after apply-settings'])(
  'retention is shortened by one step and brought to the brokers when the control plane dies %s',
  async (where) => {
    const dynamicRetention = { ...DEFAULT_SETTINGS.dynamicRetention, enabled: true };
    const full = await fullInstance({ dynamicRetention, retentionMinutes: 1000 });
    await dieAt(where, full);
    const after = await full.storage.rows.instances.any(instanceId);
    expect(after).toMatchObject({ status: STATUS.running, retentionMinutes: 1000, shortenedRetentionMinutes: 900 });
    expect(full.world.instances.get(instanceId)?.dynamicSettings.get('log.retention.ms')).toBe(String(900 * 60_000));
  },
);

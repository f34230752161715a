import { describe, expect, it } from 'vitest';
import { openSimulatedDataPlane } from '../../src/data-plane/simulated/simulated-data-plane.ts';
import { openSimulatedKafkaAdmin } from '../../src/data-plane/simulated/simulated-kafka-admin.ts';
import { SimulatedWorld } from '../../src/data-plane/simulated/world.ts';
import { STATUS } from '../../src/domain/instance.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { seededRandom } from '../../src/lib/random.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { controlPlane, dieInHook, INSTANCE_ID, untilStatus } from '../support/dying-control-plane.ts';
import { freshStorage, openFreshStorage } from '../support/postgres.ts';
import { askForChange, askForDeletion, askForSize, boughtInstance, buy } from '../support/purchases.ts';

/** A death for every hook: seconds alone, minutes on a machine that runs other suites beside it. */
const LOADED_MS = 120_000;

async function expectNoTrace(storage: Storage, world: SimulatedWorld): Promise<void> {
  expect(await openSimulatedDataPlane(world).observe(INSTANCE_ID)).toMatchObject({ brokers: [], traces: [] });
  expect(await storage.rows.instances.endpoints(INSTANCE_ID)).toEqual([]);
  expect(await storage.rows.instances.unsettledIds()).toEqual([]);
  for (const kind of ['create-instance', 'change-instance', 'scale-instance', 'delete-instance'] as const) {
    const task = await storage.rows.tasks.latest(INSTANCE_ID, kind);
    expect(task?.finishedAt ?? 'none').not.toBeNull();
  }
}

describe('a control plane that dies before and after every step', { timeout: LOADED_MS }, () => {
  it('ends in a running instance with each broker started once, and then without a trace', async () => {
    const deaths: string[] = [];
    for (let nth = 1; ; nth += 1) {
      const { storage, remove } = await openFreshStorage();
      const world = new SimulatedWorld(systemClock);
      const bought = boughtInstance({ zoneIds: [100001, 100002, 100003] });
      await buy(storage, bought);
      const creating = await dieInHook(nth, storage, world, STATUS.running);
      await untilStatus(controlPlane(storage, world), storage, [STATUS.running]);
      expect(world.startCount).toBe(3);
      await askForDeletion(storage, bought.instance);
      const deleting = await dieInHook(nth, storage, world, STATUS.deleted);
      await untilStatus(controlPlane(storage, world), storage, [STATUS.deleted]);
      await expectNoTrace(storage, world);
      await remove();
      deaths.push(...[creating, deleting].filter((it) => it !== null));
      if (creating === null && deleting === null) break;
    }
    const steps = ['prepare-instance', 'start-broker', 'await-serving', 'open-groups', 'become-running'];
    const removal = ['remove-instance', 'release-endpoints', 'become-deleted'];
    const expected = [...steps, ...removal].flatMap((name) => [`before ${name}`, `after ${name}`]);
    expect(new Set(deaths)).toEqual(new Set(expected));
  });

  it('deletes without a trace when it dies in a creation that is overtaken by its deletion', async () => {
    for (let nth = 1; ; nth += 1) {
      const { storage, remove } = await openFreshStorage();
      const world = new SimulatedWorld(systemClock);
      const bought = boughtInstance({ zoneIds: [100001] });
      await buy(storage, bought);
      const where = await dieInHook(nth, storage, world, STATUS.running);
      await askForDeletion(storage, bought.instance);
      await untilStatus(controlPlane(storage, world), storage, [STATUS.deleted]);
      await expectNoTrace(storage, world);
      await remove();
      if (where === null) break;
    }
  });
});

describe('a control plane that dies in a change', { timeout: LOADED_MS }, () => {
  const change = {
    retentionMinutes: 60,
    bandwidthMBps: 40,
    topicDefaults: { autoCreate: true, partitionCount: 6, replicationFactor: 2 },
  };

  it('ends with every broker as it was asked for, each started once more and never two away at once', async () => {
    const deaths: string[] = [];
    for (let nth = 1; ; nth += 1) {
      const { storage, remove } = await openFreshStorage();
      const world = new SimulatedWorld(systemClock);
      const bought = boughtInstance({ zoneIds: [100001, 100002, 100003] });
      await buy(storage, bought);
      await untilStatus(controlPlane(storage, world), storage, [STATUS.running]);
      await askForChange(storage, bought.instance, change);
      const where = await dieInHook(nth, storage, world, STATUS.running);
      const watch = controlPlane(storage, world, () => {
        const serving = [0, 1, 2].filter((brokerId) => world.isServing(INSTANCE_ID, brokerId));
        expect(serving.length).toBeGreaterThanOrEqual(2);
      });
      await untilStatus(watch, storage, [STATUS.running]);
      expect(world.startCount).toBe(6);
      await expectChanged(storage, world);
      await remove();
      if (where === null) break;
      deaths.push(where);
    }
    const steps = ['apply-settings', 'restart-broker', 'prepare-instance', 'start-broker', 'await-serving'];
    const expected = [...steps, 'apply-limits', 'finish-change'].flatMap((name) => [`before ${name}`, `after ${name}`]);
    expect(new Set(deaths)).toEqual(new Set(expected));
  });

  it('brings a size that is ordered meanwhile to the brokers before it says that it is done, and ends both tasks', async () => {
    const ordered: string[] = [];
    for (let nth = 1; ; nth += 1) {
      const { storage, remove } = await openFreshStorage();
      const world = new SimulatedWorld(systemClock);
      const bought = boughtInstance({ zoneIds: [100001] });
      await buy(storage, bought);
      await untilStatus(controlPlane(storage, world), storage, [STATUS.running]);
      await askForChange(storage, bought.instance, { retentionMinutes: 60 });
      let count = 0;
      const engine = controlPlane(storage, world, async (name, when) => {
        if ((count += 1) !== nth) return;
        ordered.push(`${when} ${name}`);
        await askForSize(storage, bought.instance, { bandwidthMBps: 40 });
      });
      await untilStatus(engine, storage, [STATUS.running]);
      const orders = count < nth ? 0 : 1;
      if (orders === 1) {
        expect([ordered.at(-1), world.instances.get(INSTANCE_ID)?.limits?.bandwidthMBps]).toEqual([ordered.at(-1), 40]);
        const kinds = ['change-instance', 'scale-instance'] as const;
        const tasks = await Promise.all(kinds.map((kind) => storage.rows.tasks.latest(INSTANCE_ID, kind)));
        expect(tasks).toMatchObject([{ status: 0 }, { status: 0 }]);
      }
      await remove();
      if (orders === 0) break;
    }
    expect(ordered).toContain('before finish-change');
  });

  it('is carried out in the end on a machine that fails by chance', async () => {
    for (let seed = 1; seed <= 10; seed += 1) {
      const { storage, remove } = await openFreshStorage();
      const world = new SimulatedWorld(systemClock, seededRandom(seed));
      const bought = boughtInstance({ zoneIds: [100001, 100002, 100003] });
      await buy(storage, bought);
      await untilStatus(controlPlane(storage, world), storage, [STATUS.running]);
      await askForChange(storage, bought.instance, change);
      world.faults.atRandom(0.15);
      await untilStatus(controlPlane(storage, world), storage, [STATUS.running]);
      world.faults.atRandom(0);
      await expectChanged(storage, world);
      await remove();
    }
  });

  /** Each broker says what was asked for, its limits are the new ones, and the task is done. */
  async function expectChanged(storage: Storage, world: SimulatedWorld): Promise<void> {
    const endpoints = await storage.rows.instances.endpoints(INSTANCE_ID);
    const target = { instanceId: INSTANCE_ID, brokers: [], adminPassword: 'secret' };
    for (const { brokerId, address, port } of endpoints.filter((it) => it.purpose === 'internal')) {
      if (brokerId === null) continue;
      const names = ['log.retention.ms', 'num.partitions', 'auto.create.topics.enable', 'default.replication.factor'];
      const kafka = openSimulatedKafkaAdmin(world);
      const has = await kafka.settingsOf(target, { brokerId, address, port }, names, 1_000);
      expect(names.map((name) => has.get(name))).toEqual(['3600000', '6', 'true', '2']);
    }
    expect(world.instances.get(INSTANCE_ID)?.limits?.bandwidthMBps).toBe(40);
    const task = await storage.rows.tasks.latest(INSTANCE_ID, 'change-instance');
    expect(task).toMatchObject({ status: 0, output: 'success' });
  }

  it('deletes without a trace when it dies in a change that is overtaken by the deletion', async () => {
    for (let nth = 1; ; nth += 1) {
      const { storage, remove } = await openFreshStorage();
      const world = new SimulatedWorld(systemClock);
      const bought = boughtInstance({ zoneIds: [100001] });
      await buy(storage, bought);
      await untilStatus(controlPlane(storage, world), storage, [STATUS.running]);
      await askForChange(storage, bought.instance, change);
      const where = await dieInHook(nth, storage, world, STATUS.running);
      await askForDeletion(storage, bought.instance);
      await untilStatus(controlPlane(storage, world), storage, [STATUS.deleted]);
      await expectNoTrace(storage, world);
      await remove();
      if (where === null) break;
    }
  });
});

describe('a machine that fails by chance', () => {
  it('comes to a running instance or a clean failure, and always to a clean end', async () => {
    for (let seed = 1; seed <= 15; seed += 1) {
      const { storage } = await freshStorage();
      const world = new SimulatedWorld(systemClock, seededRandom(seed));
      const bought = boughtInstance({ zoneIds: [100001, 100002] });
      await buy(storage, bought);
      world.faults.atRandom(0.15);
      if (seed % 3 === 0) world.nextStart({ startTakesMs: 0, exit: 'simulated: out of memory' });
      const engine = controlPlane(storage, world);
      const end = await untilStatus(engine, storage, [STATUS.running, STATUS.creationFailed]);
      expect(`seed ${seed}: ${end.status}`).toMatch(/: (1|-1)$/);
      await askForDeletion(storage, bought.instance);
      await untilStatus(engine, storage, [STATUS.deleted]);
      world.faults.atRandom(0);
      await expectNoTrace(storage, world);
    }
  });

  it('gives a creation up with the reason when a broker keeps ending, and leaves nothing in the world', async () => {
    const { storage } = await freshStorage();
    const world = new SimulatedWorld(systemClock);
    world.everyStart = { startTakesMs: 0, exit: 'port 9092 is taken' };
    await buy(storage, boughtInstance({ zoneIds: [100001] }));
    const engine = controlPlane(storage, world);
    const failed = await untilStatus(engine, storage, [STATUS.creationFailed]);
    expect(failed.failure).toContain('port 9092 is taken');
    await engine.reconcileInstance(INSTANCE_ID);
    expect(await openSimulatedDataPlane(world).observe(INSTANCE_ID)).toMatchObject({ brokers: [], traces: [] });
    expect(await storage.rows.instances.endpoints(INSTANCE_ID)).toEqual([]);
  });
});

describe('a broker that dies', () => {
  it('is started again by the next look, with the alarm shown meanwhile', async () => {
    const { storage } = await freshStorage();
    const world = new SimulatedWorld(systemClock);
    await buy(storage, boughtInstance({ zoneIds: [100001, 100002] }));
    const engine = controlPlane(storage, world);
    await untilStatus(engine, storage, [STATUS.running]);
    world.killBroker(INSTANCE_ID, 1);
    const seen: number[] = [];
    const watching = controlPlane(storage, world, async (name, when) => {
      if (when === 'before' && name === 'start-broker') {
        seen.push((await storage.rows.instances.any(INSTANCE_ID))?.health ?? 0);
      }
    });
    for (let look = 0; look < 20 && !world.isServing(INSTANCE_ID, 1); look += 1) {
      await watching.reconcileInstance(INSTANCE_ID);
    }
    expect(seen).toEqual([2]);
    await watching.reconcileInstance(INSTANCE_ID);
    expect((await storage.rows.instances.any(INSTANCE_ID))?.health).toBe(1);
  });
});

import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { SimulatedWorld } from '../../src/data-plane/simulated/world.ts';
import { STATUS } from '../../src/domain/instance.ts';
import { systemClock } from '../../src/lib/clock.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { controlPlane, dieInHook, INSTANCE_ID, untilStatus } from '../support/dying-control-plane.ts';
import { freshStorage, openFreshStorage } from '../support/postgres.ts';
import { askForChange, boughtInstance, buy, planUpgrade } from '../support/purchases.ts';

describe('a control plane that dies in an upgrade', () => {
  const upgrade = { kafkaVersion: '3.2.3', heldProtocolVersion: '2.4.1' } as const;

  it('ends with the broker on the new release and its protocol, started twice more', { timeout: 90_000 }, async () => {
    const deaths: string[] = [];
    for (let nth = 1; ; nth += 1) {
      const { storage, remove } = await openFreshStorage();
      const world = new SimulatedWorld(systemClock);
      const bought = boughtInstance({ zoneIds: [100001] });
      await buy(storage, bought);
      await untilStatus(controlPlane(storage, world), storage, [STATUS.running]);
      await askForChange(storage, bought.instance, upgrade);
      const where = await dieInHook(nth, storage, world, STATUS.running);
      await untilStatus(controlPlane(storage, world), storage, [STATUS.running]);
      expect(world.startCount).toBe(3);
      await expectUpgraded(storage, world);
      await remove();
      if (where === null) break;
      deaths.push(where);
    }
    const restarts = ['restart-broker', 'prepare-instance', 'start-broker', 'await-serving', 'raise-protocol'];
    const steps = [...restarts, 'apply-limits', 'finish-change'];
    expect(new Set(deaths)).toEqual(new Set(steps.flatMap((name) => [`before ${name}`, `after ${name}`])));
  });

  it('begins a planned one when its time has come, and ends its task although others came in between', async () => {
    const { storage } = await freshStorage();
    const world = new SimulatedWorld(systemClock);
    const bought = boughtInstance({ zoneIds: [100001] });
    await buy(storage, bought);
    const engine = controlPlane(storage, world);
    await untilStatus(engine, storage, [STATUS.running]);
    const flowId = await planUpgrade(storage, bought.instance, Date.now() + 300);
    await askForChange(storage, bought.instance, { retentionMinutes: 60 });
    expect(await untilStatus(engine, storage, [STATUS.running])).toMatchObject({ kafkaVersion: '2.4.1' });
    await sleep(300);
    await dieInHook(2, storage, world, STATUS.deleted);
    await untilStatus(controlPlane(storage, world), storage, [STATUS.running]);
    await expectUpgraded(storage, world);
    const task = await storage.rows.tasks.byFlowId(bought.instance.appId, flowId);
    expect(task).toMatchObject({ status: 0, output: 'success' });
  });

  it('never goes back: a plan that another upgrade has overtaken is given up', async () => {
    const { storage } = await freshStorage();
    const world = new SimulatedWorld(systemClock);
    const bought = boughtInstance({ zoneIds: [100001], kafkaVersion: '3.2.3', askedKafkaVersion: '3.2.3' });
    await buy(storage, bought);
    const engine = controlPlane(storage, world);
    await untilStatus(engine, storage, [STATUS.running]);
    const overtaken = { kafkaVersion: '2.8.1', atMs: 0, flowId: 1 } as const;
    await storage.rows.instances.update(INSTANCE_ID, { plannedUpgrade: overtaken });
    await engine.reconcileInstance(INSTANCE_ID);
    const running = { status: STATUS.running, kafkaVersion: '3.2.3', plannedUpgrade: null };
    expect(await storage.rows.instances.any(INSTANCE_ID)).toMatchObject(running);
    expect(world.startCount).toBe(1);
  });

  async function expectUpgraded(storage: Storage, world: SimulatedWorld): Promise<void> {
    const instance = await storage.rows.instances.any(INSTANCE_ID);
    const done = { kafkaVersion: '3.2.3', askedKafkaVersion: '3.2.3', heldProtocolVersion: null, plannedUpgrade: null };
    expect(instance).toMatchObject(done);
    const processes = [...(world.instances.get(INSTANCE_ID)?.processes.values() ?? [])];
    for (const { spec } of processes) expect(spec).toMatchObject({ kafkaVersion: '3.2.3', protocolVersion: '3.2.3' });
  }
});

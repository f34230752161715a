import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { openSimulatedDataPlane } from '../../src/data-plane/simulated/simulated-data-plane.ts';
import { openSimulatedKafkaAdmin } from '../../src/data-plane/simulated/simulated-kafka-admin.ts';
import { SimulatedWorld } from '../../src/data-plane/simulated/world.ts';
import { STATUS } from '../../src/domain/instance.ts';
import { ACCESS_TYPE, ROUTE_STATUS, VIP_TYPE, type Route } from '../../src/domain/route.ts';
import { createEngine, type Engine } from '../../src/engine/engine.ts';
import { defaultPolicy } from '../../src/engine/policy.ts';
import type { EngineTools } from '../../src/engine/step.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { seededRandom } from '../../src/lib/random.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { openFreshStorage } from '../support/postgres.ts';
import { askForDeletion, boughtInstance, buy } from '../support/purchases.ts';

const INSTANCE_ID = 'ckafka-aaaaaaaa';
const VIP = '127.0.0.20';
const policy = { ...defaultPolicy(2), serveTimeoutMs: 200, servePollMs: 1, viewTimeoutMs: 20, restartDelayMs: 1 };

class Died extends Error {}

function controlPlane(
  storage: Storage,
  world: SimulatedWorld,
  onStep: EngineTools['onStep'] = () => undefined,
  change: Partial<typeof policy> = {},
): Engine {
  return createEngine({
    storage,
    dataPlane: openSimulatedDataPlane(world),
    kafka: openSimulatedKafkaAdmin(world),
    clock: systemClock,
    random: seededRandom(1),
    policy: { ...policy, ...change },
    log: pino({ level: 'silent' }),
    onStep,
  });
}

/** Looks again and again, as the queue does, until it holds. */
async function until(engine: Engine, holds: () => Promise<boolean>): Promise<void> {
  for (let look = 0; look < 30; look += 1) {
    await engine.reconcileInstance(INSTANCE_ID).catch((problem: unknown) => {
      if (problem instanceof Died) throw problem;
    });
    if (await holds()) return;
  }
  throw new Error('it never came true');
}

/** Dies in the nth hook; answers where, or null when there were fewer. */
async function dieInHook(
  nth: number,
  storage: Storage,
  world: SimulatedWorld,
  holds: () => Promise<boolean>,
): Promise<string | null> {
  let count = 0;
  let where: string | null = null;
  const engine = controlPlane(storage, world, (name, when) => {
    count += 1;
    if (count !== nth) return;
    where = `${when} ${name}`;
    throw new Died();
  });
  await until(engine, holds).catch((problem: unknown) => {
    if (!(problem instanceof Died)) throw problem;
  });
  return where;
}

/** A running instance of two brokers, in a database that goes when `work` is over. */
async function onRunningInstance<T>(work: (storage: Storage, world: SimulatedWorld) => Promise<T>): Promise<T> {
  const { storage, remove } = await openFreshStorage();
  try {
    const world = new SimulatedWorld(systemClock);
    await buy(storage, boughtInstance({ zoneIds: [100001, 100002] }));
    const isRunning = async (): Promise<boolean> =>
      (await storage.rows.instances.any(INSTANCE_ID))?.status === STATUS.running;
    await until(controlPlane(storage, world), isRunning);
    return await work(storage, world);
  } finally {
    await remove();
  }
}

/** What CreateRoute writes. */
function askForRoute(storage: Storage, change: Partial<Route> = {}): Promise<number> {
  return storage.transaction(async (rows) => {
    const { appId } = (await rows.instances.any(INSTANCE_ID)) ?? expect.fail('no instance');
    const flowId = await insertTask(rows, appId, 'create-route');
    const route = {
      instanceId: INSTANCE_ID,
      slot: 1,
      status: ROUTE_STATUS.creating,
      vipType: VIP_TYPE.vpc,
      accessType: ACCESS_TYPE.saslSsl,
      vpcId: 'vpc-aaaaaaaa',
      subnetId: null,
      domain: '',
      note: '',
      ipWhitelist: [],
      flowId,
      failure: '',
      createdAt: new Date(),
      deleteAt: null,
      ...change,
    };
    const at = { address: VIP, instanceId: INSTANCE_ID };
    return rows.routes.insert(route, [
      { ...at, port: 9092, brokerId: null, purpose: 'bootstrap' },
      { ...at, port: 9193, brokerId: 0, purpose: 'client' },
      { ...at, port: 9194, brokerId: 1, purpose: 'client' },
    ]);
  });
}

/** What DeleteRoute writes. */
function askForRouteDeletion(storage: Storage, routeId: number): Promise<void> {
  return storage.transaction(async (rows) => {
    const { appId } = (await rows.instances.any(INSTANCE_ID)) ?? expect.fail('no instance');
    const [route] = await rows.routes.list(INSTANCE_ID);
    await rows.routes.moveStatus(routeId, route?.status ?? ROUTE_STATUS.created, ROUTE_STATUS.deleting);
    await rows.routes.update(routeId, { flowId: await insertTask(rows, appId, 'delete-route') });
  });
}

async function insertTask(
  rows: Storage['rows'],
  appId: number,
  kind: 'create-route' | 'delete-route',
): Promise<number> {
  const task = {
    appId,
    instanceId: INSTANCE_ID,
    kind,
    status: 2,
    output: '',
    startedAt: new Date(),
    finishedAt: null,
  } as const;
  const [flowId] = await rows.tasks.insert([task]);
  return flowId ?? expect.fail('no FlowId');
}

const statusOf = async (storage: Storage) => (await storage.rows.routes.list(INSTANCE_ID))[0]?.status;
const isCreated = (storage: Storage) => async () => (await statusOf(storage)) === ROUTE_STATUS.created;
const isGone = (storage: Storage) => async () => (await statusOf(storage)) === undefined;
const PLACES = [9092, 9193, 9194].map((port) => `${VIP}:${port}`);

describe('a control plane that dies while it brings a route', () => {
  it('ends with the route served by every broker, and then with nothing of it, wherever it died', async () => {
    const deaths: string[] = [];
    for (let nth = 1; ; nth += 1) {
      const places = await onRunningInstance(async (storage, world) => {
        const routeId = await askForRoute(storage);
        const making = await dieInHook(nth, storage, world, isCreated(storage));
        await until(controlPlane(storage, world), isCreated(storage));
        expect(PLACES.filter((place) => world.listensAt(place))).toEqual(PLACES);
        expect(await storage.rows.tasks.latest(INSTANCE_ID, 'create-route')).toMatchObject({ status: 0 });
        await askForRouteDeletion(storage, routeId);
        const ending = await dieInHook(nth, storage, world, isGone(storage));
        await until(controlPlane(storage, world), isGone(storage));
        expect(PLACES.filter((place) => world.listensAt(place))).toEqual([]);
        expect(await storage.rows.routes.endpoints(INSTANCE_ID)).toEqual([]);
        expect(await storage.rows.tasks.latest(INSTANCE_ID, 'delete-route')).toMatchObject({ status: 0 });
        expect(world.startCount).toBe(2);
        return [making, ending].filter((it) => it !== null);
      });
      if (places.length === 0) break;
      deaths.push(...places);
    }
    const made = ['issue-certificate', 'apply-routes', 'open-listeners', 'finish-route'];
    const expected = [...made, 'close-listeners', 'remove-route'].flatMap((name) => [
      `before ${name}`,
      `after ${name}`,
    ]);
    expect(new Set(deaths)).toEqual(new Set(expected));
  }, 60_000);

  it('goes on when a broker is killed in the middle of each step', async () => {
    for (const step of ['issue-certificate', 'apply-routes', 'open-listeners', 'finish-route']) {
      await onRunningInstance(async (storage, world) => {
        await askForRoute(storage);
        let killed = false;
        const killing = controlPlane(storage, world, (name, when) => {
          if (killed || name !== step || when !== 'before') return;
          killed = true;
          world.killBroker(INSTANCE_ID, 1);
        });
        await until(killing, async () => (await isCreated(storage)()) && world.isServing(INSTANCE_ID, 1));
        expect(PLACES.filter((place) => world.listensAt(place))).toEqual(PLACES);
        expect(killed).toBe(true);
      });
    }
  }, 60_000);

  it('comes to the route on a machine that fails by chance', async () => {
    for (let seed = 1; seed <= 5; seed += 1) {
      await onRunningInstance(async (storage, world) => {
        const routeId = await askForRoute(storage);
        world.faults.atRandom(0.1);
        await until(controlPlane(storage, world), isCreated(storage));
        await askForRouteDeletion(storage, routeId);
        await until(controlPlane(storage, world), isGone(storage));
      });
    }
  }, 60_000);
});

describe('a route', () => {
  it('that is planned to go goes when its time has come, also after a crash', async () => {
    await onRunningInstance(async (storage, world) => {
      const routeId = await askForRoute(storage, { accessType: ACCESS_TYPE.plaintext });
      await until(controlPlane(storage, world), isCreated(storage));
      const deleteAt = new Date(Date.now() + 3_600_000);
      await storage.rows.routes.update(routeId, { deleteAt });
      const { again } = await controlPlane(storage, world).reconcileInstance(INSTANCE_ID);
      expect(again?.getTime()).toBeLessThanOrEqual(deleteAt.getTime());
      expect(await statusOf(storage)).toBe(ROUTE_STATUS.created);
      await storage.rows.routes.update(routeId, { deleteAt: new Date() });
      expect(await dieInHook(2, storage, world, isGone(storage))).toBe('after begin-route-deletion');
      await until(controlPlane(storage, world), isGone(storage));
      expect(await storage.rows.tasks.latest(INSTANCE_ID, 'delete-route')).toMatchObject({
        status: 0,
        output: 'success',
      });
    });
  });

  it('that nobody can serve fails with the reason, listens nowhere, and can be deleted', async () => {
    await onRunningInstance(async (storage, world) => {
      const routeId = await askForRoute(storage, { createdAt: new Date(0) });
      const [route] = await storage.rows.routes.list(INSTANCE_ID);
      const going = { status: 2, output: '', finishedAt: null } as const;
      await storage.rows.tasks.update(route?.flowId ?? 0, going);
      const impatient = controlPlane(storage, world, undefined, { routeTimeoutMs: 0 });
      await until(impatient, async () => (await statusOf(storage)) === ROUTE_STATUS.creationFailed);
      expect(await storage.rows.tasks.byFlowId(1300000001, route?.flowId ?? 0)).toMatchObject({ status: 1 });
      await until(controlPlane(storage, world), () => Promise.resolve(!PLACES.some((place) => world.listensAt(place))));
      await askForRouteDeletion(storage, routeId);
      await until(controlPlane(storage, world), isGone(storage));
    });
  });

  it('goes with its instance, and its task ends', async () => {
    await onRunningInstance(async (storage, world) => {
      await askForRoute(storage);
      const [route] = await storage.rows.routes.list(INSTANCE_ID);
      const instance = (await storage.rows.instances.any(INSTANCE_ID)) ?? expect.fail('no instance');
      await askForDeletion(storage, instance);
      await until(controlPlane(storage, world), async () => (await storage.rows.instances.unsettledIds()).length === 0);
      expect(await storage.rows.routes.list(INSTANCE_ID)).toEqual([]);
      expect(await storage.rows.routes.authority(INSTANCE_ID)).toBeNull();
      expect(await storage.rows.tasks.byFlowId(1300000001, route?.flowId ?? 0)).toMatchObject({ status: 1 });
    });
  });
});

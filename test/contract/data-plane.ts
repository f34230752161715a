import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import type { DataPlane, InstanceSpec, ObservedBroker } from '../../src/data-plane/data-plane.ts';
import type { ClusterView, KafkaAdmin } from '../../src/kafka/kafka-admin.ts';
import { specOfBrokers } from './specs.ts';

/** A driver under contract, and the hands of the world outside. */
export interface DataPlaneUnderTest {
  /** Another control plane on the same machine. */
  open(): Promise<DataPlane>;
  readonly kafka: KafkaAdmin;
  /** MB/s that the broker holds its clients to, as it or its files say. */
  bandwidthOf(instanceId: string, brokerId: number): Promise<number>;
  /** Names of those who may sign in on the broker, as it or its files say. */
  userNamesOf(instanceId: string, brokerId: number): Promise<string[]>;
  /** As `kill -9` by a person. */
  kill(instanceId: string, broker: ObservedBroker): void;
  /** What is left once every control plane is closed. */
  dispose(): Promise<void>;
}

const PATIENCE_MS = 30_000;

/** What every driver of the data-plane port promises. */
export function dataPlaneContract(name: string, setUp: () => Promise<DataPlaneUnderTest>): void {
  describe(`the ${name} data plane`, { timeout: 60_000 }, () => {
    let world: DataPlaneUnderTest;
    let plane: DataPlane;
    const made: InstanceSpec[] = [];

    const newSpec = (brokerCount: number): InstanceSpec => {
      const spec = specOfBrokers(brokerCount, '3.2.3');
      made.push(spec);
      return spec;
    };
    const started = async (spec: InstanceSpec): Promise<InstanceSpec> => {
      await plane.prepareInstance(spec);
      for (const { brokerId } of spec.brokers) await plane.startBroker(spec, brokerId);
      return spec;
    };
    const brokerOf = async ({ instanceId }: InstanceSpec, brokerId = 0): Promise<ObservedBroker> => {
      const seen = await plane.observe(instanceId);
      return seen.brokers.find((it) => it.brokerId === brokerId) ?? expect.fail(`no broker ${brokerId} was observed`);
    };
    const serving = (spec: InstanceSpec, seeing = spec.brokers.length, brokerId = 0): Promise<ClusterView> =>
      untilServing(world.kafka, spec, seeing, brokerId);

    beforeAll(async () => {
      world = await setUp();
      plane = await world.open();
    }, PATIENCE_MS);
    afterEach(async () => {
      for (const { instanceId } of made.splice(0)) await plane.removeInstance(instanceId);
    });
    afterAll(async () => {
      await plane.close({ leaveRunning: false });
      await world.dispose();
    }, PATIENCE_MS);

    it('finds nothing of an instance that nobody has heard of, and can remove and stop it all the same', async () => {
      const nothing = { instanceId: 'ckafka-unheard0', brokers: [], traces: [] };
      const unheard = { ...specOfBrokers(1, '3.2.3'), instanceId: nothing.instanceId };
      expect(await plane.metersOf(unheard, 0)).toBeNull();
      expect(await plane.observe('ckafka-unheard0')).toEqual(nothing);
      await plane.stopBroker('ckafka-unheard0', 0, 0);
      await plane.removeInstance('ckafka-unheard0');
      expect(await plane.observe('ckafka-unheard0')).toEqual(nothing);
      expect(await plane.list()).not.toContain('ckafka-unheard0');
      expect(await plane.logTail('ckafka-unheard0', 0, 10)).toEqual([]);
    });

    it('has a trace of an instance from the moment that it is prepared', async () => {
      const spec = newSpec(1);
      await plane.prepareInstance(spec);
      await plane.prepareInstance(spec);
      expect((await plane.observe(spec.instanceId)).traces).not.toEqual([]);
      expect(await plane.list()).toContain(spec.instanceId);
    });

    it('starts one process for a broker, however often and from wherever it is asked', async () => {
      const spec = await started(newSpec(1));
      const first = await brokerOf(spec);
      const { kafkaVersion } = spec;
      expect(first).toMatchObject({ state: 'present', pid: expect.any(Number) as number, kafkaVersion });
      const second = await world.open();
      await Promise.all([plane.startBroker(spec, 0), second.startBroker(spec, 0), plane.startBroker(spec, 0)]);
      expect(await second.observe(spec.instanceId)).toEqual(await plane.observe(spec.instanceId));
      expect(await brokerOf(spec)).toEqual(first);
      await second.close({ leaveRunning: true });
    });

    it('serves Kafka, and keeps its data over an orderly stop', async () => {
      const spec = await started(newSpec(1));
      const before = await serving(spec);
      await plane.stopBroker(spec.instanceId, 0, 20_000);
      await plane.stopBroker(spec.instanceId, 0, 20_000);
      expect(await brokerOf(spec)).toEqual({ brokerId: 0, state: 'absent', exit: null });
      await plane.startBroker(spec, 0);
      expect((await serving(spec)).clusterId).toBe(before.clusterId);
      const log = await plane.logTail(spec.instanceId, 0, 3);
      expect(log.length).toBeGreaterThan(0);
      expect(log.length).toBeLessThanOrEqual(3);
      expect(await plane.logTail(spec.instanceId, 0, 0)).toEqual([]);
    });

    it('holds brokers to the limits of their spec, and to others without a restart', async () => {
      const spec = await started(newSpec(1));
      await serving(spec);
      const before = await brokerOf(spec);
      expect(await world.bandwidthOf(spec.instanceId, 0)).toBe(20);
      await plane.applyLimits({ ...spec, bandwidthMBps: 40 });
      await plane.applyLimits({ ...spec, bandwidthMBps: 40 });
      expect(await world.bandwidthOf(spec.instanceId, 0)).toBe(40);
      expect(await brokerOf(spec)).toEqual(before);
      const unheard = { ...specOfBrokers(1, '3.2.3'), bandwidthMBps: 40 };
      await plane.applyLimits(unheard);
      expect((await plane.observe(unheard.instanceId)).traces).toEqual([]);
    });

    it('gives brokers their routes without a restart, knows whether it has, and brings them with a start', async () => {
      const spec = await started(newSpec(1));
      const before = await brokerOf(spec);
      const at = (port: number) => ({ address: spec.bootstrap.address, port });
      const route = { slot: 1, accessType: 0, vip: at(9191), listeners: new Map([[0, at(9193)]]) } as const;
      const wanted: InstanceSpec = { ...spec, routes: [{ ...route, allowed: [], certificate: null }] };
      expect(await plane.hasRoutes(spec)).toBe(true);
      expect(await plane.hasRoutes(wanted)).toBe(false);
      await plane.applyRoutes(wanted);
      await plane.applyRoutes(wanted);
      const second = await world.open();
      expect(await second.hasRoutes(wanted)).toBe(true);
      await second.close({ leaveRunning: true });
      expect(await plane.hasRoutes(spec)).toBe(false);
      expect(await brokerOf(spec)).toEqual(before);
      await plane.stopBroker(spec.instanceId, 0, 20_000);
      await plane.startBroker(spec, 0);
      expect(await plane.hasRoutes(spec)).toBe(true);
    });

    it('lets those sign in on a broker whom it was told last, without a restart', async () => {
      const spec = await started(newSpec(1));
      const before = await brokerOf(spec);
      const user = (userName: string) => ({ userName, credentials: { sha256: 'a', sha512: 'b' }, tokenHashes: ['c'] });
      const bring = (...names: string[]) => plane.applyUsers(spec.instanceId, [0, 1], names.map(user));
      await bring('alice', 'bob');
      await bring('bob', 'carol');
      await bring('bob', 'carol');
      expect(await world.userNamesOf(spec.instanceId, 0)).toEqual(['bob', 'carol']);
      expect(await brokerOf(spec)).toEqual(before);
      await plane.stopBroker(spec.instanceId, 0, 20_000);
      await plane.startBroker(spec, 0);
      expect(await world.userNamesOf(spec.instanceId, 0)).toEqual(['bob', 'carol']);
      const { instanceId: unheard } = specOfBrokers(1, '3.2.3');
      await plane.applyUsers(unheard, [0], [user('alice')]);
      expect((await plane.observe(unheard)).traces).toEqual([]);
    });

    it('refuses another password than the instance’s own', async () => {
      const spec = await started(newSpec(1));
      await serving(spec);
      const [broker] = spec.brokers;
      const target = { instanceId: spec.instanceId, brokers: [], adminPassword: 'guessed' };
      await expect(world.kafka.viewFrom(target, broker?.internal ?? expect.fail(), 5_000)).rejects.toThrow('password');
    });

    it('rings when a broker is killed, says how it ended, and can start it again at once', async () => {
      const spec = await started(newSpec(1));
      await serving(spec);
      const rung = ringsFor(plane, spec.instanceId);
      world.kill(spec.instanceId, await brokerOf(spec));
      await rung;
      expect(await brokerOf(spec)).toEqual({
        brokerId: 0,
        state: 'absent',
        exit: expect.stringContaining('SIGKILL') as string,
      });
      await plane.startBroker(spec, 0);
      await serving(spec);
      expect((await brokerOf(spec)).state).toBe('present');
    });

    it('goes on without its control plane, and the next one adopts it', async () => {
      const spec = await started(newSpec(1));
      await serving(spec);
      const before = await brokerOf(spec);
      await plane.close({ leaveRunning: true });
      await serving(spec);
      plane = await world.open();
      expect(await plane.list()).toContain(spec.instanceId);
      expect(await brokerOf(spec)).toEqual(before);
      await plane.startBroker(spec, 0);
      expect(await brokerOf(spec)).toEqual(before);
      const rung = ringsFor(plane, spec.instanceId);
      world.kill(spec.instanceId, before);
      await rung;
      expect((await brokerOf(spec)).state).toBe('absent');
    });

    it('runs several brokers that see each other, and the others go on when one is killed', async () => {
      const spec = await started(newSpec(3));
      for (const { brokerId } of spec.brokers) await serving(spec, 3, brokerId);
      world.kill(spec.instanceId, await brokerOf(spec, 0));
      await serving(spec, 2, 1);
      await serving(spec, 2, 2);
      expect((await brokerOf(spec, 1)).state).toBe('present');
      await plane.startBroker(spec, 0);
      await serving(spec, 3, 0);
    });

    it('leaves no trace of a removed instance, also one whose brokers are just starting', async () => {
      const [spec, neighbour] = [await started(newSpec(2)), await started(newSpec(1))];
      await plane.removeInstance(spec.instanceId);
      expect(await plane.observe(spec.instanceId)).toEqual({ instanceId: spec.instanceId, brokers: [], traces: [] });
      expect(await plane.list()).not.toContain(spec.instanceId);
      await plane.removeInstance(spec.instanceId);
      expect((await brokerOf(neighbour)).state).toBe('present');
    });

    it('refuses to start a broker that is not in the spec', async () => {
      const spec = newSpec(1);
      await plane.prepareInstance(spec);
      await expect(plane.startBroker(spec, 7)).rejects.toThrow('no broker 7');
    });

    it('says with figures what the machine lacks, counting what is promised', async () => {
      expect(await plane.shortages(1, 0)).toEqual([]);
      for (const [brokerCount, promised] of [
        [10_000_000, 0],
        [1, 10_000_000],
      ] as const) {
        const [shortage] = await plane.shortages(brokerCount, promised);
        expect(shortage).toMatchObject({
          what: 'memory',
          text: expect.stringMatching(/\d.* needed, \d.* free/) as string,
        });
      }
    });
  });
}

/** Resolves with what the broker answers once it sees `seeing` brokers. */
export async function untilServing(
  kafka: KafkaAdmin,
  spec: InstanceSpec,
  seeing: number,
  brokerId: number,
): Promise<ClusterView> {
  const broker = spec.brokers.find((it) => it.brokerId === brokerId) ?? expect.fail(`no broker ${brokerId}`);
  const { instanceId, adminPassword } = spec;
  const target = { instanceId, adminPassword, brokers: spec.brokers.map((it) => it.internal) };
  const limit = Date.now() + PATIENCE_MS;
  let last: unknown;
  while (Date.now() < limit) {
    try {
      const view = await kafka.viewFrom(target, broker.internal, 2_000);
      if (view.brokers.length === seeing) return view;
      last = `it sees ${view.brokers.length} brokers`;
    } catch (problem) {
      last = problem;
    }
    await sleep(25);
  }
  throw new Error(`broker ${brokerId} does not serve with ${seeing} brokers`, { cause: last });
}

function ringsFor(plane: DataPlane, instanceId: string): Promise<void> {
  return new Promise((resolve) => {
    const stop = plane.onBrokerGone((rung) => {
      if (rung !== instanceId) return;
      stop();
      resolve();
    });
  });
}

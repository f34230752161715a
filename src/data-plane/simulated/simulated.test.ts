import { beforeEach, describe, expect, it } from 'vitest';

import type { InstanceSpec } from '../data-plane.ts';
import { manualClock } from '../../lib/clock.ts';
import { seededRandom } from '../../lib/random.ts';
import { openSimulatedDataPlane } from './simulated-data-plane.ts';
import { openSimulatedKafkaAdmin } from './simulated-kafka-admin.ts';
import { SimulatedWorld } from './world.ts';

const spec: InstanceSpec = {
  instanceId: 'ckafka-sim00001',
  kafkaVersion: '3.2.3',
  protocolVersion: '3.2.3',
  brokers: [1, 2, 3].map((last, brokerId) => ({
    brokerId,
    rack: String(100_001 + brokerId),
    client: { address: `127.16.0.${last}`, port: 9092 },
    internal: { address: `127.16.0.${last}`, port: 9093 },
  })),
  bootstrap: { address: '127.16.0.9', port: 9092 },
  adminPassword: 'secret',
  retentionMinutes: 60,
  bandwidthMBps: 20,
  elasticBandwidth: false,
  partitionLimit: 400,
  topicLimit: 200,
  routes: [],
  diskBytes: 200 * 2 ** 30,
  maxMessageBytes: 1_048_588,
  defaultReplicationFactor: 3,
  defaultPartitionCount: 3,
  retentionBytes: -1,
  uncleanLeaderElection: false,
  autoCreateTopics: false,
  transactionalIdExpirationMs: 604_800_000,
};

describe('a simulated world', () => {
  const clock = manualClock(new Date('2026-01-31T12:00:00Z'));
  let world: SimulatedWorld;
  let plane: ReturnType<typeof openSimulatedDataPlane>;
  const view = (brokerId: number) => {
    const target = { instanceId: spec.instanceId, brokers: [], adminPassword: spec.adminPassword };
    const internal = spec.brokers[brokerId]?.internal ?? expect.fail();
    return openSimulatedKafkaAdmin(world).viewFrom(target, internal, 1_000);
  };
  const startAll = async (): Promise<void> => {
    await plane.prepareInstance(spec);
    for (const { brokerId } of spec.brokers) await plane.startBroker(spec, brokerId);
  };

  beforeEach(() => {
    world = new SimulatedWorld(clock, seededRandom(7));
    plane = openSimulatedDataPlane(world);
  });

  it('lets a broker serve only once the clock has come so far', async () => {
    world.everyStart = { startTakesMs: 2_000 };
    await startAll();
    clock.advance(1_999);
    await expect(view(0)).rejects.toThrow('did not answer');
    clock.advance(1);
    expect((await view(0)).brokers).toHaveLength(3);
  });

  it('ends a start that was told to fail, with its exit, and rings', async () => {
    const rung: string[] = [];
    plane.onBrokerGone((instanceId) => rung.push(instanceId));
    world.nextStart({ startTakesMs: 500, exit: 'ended with exit code 1' });
    await startAll();
    clock.advance(500);
    const [first, second] = (await plane.observe(spec.instanceId)).brokers;
    expect(first).toEqual({ brokerId: 0, state: 'absent', exit: 'ended with exit code 1' });
    expect(second?.state).toBe('present');
    expect(rung).toEqual([spec.instanceId]);
  });

  it('fails a call before or after its effect, once, as the script says', async () => {
    await plane.prepareInstance(spec);
    world.faults.next('startBroker', 'before', 'no fork');
    world.faults.next('startBroker', 'after', 'died after the fork');
    await expect(plane.startBroker(spec, 0)).rejects.toThrow('no fork');
    expect(world.startCount).toBe(0);
    await expect(plane.startBroker(spec, 0)).rejects.toThrow('died after the fork');
    expect(world.startCount).toBe(1);
    await plane.startBroker(spec, 0);
    expect(world.startCount).toBe(1);
  });

  it('has the same faults by chance again from the same seed', async () => {
    const run = async (seed: number): Promise<string> => {
      const { faults } = new SimulatedWorld(clock, seededRandom(seed));
      faults.atRandom(0.5);
      const calls = Array.from({ length: 40 }, () =>
        faults.around('list', () => Promise.resolve('.')).catch(() => 'x'),
      );
      return (await Promise.all(calls)).join('');
    };
    expect(await run(1)).toBe(await run(1));
    expect(await run(1)).not.toBe(await run(2));
    expect(await run(1)).toMatch(/(?=.*x)(?=.*\.)/);
  });

  it('shows partitions without a leader or with replicas missing when brokers die', async () => {
    await startAll();
    world.addTopic(spec.instanceId, 'orders', { partitionCount: 3, replicationFactor: 3 });
    world.addTopic(spec.instanceId, 'single', { partitionCount: 3, replicationFactor: 1 });
    world.killBroker(spec.instanceId, 1);
    expect(await view(0)).toMatchObject({
      brokers: [{ brokerId: 0 }, { brokerId: 2 }],
      offlinePartitionCount: 1,
      underReplicatedPartitionCount: 4,
      topicCount: 2,
      partitionReplicaCount: 12,
    });
  });

  it('waits no longer than the grace for a stop that hangs', async () => {
    await startAll();
    world.stopTakesMs = Infinity;
    await plane.stopBroker(spec.instanceId, 0, 5);
    expect((await plane.observe(spec.instanceId)).brokers[0]).toMatchObject({ state: 'absent' });
  });

  it('outlives its drivers, and loses its brokers only when it is told to', async () => {
    await startAll();
    await plane.close({ leaveRunning: true });
    const next = openSimulatedDataPlane(world);
    expect((await next.observe(spec.instanceId)).brokers.map(({ state }) => state)).toEqual(Array(3).fill('present'));
    await next.close({ leaveRunning: false });
    expect((await next.observe(spec.instanceId)).brokers.map(({ state }) => state)).toEqual(Array(3).fill('absent'));
  });
});

import { once } from 'node:events';
import { readFile, rename } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import type { InstanceSpec } from '../../src/data-plane/data-plane.ts';
import type { LocalDataPlane } from '../../src/data-plane/local/local-data-plane.ts';
import { findMarked, signal } from '../../src/data-plane/local/process-table.ts';
import { openZooKeeper } from '../../src/data-plane/local/zookeeper-client.ts';
import type { KafkaVersion } from '../../src/domain/instance.ts';
import type { Endpoint } from '../../src/domain/network.ts';
import { openKafkaAdmin } from '../../src/kafka/protocol-admin.ts';
import { untilServing } from './data-plane.ts';
import { localMachine, type LocalMachine } from './local-machine.ts';
import { specOfBrokers } from './specs.ts';
import { answers, consume, customer, highestMetadataVersion, makeTopic, produce } from './witness.ts';

const HIGHEST_METADATA: Record<KafkaVersion, number> = { '2.4.1': 9, '2.8.1': 11, '3.2.3': 12 };

describe('brokers of the local data plane', { timeout: 60_000 }, () => {
  const kafka = openKafkaAdmin();
  let machine: LocalMachine;
  let plane: LocalDataPlane;
  const made: InstanceSpec[] = [];

  const serving = async (brokerCount: number, version: KafkaVersion): Promise<InstanceSpec> => {
    const spec = specOfBrokers(brokerCount, version);
    made.push(spec);
    await plane.prepareInstance(spec);
    await Promise.all(spec.brokers.map(({ brokerId }) => plane.startBroker(spec, brokerId)));
    for (const { brokerId } of spec.brokers) await untilServing(kafka, spec, brokerCount, brokerId);
    return spec;
  };
  const zookeeperAt = async (): Promise<Endpoint> =>
    JSON.parse(await readFile(join(machine.home, 'kafka', 'zookeeper', 'endpoint.json'), 'utf8')) as Endpoint;
  const killZooKeeper = async (): Promise<void> => {
    for (const one of await findMarked(join(machine.home, 'kafka', 'zookeeper'))) signal(one.pid, 'SIGKILL');
  };
  const kill = async ({ instanceId }: InstanceSpec, brokerId: number): Promise<void> => {
    const broker = (await plane.observe(instanceId)).brokers.find((it) => it.brokerId === brokerId);
    if (broker?.state === 'present') signal(broker.pid, 'SIGKILL');
  };

  beforeAll(async () => {
    machine = await localMachine();
    plane = await machine.open();
    await plane.warmUp();
  }, 120_000);
  afterEach(async () => {
    for (const { instanceId } of made.splice(0)) await plane.removeInstance(instanceId);
  });
  afterAll(async () => {
    await plane.close({ leaveRunning: false });
    await machine.dispose();
  }, 30_000);

  it.each(['2.4.1', '2.8.1', '3.2.3'] as const)('are Kafka %s by protocol, and keep a record', async (version) => {
    const spec = await serving(1, version);
    expect(await highestMetadataVersion(spec.bootstrap)).toBe(HIGHEST_METADATA[version]);
    const client = customer(spec.bootstrap);
    await makeTopic(client, 'orders');
    await produce(client, 'orders', ['一条记录']);
    expect(await consume(client, 'orders', 1)).toEqual(['一条记录']);
    // The consumer made __consumer_offsets, which is not the customer's.
    const view = await untilServing(kafka, spec, 1, 0);
    expect(view).toMatchObject({ topicCount: 1, partitionReplicaCount: 3, offlinePartitionCount: 0 });
    const zookeeper = await openZooKeeper(await zookeeperAt(), 5_000);
    expect(await zookeeper.children('/brokerage')).toContain(spec.instanceId);
    await plane.removeInstance(spec.instanceId);
    expect(await zookeeper.children('/brokerage')).not.toContain(spec.instanceId);
    await zookeeper.close();
    expect(await answers(spec.bootstrap)).toBe(false);
  });

  it('keep the VIP and every acknowledged record when the broker that holds the VIP is killed', async () => {
    const spec = await serving(3, '2.8.1');
    const client = customer(spec.bootstrap);
    await until(() => answers(spec.bootstrap));
    await makeTopic(client, 'orders');
    const acknowledged = Array.from({ length: 20 }, (_, index) => `order ${index}`);
    await produce(client, 'orders', acknowledged);
    // The first group of all makes __consumer_offsets, for which Kafka wants as many brokers as it has replicas.
    await consume(client, 'orders', acknowledged.length);
    const holder = await holderOfVip(plane, spec);
    await kill(spec, holder);
    const killedAt = performance.now();
    await until(() => answers(spec.bootstrap));
    expect(performance.now() - killedAt).toBeLessThan(3_000);
    await produce(client, 'orders', ['order 20']);
    expect((await consume(client, 'orders', 21)).sort()).toEqual([...acknowledged, 'order 20'].sort());
    const other = spec.brokers.find(({ brokerId }) => brokerId !== holder)?.brokerId ?? -1;
    const view = await untilServing(kafka, spec, 2, other);
    expect(view.offlinePartitionCount).toBe(0);
    expect(view.underReplicatedPartitionCount).toBeGreaterThan(0);
    // The client's own way to another coordinator takes it a session, and longer on a busy machine.
  }, 150_000);

  it('go on when ZooKeeper is killed, which comes back where it was with what it knew', async () => {
    const spec = await serving(1, '3.2.3');
    const before = await zookeeperAt();
    await killZooKeeper();
    expect(await answers(spec.bootstrap)).toBe(true);
    await until(() =>
      openZooKeeper(before, 1_000).then(
        (it) => it.close().then(() => true),
        () => false,
      ),
    );
    expect(await zookeeperAt()).toEqual(before);
    await makeTopic(customer(spec.bootstrap), 'after');
    expect((await untilServing(kafka, spec, 1, 0)).topicCount).toBe(1);
  });

  it('are found again when a removal died between its folder and its files', async () => {
    const spec = specOfBrokers(1, '3.2.3');
    const { instanceId } = spec;
    await plane.prepareInstance(spec);
    await plane.startBroker(spec, 0);
    await plane.stopBroker(instanceId, 0, 0);
    await rename(
      join(machine.home, 'kafka', 'instances', instanceId),
      join(machine.home, 'kafka', 'trash', instanceId),
    );
    expect(await plane.list()).toContain(instanceId);
    expect((await plane.observe(instanceId)).traces).toEqual(['folder in the trash']);
    await plane.removeInstance(instanceId);
    expect(await plane.observe(instanceId)).toEqual({ instanceId, brokers: [], traces: [] });
    expect(await plane.list()).not.toContain(instanceId);
  });

  it('get a ZooKeeper on another port when its own was taken while nothing ran', async () => {
    await plane.close({ leaveRunning: false });
    const before = await zookeeperAt();
    const squatter = createServer().listen(before.port, before.address);
    await once(squatter, 'listening');
    plane = await machine.open();
    await plane.warmUp();
    expect((await zookeeperAt()).port).not.toBe(before.port);
    await new Promise((resolve) => squatter.close(resolve));
  });
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  const limit = Date.now() + 20_000;
  while (!(await holds())) {
    if (Date.now() > limit) expect.fail('it did not come true within 20 s');
    await sleep(20);
  }
}

/** The broker that said last that it serves the bootstrap address. */
async function holderOfVip(plane: LocalDataPlane, spec: InstanceSpec): Promise<number> {
  const wanted = `Serving /${spec.bootstrap.address}:${spec.bootstrap.port}`;
  for (const { brokerId } of spec.brokers) {
    const log = await plane.logTail(spec.instanceId, brokerId, 1_000);
    if (log.some((line) => line.includes(wanted))) return brokerId;
  }
  return expect.fail('no broker holds the VIP');
}

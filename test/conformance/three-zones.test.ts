import { ConfigResourceTypes, type Kafka, type Producer } from 'kafkajs';
import { describe, expect, it, vi } from 'vitest';
import { HEALTH, STATUS } from '../../src/domain/instance.ts';
import { consume, customer, produce } from '../contract/witness.ts';
import { cloudOf } from '../support/cloud.ts';
import { brokersOn, tracesOf } from '../support/machine.ts';
import { serverForTests } from '../support/server.ts';
import { FIRST_EXAMPLE } from '../support/first-example.ts';

const server = serverForTests();
const cloud = cloudOf(server);

const TOPIC = 'orders';
const ZONES = [450001, 450002, 450003];
const COMES_BACK = { timeout: 60_000, interval: 100 };

/** The third example of CreatePostPaidInstance. */
async function buyThreeZones(): Promise<{ instanceId: string; vip: string; kafka: Kafka }> {
  const { Result } = await cloud.ckafka.CreatePostPaidInstance({
    InstanceName: 'test55',
    ...(await cloud.network()),
    ZoneId: 450001,
    ...FIRST_EXAMPLE,
    MultiZoneFlag: true,
    ZoneIds: ZONES,
  });
  const instanceId = Result?.Data?.InstanceId ?? '';
  const [detail] = await cloud.settled([instanceId], STATUS.running);
  expect(detail).toMatchObject({ ZoneId: 450001, ZoneIds: ZONES, Vport: '9092' });
  const vip = detail?.Vip ?? '';
  return { instanceId, vip, kafka: customer({ address: vip, port: 9092 }) };
}

/** Makes the topic with the broker's own defaults, and says what came of them. */
async function makeReplicatedTopic(kafka: Kafka): Promise<{ racks: (string | undefined)[]; replicas: number[][] }> {
  const admin = kafka.admin();
  await admin.connect();
  // -1: the broker's default, as a client of these versions sends it.
  await admin.createTopics({ topics: [{ topic: TOPIC, numPartitions: -1, replicationFactor: -1 }] });
  const resources = ['0', '1', '2'].map((name) => ({
    type: ConfigResourceTypes.BROKER,
    name,
    configNames: ['broker.rack'],
  }));
  const configs = await admin.describeConfigs({ resources, includeSynonyms: false });
  // The broker that is asked may not have heard of it yet.
  const { topics } = await vi.waitFor(() => admin.fetchTopicMetadata({ topics: [TOPIC] }), COMES_BACK);
  await admin.disconnect();
  return {
    racks: configs.resources.map((it) => it.configEntries[0]?.configValue),
    replicas: (topics[0]?.partitions ?? []).map((it) => [...it.replicas].sort()),
  };
}

/**
 * Produces record after record with acks=all until it is stopped, and remembers each that was acknowledged. One partition at a time:
 * when a leader is lost on the way, kafkajs drops its part of a call that another broker has answered, and reports success.
 */
function produceOn(producer: Producer): { acknowledged: string[]; stop(): Promise<void> } {
  const acknowledged: string[] = [];
  let stopped = false;
  const run = async (): Promise<void> => {
    for (let n = 0; !stopped; n += 1) {
      const message = { partition: n % ZONES.length, value: `record ${n}` };
      // What was not acknowledged may be lost.
      const answers = await producer.send({ topic: TOPIC, acks: -1, messages: [message] }).catch(() => []);
      if (answers.some((it) => it.partition === message.partition)) acknowledged.push(message.value);
    }
  };
  const running = run();
  return {
    acknowledged,
    stop: () => {
      stopped = true;
      return running;
    },
  };
}

/** Reads the topic from its beginning until every one of these has come, once or more often. */
async function readAll(kafka: Kafka, expected: readonly string[]): Promise<void> {
  const missing = new Set(expected);
  const consumer = kafka.consumer({ groupId: 'auditor', maxWaitTimeInMs: 100 });
  await consumer.connect();
  await consumer.subscribe({ topic: TOPIC, fromBeginning: true });
  await consumer.run({
    eachMessage: ({ message }) => {
      missing.delete(message.value?.toString() ?? '');
      return Promise.resolve();
    },
  });
  await expect.poll(() => [...missing], COMES_BACK).toEqual([]);
  await consumer.disconnect();
}

/** Defaults of new topics, which brokers read at their start only: each is started again while the others serve. */
async function changeDefaults(instanceId: string): Promise<void> {
  const before = await brokersOn(server, instanceId);
  await cloud.ckafka.ModifyInstanceAttributes({
    InstanceId: instanceId,
    Config: { AutoCreateTopicEnable: false, DefaultNumPartitions: 7, DefaultReplicationFactor: 3 },
  });
  await cloud.settled([instanceId], STATUS.running);
  const after = await brokersOn(server, instanceId);
  expect(after.map((it) => it.brokerId)).toEqual(before.map((it) => it.brokerId));
  const stayed = after.filter(({ pid }) => before.some((it) => it.pid === pid));
  expect(stayed).toEqual([]);
}

const health = async (instanceId: string): Promise<number | undefined> => (await cloud.detail(instanceId))?.Healthy;

describe('an instance in three zones', { timeout: 180_000 }, () => {
  it('keeps every acknowledged record when a zone is lost or brokers are started again for a change, serves on, and is whole again by itself', async () => {
    const { instanceId, vip, kafka } = await buyThreeZones();
    const everyone = [0, 1, 2];
    expect(await makeReplicatedTopic(kafka)).toEqual({
      racks: ZONES.map(String),
      replicas: [everyone, everyone, everyone],
    });
    const producer = kafka.producer({ allowAutoTopicCreation: false });
    await producer.connect();
    const load = produceOn(producer);
    await expect.poll(() => load.acknowledged.length, COMES_BACK).toBeGreaterThan(30);
    await changeDefaults(instanceId);

    const before = await brokersOn(server, instanceId);
    expect(before.map((it) => it.brokerId)).toEqual(everyone);
    const [lost] = before;
    process.kill(lost?.pid ?? 0, 'SIGKILL');
    await vi.waitUntil(async () => (await health(instanceId)) === HEALTH.alarm, COMES_BACK);
    // Somebody who comes now knows the VIP only, and a zone is down.
    const late = customer({ address: vip, port: 9092 }).producer();
    await late.connect();
    await late.send({ topic: TOPIC, acks: -1, messages: [{ value: 'said while a zone was down' }] });
    await late.disconnect();
    const atLoss = load.acknowledged.length;
    await vi.waitUntil(async () => (await health(instanceId)) === HEALTH.healthy, COMES_BACK);
    await expect.poll(() => load.acknowledged.length, COMES_BACK).toBeGreaterThan(atLoss + 30);
    await load.stop();
    await producer.disconnect();

    const after = await brokersOn(server, instanceId);
    expect(after.map((it) => it.brokerId)).toEqual(everyone);
    expect(after.slice(1)).toEqual(before.slice(1));
    expect(after[0]?.pid).not.toBe(lost?.pid);
    await readAll(kafka, [...load.acknowledged, 'said while a zone was down']);

    await cloud.remove(instanceId);
    const ports = [9092, ...everyone.flatMap((id) => [9093 + id, 19093 + id])];
    const endpoints = ports.map((port) => ({ address: vip, port }));
    expect(await tracesOf(server, instanceId, endpoints)).toEqual([]);
  });
});

describe.each(['2.4.1', '2.8.1', '3.2.3'])(
  'a topic of a Kafka %s in three zones',
  { timeout: 120_000 },
  (KafkaVersion) => {
    it('gets more replicas and fewer again, with its records, through the API alone', async () => {
      const [InstanceId = ''] = await cloud.buy({ KafkaVersion, MultiZoneFlag: true, ZoneIds: ZONES });
      const [detail] = await cloud.settled([InstanceId], STATUS.running);
      const kafka = customer({ address: detail?.Vip ?? '', port: Number(detail?.Vport) });
      const TopicName = 'growing';
      await cloud.ckafka.CreateTopic({ InstanceId, TopicName, PartitionNum: 2, ReplicaNum: 1 });
      await produce(kafka, TopicName, ['one', 'two', 'three']);
      const partitions = async () => {
        const { Result } = await cloud.ckafka.DescribeTopicAttributes({ InstanceId, TopicName });
        return Result?.Partitions?.map((it) => [it.ReplicaNum, it.IsrNum]);
      };
      const change = (ReplicaNum: number, MinInsyncReplicas?: number) =>
        cloud.ckafka.ModifyTopicAttributes({
          InstanceId,
          TopicName,
          ReplicaNum,
          ...(MinInsyncReplicas && { MinInsyncReplicas }),
        });
      await change(3, 2);
      await expect.poll(partitions, COMES_BACK).toEqual([
        [3, 3],
        [3, 3],
      ]);
      await change(1);
      await expect.poll(partitions, COMES_BACK).toEqual([
        [1, 1],
        [1, 1],
      ]);
      await produce(kafka, TopicName, ['four']);
      expect((await consume(kafka, TopicName, 4)).sort()).toEqual(['four', 'one', 'three', 'two']);

      const admin = kafka.admin();
      await admin.connect();
      const byHand = { topic: TopicName, partitionAssignment: [{ partition: 0, replicas: [0, 1, 2] }] };
      await expect(admin.alterPartitionReassignments({ topics: [byHand] })).rejects.toThrow();
      await admin.disconnect();
      expect(await partitions()).toEqual([
        [1, 1],
        [1, 1],
      ]);
      await cloud.remove(InstanceId);
    });
  },
);

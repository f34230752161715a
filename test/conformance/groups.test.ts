import type { Kafka } from 'kafkajs';
import { describe, expect, it } from 'vitest';
import { STATUS, type KafkaVersion } from '../../src/domain/instance.ts';
import { customer } from '../contract/witness.ts';
import { cloudOf } from '../support/cloud.ts';
import { kafkaTool } from '../support/kafka-tools.ts';
import { serverForTests } from '../support/server.ts';

const server = serverForTests();
const cloud = cloudOf(server);

const VERSIONS: readonly KafkaVersion[] = ['2.4.1', '2.8.1', '3.2.3'];
const RECORDS_A_PARTITION = 10;
/** Within the retention: Kafka deletes older records half a minute after its start, which a busy machine gives it. */
const FIRST_TIME_MS = Date.now() - 3_600_000;
const OK = { ReturnCode: '0' };

async function refusal(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'was not refused',
    (error: unknown) => (error as { code: string }).code,
  );
}

/** Two topics of two partitions; in each ten records, a second apart. */
async function fill(kafka: Kafka): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  const topics = ['orders', 'bills'].map((topic) => ({ topic, numPartitions: 2, replicationFactor: 1 }));
  await admin.createTopics({ topics, waitForLeaders: true });
  await admin.disconnect();
  const producer = kafka.producer();
  await producer.connect();
  const messages = [0, 1].flatMap((partition) =>
    Array.from({ length: RECORDS_A_PARTITION }, (_, index) => ({
      partition,
      value: `record ${index}`,
      timestamp: String(FIRST_TIME_MS + index * 1_000),
    })),
  );
  for (const { topic } of topics) await producer.send({ topic, messages });
  await producer.disconnect();
}

/** Offsets of the group as `topic-partition: offset of end`. */
async function offsets(InstanceId: string, Group: string): Promise<Record<string, string>> {
  const { Result } = await cloud.ckafka.DescribeGroupOffsets({ InstanceId, Group });
  const lines = (Result?.TopicList ?? []).flatMap((topic) =>
    (topic.Partitions ?? []).map((it) => {
      expect(it.Lag).toBe((it.LogEndOffset ?? 0) - Math.max(0, it.Offset ?? 0));
      return [`${topic.Topic}-${it.Partition}`, `${it.Offset} of ${it.LogEndOffset}`] as const;
    }),
  );
  return Object.fromEntries(lines);
}

async function makesAGroup(InstanceId: string): Promise<void> {
  const { ckafka } = cloud;
  expect((await ckafka.DescribeConsumerGroup({ InstanceId, GroupName: 'readers' })).Result).toBeNull();
  const asked = { InstanceId, GroupName: 'readers', TopicNameList: ['orders', 'bills'] };
  expect((await ckafka.CreateConsumer(asked)).Result).toMatchObject(OK);
  const { Result } = await ckafka.DescribeConsumerGroup({ InstanceId, GroupName: 'readers' });
  expect(Result?.TopicList?.map((it) => it.TopicName).sort()).toEqual(['bills', 'orders']);
  expect(Result?.TopicList?.map((it) => it.TopicId)).toEqual([
    expect.stringMatching(/^topic-/),
    expect.stringMatching(/^topic-/),
  ]);
  expect(Result?.GroupList?.[0]?.SubscribedInfo?.[0]).toMatchObject({
    TopicName: 'bills',
    Partition: [0, 1],
    PartitionOffset: [
      { Partition: '0', Offset: 10 },
      { Partition: '1', Offset: 10 },
    ],
  });
  const listed = await ckafka.DescribeGroup({ InstanceId, Filters: [{ Name: 'GroupState', Values: ['Empty'] }] });
  expect(listed.Result).toMatchObject({ TotalCount: 1, GroupList: [{ Group: 'readers' }], GroupCountQuota: 200 });
  const info = await ckafka.DescribeGroupInfo({ InstanceId, GroupList: ['readers', 'nobody'] });
  expect(info.Result?.map((it) => it.State)).toEqual(['Empty', 'Dead']);
}

async function movesOffsets(InstanceId: string): Promise<void> {
  const { ckafka } = cloud;
  const move = async (asked: object): Promise<string[]> => {
    const moved = { InstanceId, Group: 'readers', Strategy: 0, Topics: ['orders'], ...asked };
    expect((await ckafka.ModifyGroupOffsets(moved)).Result).toMatchObject(OK);
    const now = await offsets(InstanceId, 'readers');
    expect(now).toMatchObject({ 'bills-0': '10 of 10', 'bills-1': '10 of 10' });
    return [now['orders-0'] ?? '', now['orders-1'] ?? ''];
  };
  expect(await move({ Strategy: 1, ShiftTimestamp: -2 })).toEqual(['0 of 10', '0 of 10']);
  expect(await move({ Shift: 3, Partitions: [1] })).toEqual(['0 of 10', '3 of 10']);
  expect(await move({ Shift: -2 })).toEqual(['0 of 10', '1 of 10']);
  expect(await move({ Strategy: 1, ShiftTimestamp: FIRST_TIME_MS + 3_500 })).toEqual(['4 of 10', '4 of 10']);
  expect(await move({ Strategy: 1, ShiftTimestamp: FIRST_TIME_MS + 60_000 })).toEqual(['10 of 10', '10 of 10']);
  expect(await move({ Strategy: 2, Offset: 7 })).toEqual(['7 of 10', '7 of 10']);
  expect(await move({ Strategy: 2, Offset: 700 })).toEqual(['10 of 10', '10 of 10']);
  expect(await move({ Shift: -1000 })).toEqual(['0 of 10', '0 of 10']);
  expect(await move({ Strategy: 1, ShiftTimestamp: -1 })).toEqual(['10 of 10', '10 of 10']);
  await ckafka.BatchModifyGroupOffsets({
    InstanceId,
    GroupName: 'readers',
    TopicName: ['orders'],
    Partitions: [
      { Partition: 0, Offset: 2 },
      { Partition: 1, Offset: 5 },
    ],
  });
  expect(await offsets(InstanceId, 'readers')).toMatchObject({ 'orders-0': '2 of 10', 'orders-1': '5 of 10' });
}

async function refusesWhatIsWrong(InstanceId: string): Promise<void> {
  const { ckafka } = cloud;
  const before = await offsets(InstanceId, 'readers');
  const move = { InstanceId, Group: 'readers', Strategy: 2, Topics: ['orders'], Offset: 1 };
  const consumer = { InstanceId, GroupName: 'others', TopicName: 'orders' };
  const codes = [
    await refusal(ckafka.ModifyGroupOffsets({ ...move, Group: 'nobody' })),
    await refusal(ckafka.ModifyGroupOffsets({ ...move, Topics: ['nothing'] })),
    await refusal(ckafka.ModifyGroupOffsets({ ...move, Partitions: [0, 9] })),
    await refusal(ckafka.ModifyGroupOffsets({ ...move, Strategy: 4 })),
    await refusal(ckafka.ModifyGroupOffsets({ ...move, Strategy: 0 })),
    await refusal(ckafka.CreateConsumer({ ...consumer, TopicName: 'nothing' })),
    await refusal(ckafka.CreateConsumer({ ...consumer, GroupName: 'a group' })),
    await refusal(ckafka.CreateConsumer({ ...consumer, GroupName: 'readers' })),
    await refusal(ckafka.DeleteGroup({ InstanceId, Group: 'nobody' })),
    await refusal(ckafka.DescribeGroupOffsets({ InstanceId, Group: 'nobody' })),
    await refusal(ckafka.DeleteGroupSubscribeTopic({ InstanceId, Group: 'readers', Topic: 'nothing' })),
  ];
  const value = 'InvalidParameterValue';
  const missing = 'ResourceNotFound';
  expect(codes).toEqual([
    ...[missing, missing, value, value, 'InvalidParameter'],
    ...[missing, value, value],
    ...[missing, missing, missing],
  ]);
  expect(await offsets(InstanceId, 'readers')).toEqual(before);
}

async function leavesAnActiveGroupAlone(InstanceId: string, kafka: Kafka): Promise<void> {
  const { ckafka } = cloud;
  const consumer = kafka.consumer({ groupId: 'readers' });
  await consumer.connect();
  await consumer.subscribe({ topic: 'orders' });
  const joined = new Promise((resolve) => consumer.on(consumer.events.GROUP_JOIN, resolve));
  await consumer.run({ autoCommit: false, eachMessage: () => Promise.resolve() });
  await joined;
  const { Result } = await ckafka.DescribeGroupInfo({ InstanceId, GroupList: ['readers'] });
  expect(Result?.[0]).toMatchObject({
    State: 'Stable',
    ProtocolType: 'consumer',
    Members: [{ Assignment: { Topics: [{ Topic: 'orders', Partitions: [0, 1] }] } }],
  });
  const before = await offsets(InstanceId, 'readers');
  const move = { InstanceId, Group: 'readers', Strategy: 1, ShiftTimestamp: -2, Topics: ['orders'] };
  const codes = [
    await refusal(ckafka.ModifyGroupOffsets(move)),
    await refusal(ckafka.DeleteGroup({ InstanceId, Group: 'readers' })),
    await refusal(ckafka.DeleteGroupSubscribeTopic({ InstanceId, Group: 'readers', Topic: 'orders' })),
  ];
  expect(codes).toEqual(['FailedOperation', 'FailedOperation', 'UnsupportedOperation']);
  expect(await offsets(InstanceId, 'readers')).toEqual(before);
  await consumer.disconnect();
}

/** Kafka's own tool sees the same, and what we delete is gone for it too. */
async function agreesWithKafkasTool(InstanceId: string, version: KafkaVersion, bootstrap: string): Promise<void> {
  const tool = (...args: string[]) =>
    kafkaTool(version, 'kafka.admin.ConsumerGroupCommand', ['--bootstrap-server', bootstrap, ...args]);
  await cloud.ckafka.DeleteGroupSubscribeTopic({ InstanceId, Group: 'readers', Topic: 'bills' });
  const seen = await tool('--describe', '--group', 'readers');
  expect(seen).toMatch(/orders\s+0\s+2\s+10\s+8/);
  expect(seen).toMatch(/orders\s+1\s+5\s+10\s+5/);
  expect(seen).not.toContain('bills');
  await cloud.ckafka.DeleteGroup({ InstanceId, Group: 'readers' });
  expect(await tool('--list')).not.toContain('readers');
  expect((await cloud.ckafka.DescribeGroup({ InstanceId })).Result?.TotalCount).toBe(0);
}

describe('consumer groups', { timeout: 180_000 }, () => {
  it('are made, shown, moved and deleted on real brokers of each version', async () => {
    const ids = await Promise.all(VERSIONS.map(async (KafkaVersion) => (await cloud.buy({ KafkaVersion }))[0] ?? ''));
    expect(await refusal(cloud.ckafka.DescribeGroup({ InstanceId: ids[0] ?? '' }))).toBe('ResourceUnavailable');
    const details = await cloud.settled(ids, STATUS.running);
    for (const { InstanceId = '', Vip = '', Vport, Version } of details) {
      const version = VERSIONS.find((it) => it === Version) ?? '2.4.1';
      const kafka = customer({ address: Vip, port: Number(Vport) });
      await fill(kafka);
      await makesAGroup(InstanceId);
      await movesOffsets(InstanceId);
      await refusesWhatIsWrong(InstanceId);
      await leavesAnActiveGroupAlone(InstanceId, kafka);
      await agreesWithKafkasTool(InstanceId, version, `${Vip}:${Vport}`);
    }
  });
});

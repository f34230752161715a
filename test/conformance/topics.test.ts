import { ConfigResourceTypes, ConfigSource, type Admin } from 'kafkajs';
import { beforeAll, describe, expect, it } from 'vitest';
import { STATUS } from '../../src/domain/instance.ts';
import { consume, customer, produce } from '../contract/witness.ts';
import { cloudOf } from '../support/cloud.ts';
import { serverForTests } from '../support/server.ts';

const VERSIONS = ['2.4.1', '2.8.1', '3.2.3'] as const;
const DAY_MS = 86_400_000;

const server = serverForTests('topics.delete_after_seconds = 2');
const cloud = cloudOf(server);
const instances = new Map<string, string>();

beforeAll(async () => {
  for (const KafkaVersion of VERSIONS) {
    const [instanceId = ''] = await cloud.buy({ KafkaVersion, MsgRetentionTime: 4320, TopicNum: 100 });
    instances.set(KafkaVersion, instanceId);
  }
  await cloud.settled([...instances.values()], STATUS.running);
}, 180_000);

/** What Kafka itself says, asked as a customer's own tool asks. */
async function witness<T>(instanceId: string, ask: (admin: Admin) => Promise<T>): Promise<T> {
  const detail = await cloud.detail(instanceId);
  const admin = customer({ address: detail?.Vip ?? '', port: Number(detail?.Vport) }).admin();
  await admin.connect();
  try {
    return await ask(admin);
  } finally {
    await admin.disconnect();
  }
}

async function ownSettings(instanceId: string, topic: string): Promise<Record<string, string>> {
  return witness(instanceId, async (admin) => {
    const resource = { type: ConfigResourceTypes.TOPIC, name: topic };
    const { resources } = await admin.describeConfigs({ resources: [resource], includeSynonyms: false });
    const own = (resources[0]?.configEntries ?? []).filter((it) => it.configSource === ConfigSource.TOPIC_CONFIG);
    return Object.fromEntries(own.map((it) => [it.configName, it.configValue]));
  });
}

const attributes = async (InstanceId: string, TopicName: string) =>
  (await cloud.ckafka.DescribeTopicAttributes({ InstanceId, TopicName })).Result;
const detailOf = async (InstanceId: string, SearchWord: string) =>
  (await cloud.ckafka.DescribeTopicDetail({ InstanceId, SearchWord, Limit: 200 })).Result;

describe.each(VERSIONS)('topics of a Kafka %s', { timeout: 120_000 }, (version) => {
  const id = (): string => instances.get(version) ?? '';

  it('are made as asked, for a producer to use at once', async () => {
    const asked = {
      InstanceId: id(),
      TopicName: 'orders.v1',
      PartitionNum: 3,
      ReplicaNum: 2,
      EnableWhiteList: 0,
      MinInsyncReplicas: 2,
      CleanUpPolicy: 'compact, delete',
      UncleanLeaderElectionEnable: 1,
      RetentionMs: 60_000,
      SegmentMs: DAY_MS,
      MaxMessageBytes: 4096,
      RetentionBytes: 2 ** 30,
      LogMsgTimestampType: 'LogAppendTime',
      Note: '订单',
      Tags: [{ TagKey: 'team', TagValue: 'a' }],
    };
    const { Result } = await cloud.ckafka.CreateTopic(asked);
    expect(Result?.TopicId).toMatch(/^topic-[a-z0-9]{8}$/);
    const Config = {
      Retention: 60_000,
      MinInsyncReplicas: 2,
      CleanUpPolicy: 'compact, delete',
      SegmentMs: DAY_MS,
      UncleanLeaderElectionEnable: 1,
      SegmentBytes: null,
      MaxMessageBytes: 4096,
      RetentionBytes: 2 ** 30,
      LogMsgTimestampType: 'LogAppendTime',
    };
    const { TotalCount, TopicList } = (await detailOf(id(), 'orders')) ?? {};
    expect(TotalCount).toBe(1);
    expect(TopicList?.[0]).toMatchObject({
      ...{ TopicId: Result?.TopicId, TopicName: 'orders.v1', PartitionNum: 3, ReplicaNum: 2, Note: '订单', Status: 0 },
      ...{ Config, RetentionTimeConfig: { Expect: 1, Current: 1 }, Tags: [{ TagKey: 'team', TagValue: 'a' }] },
    });
    expect(await attributes(id(), 'orders.v1')).toMatchObject({ Config, PartitionNum: 3, ReplicaNum: 2 });
    // One broker: Kafka has one replica, and asks for no more than that to be in sync.
    expect(await ownSettings(id(), 'orders.v1')).toEqual({
      'min.insync.replicas': '1',
      'cleanup.policy': 'compact,delete',
      'unclean.leader.election.enable': 'true',
      'retention.ms': '60000',
      'segment.ms': String(DAY_MS),
      'max.message.bytes': '4096',
      'retention.bytes': String(2 ** 30),
      'message.timestamp.type': 'LogAppendTime',
    });
    const where = await cloud.detail(id());
    const kafka = customer({ address: where?.Vip ?? '', port: Number(where?.Vport) });
    await expect(produce(kafka, 'orders.v1', ['x'.repeat(5000)])).rejects.toThrow(/larger than/i);
  });

  it('take a changed setting and leave the others, and grow but never shrink', async () => {
    const topic = { InstanceId: id(), TopicName: 'grows' };
    await cloud.ckafka.CreateTopic({ ...topic, PartitionNum: 2, ReplicaNum: 1, RetentionMs: 120_000 });
    // What a client set by Kafka's own protocol stays too.
    await witness(id(), (admin) =>
      admin.alterConfigs({
        validateOnly: false,
        resources: [
          {
            type: ConfigResourceTypes.TOPIC,
            name: 'grows',
            configEntries: [
              { name: 'retention.ms', value: '120000' },
              { name: 'flush.messages', value: '7' },
            ],
          },
        ],
      }),
    );
    await cloud.ckafka.ModifyTopicAttributes({ ...topic, MaxMessageBytes: 2048, Note: 'changed', ReplicaNum: 1 });
    expect(await ownSettings(id(), 'grows')).toEqual({
      'retention.ms': '120000',
      'flush.messages': '7',
      'max.message.bytes': '2048',
    });
    expect(await attributes(id(), 'grows')).toMatchObject({ Note: 'changed', Config: { Retention: 120_000 } });
    await cloud.ckafka.CreatePartition({ ...topic, PartitionNum: 5 });
    expect((await attributes(id(), 'grows'))?.Partitions).toEqual(
      [0, 1, 2, 3, 4].map((Partition) => ({ Partition, LeaderStatus: 0, IsrNum: 1, ReplicaNum: 1 })),
    );
    await expect(cloud.ckafka.CreatePartition({ ...topic, PartitionNum: 4 })).rejects.toMatchObject({
      code: 'InvalidParameterValue',
    });
    const batch = await cloud.ckafka.BatchModifyTopicAttributes({
      InstanceId: id(),
      Topic: [{ TopicName: 'grows', PartitionNum: 6, RetentionMs: 180_000 }],
    });
    expect(batch.Result).toEqual([{ InstanceId: id(), TopicName: 'grows', ReturnCode: '0', Message: 'success' }]);
    expect(await attributes(id(), 'grows')).toMatchObject({ PartitionNum: 6, Config: { Retention: 180_000 } });
  });

  it('that Kafka clients make appear with an id that stays, and go when clients delete them', async () => {
    await witness(id(), (admin) => admin.createTopics({ topics: [{ topic: 'by-client' }], waitForLeaders: true }));
    const first = (await detailOf(id(), 'by-client'))?.TopicList?.[0];
    expect(first).toMatchObject({ PartitionNum: 3, ReplicaNum: 1, Config: { Retention: 3 * DAY_MS, SegmentMs: null } });
    expect((await attributes(id(), 'by-client'))?.TopicId).toBe(first?.TopicId);
    await witness(id(), (admin) => admin.deleteTopics({ topics: ['by-client'] }));
    expect((await detailOf(id(), 'by-client'))?.TotalCount).toBe(0);
    await expect(attributes(id(), 'by-client')).rejects.toMatchObject({ code: 'ResourceNotFound' });
  });

  it('are deleted for Kafka too, when they are old enough, and a name can be had again', async () => {
    const topic = { InstanceId: id(), TopicName: 'goes' };
    const create = () => cloud.ckafka.CreateTopic({ ...topic, PartitionNum: 1, ReplicaNum: 1 });
    const first = await create();
    await expect(create()).rejects.toMatchObject({ code: 'InvalidParameterValue.TopicNameAlreadyExist' });
    await expect(cloud.ckafka.DeleteTopic(topic)).rejects.toMatchObject({
      code: 'UnsupportedOperation.FrequencyTopicDeleteOperate',
    });
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect((await cloud.ckafka.DeleteTopic(topic)).Result).toEqual({
      ReturnCode: '0',
      ReturnMessage: 'ok[apply success]',
      Data: null,
    });
    expect(await witness(id(), (admin) => admin.listTopics())).not.toContain('goes');
    await expect(cloud.ckafka.DeleteTopic(topic)).rejects.toMatchObject({ code: 'ResourceNotFound' });
    expect((await create()).Result?.TopicId).not.toBe(first.Result?.TopicId);
  });

  it('hold to what was bought: topics, and partitions with their replicas', async () => {
    const { Result } = await cloud.ckafka.DescribeTopic({ InstanceId: id(), Limit: 50 });
    const names = (Result?.TopicList ?? []).map((it) => it.TopicName);
    expect(names).toContain('orders.v1');
    const tooMany = { InstanceId: id(), TopicName: 'huge', PartitionNum: 401, ReplicaNum: 1 };
    await expect(cloud.ckafka.CreateTopic(tooMany)).rejects.toMatchObject({ code: 'LimitExceeded' });
    expect(await witness(id(), (admin) => admin.listTopics())).not.toContain('huge');
  });
});

it('two calls for one name at once make one topic', async () => {
  const InstanceId = instances.get('3.2.3') ?? '';
  const create = (Note: string) =>
    cloud.ckafka.CreateTopic({ InstanceId, TopicName: 'twice', PartitionNum: 1, ReplicaNum: 1, Note });
  const ends = await Promise.allSettled(['a', 'b', 'c'].map(create));
  expect(ends.filter((it) => it.status === 'fulfilled')).toHaveLength(1);
  const where = await cloud.detail(InstanceId);
  const kafka = customer({ address: where?.Vip ?? '', port: Number(where?.Vport) });
  await produce(kafka, 'twice', ['one']);
  expect(await consume(kafka, 'twice', 1)).toEqual(['one']);
}, 60_000);

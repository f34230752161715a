import { ConfigResourceTypes, type Kafka } from 'kafkajs';
import { describe, expect, it } from 'vitest';
import { STATUS } from '../../src/domain/instance.ts';
import { TASK_STATUS } from '../../src/domain/task.ts';
import { consume, customer, highestMetadataVersion, makeTopic, produce } from '../contract/witness.ts';
import { cloudOf, SMALLEST } from '../support/cloud.ts';
import { tracesOf } from '../support/machine.ts';
import { serverForTests } from '../support/server.ts';
import { FIRST_EXAMPLE } from '../support/first-example.ts';

const server = serverForTests();
const cloud = cloudOf(server);

/** What each version that can be asked for must be, by Kafka's own protocol. */
const HIGHEST_METADATA = { '2.4.2': 9, '2.8.1': 11, '3.2.3': 12 } as const;

async function brokerConfig(kafka: Kafka, names: readonly string[]): Promise<Record<string, string>> {
  const admin = kafka.admin();
  await admin.connect();
  const resource = { type: ConfigResourceTypes.BROKER, name: '0', configNames: [...names] };
  const { resources } = await admin.describeConfigs({ resources: [resource], includeSynonyms: false });
  await admin.disconnect();
  return Object.fromEntries((resources[0]?.configEntries ?? []).map((it) => [it.configName, it.configValue] as const));
}

/** Everything that a customer does with an instance that runs: nothing but what Describe says is known. */
async function use(instanceId: string, version: keyof typeof HIGHEST_METADATA): Promise<void> {
  const detail = await cloud.detail(instanceId);
  const where = { address: detail?.Vip ?? '', port: Number(detail?.Vport) };
  expect(where).toEqual({ address: expect.stringMatching(/^127\./) as string, port: 9092 });
  expect(await highestMetadataVersion(where)).toBe(HIGHEST_METADATA[version]);
  const kafka = customer(where);
  const unknown = kafka.producer({ allowAutoTopicCreation: true, retry: { retries: 0 } });
  await unknown.connect();
  await expect(unknown.send({ topic: 'nobody-made-it', messages: [{ value: '1' }] })).rejects.toThrow(/topic/i);
  await unknown.disconnect();
  await makeTopic(kafka, 'orders');
  const texts = [`first of ${version}`, '第二条', 'third'];
  await produce(kafka, 'orders', texts);
  expect((await consume(kafka, 'orders', texts.length)).sort()).toEqual(texts.sort());
  const names = ['log.retention.ms', 'auto.create.topics.enable', 'message.max.bytes', 'broker.rack'];
  expect(await brokerConfig(kafka, names)).toEqual({
    'log.retention.ms': '259200000',
    'auto.create.topics.enable': 'false',
    'message.max.bytes': '8388608',
    'broker.rack': '450001',
  });
}

/** DeleteInstancePost, followed as a client follows it, and then nothing is left on the machine. */
async function removeWithoutTrace(instanceId: string): Promise<void> {
  const { Vip = '', VpcId } = (await cloud.detail(instanceId)) ?? {};
  expect(VpcId).toMatch(/^vpc-/);
  const endpoints = [9092, 19093].map((port) => ({ address: Vip, port }));
  expect(await tracesOf(server, instanceId, endpoints)).toHaveLength(5);
  const { Result } = await cloud.ckafka.DeleteInstancePost({ InstanceId: instanceId });
  const FlowId = Result?.FlowId ?? 0;
  expect(FlowId).toBeGreaterThan(0);
  await cloud.settled([instanceId], STATUS.deleted);
  const task = await cloud.ckafka.DescribeTaskStatus({ FlowId });
  expect(task.Result).toEqual({ Status: TASK_STATUS.successful, Output: 'success' });
  expect(await tracesOf(server, instanceId, endpoints)).toEqual([]);
  expect(await cloud.listedIds()).not.toContain(instanceId);
  await expect(cloud.ckafka.DescribeInstanceAttributes({ InstanceId: instanceId })).rejects.toMatchObject({
    code: 'InvalidParameterValue.InstanceNotExist',
  });
}

describe('an unmodified SDK', { timeout: 120_000 }, () => {
  it('buys a real Kafka of each version, a client uses it, and deletion leaves no trace', async () => {
    const versions = Object.keys(HIGHEST_METADATA) as (keyof typeof HIGHEST_METADATA)[];
    const bought = await Promise.all(
      versions.map(async (version) => {
        const [instanceId = ''] = await cloud.buy({ KafkaVersion: version, MsgRetentionTime: 4320 });
        const { Result } = await cloud.ckafka.DescribeInstanceAttributes({ InstanceId: instanceId });
        expect(Result).toMatchObject({ InstanceId: instanceId, Version: version, MsgRetentionTime: 4320 });
        return { instanceId, version };
      }),
    );
    const ids = bought.map((it) => it.instanceId);
    await cloud.settled(ids, STATUS.running);
    await Promise.all(bought.map((it) => use(it.instanceId, it.version)));
    for (const it of ids) await removeWithoutTrace(it);
  });

  it('sees what it bought in every description before it can ask', async () => {
    const tags = [{ TagKey: 'team', TagValue: '订单' }];
    const [instanceId = ''] = await cloud.buy({ InstanceName: '订单 🚀', KafkaVersion: '2.4.2', Tags: tags });
    const seen = { InstanceId: instanceId, InstanceName: '订单 🚀' };
    const bought = { ...seen, Bandwidth: 160, DiskSize: 200, Tags: tags, Version: '2.4.2', ZoneId: 450001 };
    const list = await cloud.ckafka.DescribeInstances({ InstanceId: instanceId });
    expect(list.Result).toMatchObject({ TotalCount: 1, InstanceList: [seen] });
    expect(await cloud.detail(instanceId)).toMatchObject({ ...bought, MaxPartitionNumber: 400, MaxTopicNumber: 200 });
    const attributes = await cloud.ckafka.DescribeInstanceAttributes({ InstanceId: instanceId });
    expect(attributes.Result).toMatchObject({
      ...bought,
      RemainingPartitions: 400,
      InstanceChargeType: 'POSTPAID_BY_HOUR',
    });
    await cloud.remove(instanceId);
    expect(await cloud.listedIds()).toEqual([]);
  });
});

describe('the examples of CreatePostPaidInstance', { timeout: 120_000 }, () => {
  const answer = (names: number) => {
    const ids = Array.from({ length: names }, () => expect.stringMatching(/^ckafka-[a-z0-9]{8}$/) as string);
    const DealName = expect.stringMatching(/^\d{20,}$/) as string;
    return {
      Data: {
        FlowId: 0,
        InstanceId: ids[0],
        DealNames: [DealName],
        DealNameInstanceIdMapping: [{ DealName, InstanceIdList: ids }],
      },
      ReturnCode: '0',
      ReturnMessage: 'ok[apply ok]',
    };
  };

  it('buy one instance', async () => {
    const { Result } = await cloud.ckafka.CreatePostPaidInstance({
      InstanceName: 'test55',
      ...(await cloud.network()),
      ZoneId: 450001,
      ...FIRST_EXAMPLE,
    });
    expect(Result).toEqual(answer(1));
    const [instance] = await cloud.settled([Result?.Data?.InstanceId ?? ''], STATUS.running);
    expect(instance).toMatchObject({
      InstanceName: 'test55',
      InstanceType: 'profession',
      Version: '2.4.2',
      Bandwidth: SMALLEST.BandWidth * 8,
      PublicNetwork: 3,
    });
    await cloud.remove(Result?.Data?.InstanceId ?? '');
  });

  it('buy a batch of three', async () => {
    const { Result } = await cloud.ckafka.CreatePostPaidInstance({
      InstanceName: 'test58',
      ...(await cloud.network()),
      KafkaVersion: '2.4.2',
      SpecificationsType: 'profession',
      BandWidth: 20,
      DiskSize: 200,
      Partition: 400,
      TopicNum: 200,
      ZoneId: 450001,
      InstanceNum: 3,
      PublicNetworkMonthly: 12,
    });
    expect(Result).toEqual(answer(3));
    const { DealName, InstanceIdList = [] } = Result?.Data?.DealNameInstanceIdMapping?.[0] ?? {};
    expect(Result?.Data).toMatchObject({ DealNames: [DealName], InstanceId: InstanceIdList[0] });
    const instances = await cloud.settled(InstanceIdList, STATUS.running);
    const nameOf = (id: string) => instances.find((it) => it.InstanceId === id)?.InstanceName;
    expect(InstanceIdList.map(nameOf)).toEqual(['test581', 'test582', 'test583']);
    expect(new Set(instances.map((it) => it.Vip)).size).toBe(3);
    expect(instances.map((it) => it.PublicNetwork)).toEqual([15, 15, 15]);
    await cloud.remove(...InstanceIdList);
  });
});

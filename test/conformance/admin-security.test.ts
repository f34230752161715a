import { ConfigResourceTypes, type Admin, type Kafka } from 'kafkajs';
import { beforeAll, describe, expect, it } from 'vitest';
import { STATUS } from '../../src/domain/instance.ts';
import { consume, customer, makeTopic, produce } from '../contract/witness.ts';
import { cloudOf } from '../support/cloud.ts';
import { brokersOn } from '../support/machine.ts';
import { serverForTests } from '../support/server.ts';

const server = serverForTests('topics.delete_after_seconds = 0');
const cloud = cloudOf(server);

const VERSIONS = ['2.4.1', '2.8.1', '3.2.3'] as const;
const instances = new Map<string, string>();

beforeAll(async () => {
  for (const KafkaVersion of VERSIONS) {
    const [instanceId = ''] = await cloud.buy({ KafkaVersion });
    instances.set(KafkaVersion, instanceId);
  }
  await cloud.settled([...instances.values()], STATUS.running);
}, 120_000);

async function switchBan(InstanceId: string, AdminSecurity: boolean): Promise<void> {
  await cloud.ckafka.ModifyInstanceAttributes({ InstanceId, AdminSecurity });
  await cloud.settled([InstanceId], STATUS.running);
  // Brokers look at their limits four times a second.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
}

/** What Kafka's own admin protocol says to each of these, asked as a customer's tool asks. */
async function adminCalls(kafka: Kafka): Promise<Record<string, string>> {
  const admin = kafka.admin({ retry: { retries: 2 } });
  await admin.connect();
  const topic = 'orders';
  const retention = { name: 'retention.ms', value: '60000' };
  const calls: Record<string, (admin: Admin) => Promise<unknown>> = {
    create: (it) => it.createTopics({ topics: [{ topic: 'another' }] }),
    grow: (it) => it.createPartitions({ topicPartitions: [{ topic, count: 5 }] }),
    alter: (it) =>
      it.alterConfigs({
        validateOnly: false,
        resources: [{ type: ConfigResourceTypes.TOPIC, name: topic, configEntries: [retention] }],
      }),
    forget: (it) => it.deleteTopicRecords({ topic, partitions: [{ partition: 0, offset: '0' }] }),
    delete: (it) => it.deleteTopics({ topics: ['another'] }),
  };
  const said: Record<string, string> = {};
  for (const [name, call] of Object.entries(calls))
    said[name] = await call(admin).then(
      () => 'done',
      () => 'refused',
    );
  await admin.disconnect();
  return said;
}

const ALL = ['create', 'grow', 'alter', 'forget', 'delete'];

describe('the ban on the admin protocol', { timeout: 60_000 }, () => {
  it.each(VERSIONS)('keeps clients of %s from changing topics while records and the API go on', async (version) => {
    const InstanceId = instances.get(version) ?? '';
    const detail = await cloud.detail(InstanceId);
    const kafka = customer({ address: detail?.Vip ?? '', port: Number(detail?.Vport) });
    await makeTopic(kafka, 'orders');
    const before = await brokersOn(server, InstanceId);
    await switchBan(InstanceId, true);
    expect(await adminCalls(kafka)).toEqual(Object.fromEntries(ALL.map((name) => [name, 'refused'])));
    await produce(kafka, 'orders', ['one']);
    expect(await consume(kafka, 'orders', 1)).toEqual(['one']);
    await cloud.ckafka.CreateTopic({ InstanceId, TopicName: 'by-api', PartitionNum: 1, ReplicaNum: 1 });
    await cloud.ckafka.CreatePartition({ InstanceId, TopicName: 'by-api', PartitionNum: 2 });
    await cloud.ckafka.DeleteTopic({ InstanceId, TopicName: 'by-api' });
    await switchBan(InstanceId, false);
    expect(await adminCalls(kafka)).toEqual(Object.fromEntries(ALL.map((name) => [name, 'done'])));
    expect(await brokersOn(server, InstanceId)).toEqual(before);
  });
});

import { ConfigResourceTypes, type Kafka } from 'kafkajs';
import { beforeAll, describe, expect, it } from 'vitest';
import { STATUS } from '../../src/domain/instance.ts';
import { consume, customer, makeTopic } from '../contract/witness.ts';
import { cloudOf } from '../support/cloud.ts';
import { brokersOn } from '../support/machine.ts';
import { serverForTests } from '../support/server.ts';

const server = serverForTests();
const cloud = cloudOf(server);

const VERSIONS = ['2.4.2', '2.8.1', '3.2.3'] as const;
const TOPIC = 'orders';
const instances = new Map<string, { instanceId: string; kafka: Kafka }>();

async function brokerConfig(kafka: Kafka, names: readonly string[]): Promise<(string | undefined)[]> {
  const admin = kafka.admin();
  await admin.connect();
  const resource = { type: ConfigResourceTypes.BROKER, name: '0', configNames: [...names] };
  const { resources } = await admin.describeConfigs({ resources: [resource], includeSynonyms: false });
  await admin.disconnect();
  const entries = resources[0]?.configEntries ?? [];
  return names.map((name) => entries.find((it) => it.configName === name)?.configValue);
}

/** Sends record after record until it is stopped; answers what was acknowledged. A single failed send fails the test. */
async function producing(kafka: Kafka): Promise<{ stop(): Promise<string[]> }> {
  const producer = kafka.producer({ allowAutoTopicCreation: false, retry: { retries: 0 } });
  await producer.connect();
  const sent: string[] = [];
  let stopped = false;
  const run = async (): Promise<void> => {
    while (!stopped) {
      const value = `record ${sent.length}`;
      await producer.send({ topic: TOPIC, acks: -1, messages: [{ value }] });
      sent.push(value);
    }
  };
  const running = run();
  // Handled where it is awaited, in stop.
  running.catch(() => undefined);
  return {
    async stop() {
      stopped = true;
      await running.finally(() => producer.disconnect());
      return sent;
    },
  };
}

async function followed(instanceId: string, flowId: number | undefined): Promise<void> {
  await cloud.settled([instanceId], STATUS.running);
  const { Result } = await cloud.ckafka.DescribeTaskStatus({ FlowId: flowId ?? 0 });
  expect(Result).toEqual({ Status: 0, Output: 'success' });
}

beforeAll(async () => {
  for (const KafkaVersion of VERSIONS) {
    const [instanceId = ''] = await cloud.buy({ KafkaVersion });
    instances.set(KafkaVersion, { instanceId, kafka: customer({ address: '', port: 0 }) });
  }
  const ids = [...instances.values()].map((it) => it.instanceId);
  for (const { InstanceId = '', Vip = '', Version = '' } of await cloud.settled(ids, STATUS.running)) {
    const kafka = customer({ address: Vip, port: 9092 });
    instances.set(Version, { instanceId: InstanceId, kafka });
    await makeTopic(kafka, TOPIC);
  }
}, 120_000);

describe.each(VERSIONS)('a running instance of %s', { timeout: 90_000 }, (version) => {
  const use = () => instances.get(version) ?? expect.fail(`no instance of ${version}`);

  it('takes retention and message size over, and grows and shrinks, while a producer goes on without an error', async () => {
    const { instanceId, kafka } = use();
    const [before] = await brokersOn(server, instanceId);
    const producer = await producing(kafka);
    const { Result } = await cloud.ckafka.ModifyInstanceAttributes({
      InstanceId: instanceId,
      MsgRetentionTime: 60,
      MaxMessageByte: 2_000_000,
      RetentionBytes: 1_073_741_824,
      UncleanLeaderElectionEnable: 1,
    });
    expect(Result?.ReturnCode).toBe('0');
    await followed(instanceId, Result?.Data?.FlowId);
    const names = ['log.retention.ms', 'message.max.bytes', 'log.retention.bytes', 'unclean.leader.election.enable'];
    expect(await brokerConfig(kafka, names)).toEqual(['3600000', '2000000', '1073741824', 'true']);

    for (const size of [
      { BandWidth: 40, DiskSize: 500, Partition: 800 },
      { BandWidth: 20, DiskSize: 200, Partition: 400 },
    ]) {
      await cloud.ckafka.InstanceScalingDown({ InstanceId: instanceId, UpgradeStrategy: 1, ...size });
      const [detail] = await cloud.settled([instanceId], STATUS.running);
      const { BandWidth, DiskSize, Partition } = size;
      expect(detail).toMatchObject({ Bandwidth: BandWidth * 8, DiskSize, MaxPartitionNumber: Partition });
    }
    const sent = await producer.stop();
    expect(sent.length).toBeGreaterThan(10);
    expect(await consume(kafka, TOPIC, sent.length)).toHaveLength(sent.length);
    expect(await brokersOn(server, instanceId)).toEqual([before]);
  });

  it('is started again for the defaults of new topics, with its records and its changed retention', async () => {
    const { instanceId, kafka } = use();
    const [before] = await brokersOn(server, instanceId);
    const { Result } = await cloud.ckafka.ModifyInstanceAttributes({
      InstanceId: instanceId,
      Config: { AutoCreateTopicEnable: true, DefaultNumPartitions: 5, DefaultReplicationFactor: 2 },
      TransactionalIdExpirationMs: 3_600_000,
    });
    await followed(instanceId, Result?.Data?.FlowId);
    const [after] = await brokersOn(server, instanceId);
    expect(after?.pid).not.toBe(before?.pid);
    const names = ['log.retention.ms', 'auto.create.topics.enable', 'num.partitions', 'default.replication.factor'];
    expect(await brokerConfig(kafka, names)).toEqual(['3600000', 'true', '5', '1']);
    const shown = await cloud.ckafka.DescribeInstanceAttributes({ InstanceId: instanceId });
    expect(shown.Result).toMatchObject({
      Version: version,
      MsgRetentionTime: 60,
      Config: { AutoCreateTopicsEnable: true, DefaultNumPartitions: 5, DefaultReplicationFactor: 2 },
    });
    const producer = kafka.producer({ allowAutoTopicCreation: true });
    await producer.connect();
    await producer.send({ topic: 'made-by-producing', acks: -1, messages: [{ value: 'first' }] });
    await producer.disconnect();
    const admin = kafka.admin();
    await admin.connect();
    const { topics } = await admin.fetchTopicMetadata({ topics: ['made-by-producing'] });
    expect(topics[0]?.partitions).toHaveLength(5);
    const offsets = await admin.fetchTopicOffsets(TOPIC);
    expect(offsets.reduce((sum, it) => sum + Number(it.high), 0)).toBeGreaterThan(10);
    await admin.disconnect();
  });
});

import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigResourceTypes, type Kafka } from 'kafkajs';
import { beforeAll, describe, expect, it } from 'vitest';
import { STATUS } from '../../src/domain/instance.ts';
import { consume, customer, makeTopic } from '../contract/witness.ts';
import { cloudOf } from '../support/cloud.ts';
import { brokersOn } from '../support/machine.ts';
import { serverForTests } from '../support/server.ts';

const server = serverForTests();
const cloud = cloudOf(server);

const TOPIC = 'orders';
let [single, threeZones] = ['', ''];

beforeAll(async () => {
  [single = ''] = await cloud.buy({ KafkaVersion: '2.4.2' });
  const zones = { MultiZoneFlag: true, ZoneIds: [450001, 450002, 450003] };
  [threeZones = ''] = await cloud.buy({ KafkaVersion: '2.4.1', ...zones });
  await cloud.settled([single, threeZones], STATUS.running);
}, 120_000);

async function kafkaOf(instanceId: string): Promise<Kafka> {
  const detail = await cloud.detail(instanceId);
  return customer({ address: detail?.Vip ?? '', port: Number(detail?.Vport) });
}

/** What every broker says of the protocol that it speaks to the others. */
async function protocols(kafka: Kafka, brokerCount: number): Promise<(string | undefined)[]> {
  const admin = kafka.admin();
  await admin.connect();
  const configNames = ['inter.broker.protocol.version'];
  const resources = Array.from({ length: brokerCount }, (_, id) => ({ name: String(id), configNames }));
  const answers = await Promise.all(
    resources.map((it) =>
      admin.describeConfigs({ resources: [{ type: ConfigResourceTypes.BROKER, ...it }], includeSynonyms: false }),
    ),
  );
  await admin.disconnect();
  return answers.map((it) => it.resources[0]?.configEntries[0]?.configValue);
}

async function upgraded(InstanceId: string, from: string, to: string): Promise<void> {
  const asked = { InstanceId, Type: 1, SourceVersion: from, TargetVersion: to };
  const { Result } = await cloud.ckafka.UpgradeBrokerVersion(asked);
  expect((await cloud.detail(InstanceId))?.Status).toBe(STATUS.upgrading);
  // Each broker is started twice, and waits for its replicas before the next one's turn.
  const status = async () => (await cloud.detail(InstanceId))?.Status;
  await expect.poll(status, { timeout: 170_000, interval: 300 }).toBe(STATUS.running);
  expect((await cloud.detail(InstanceId))?.Version).toBe(to);
  const task = await cloud.ckafka.DescribeTaskStatus({ FlowId: Result?.Data?.FlowId ?? 0 });
  expect(task.Result).toEqual({ Status: 0, Output: 'success' });
}

/** Sends one record after the other, each until it is acknowledged, until it is stopped; answers those that were. */
async function producing(kafka: Kafka): Promise<{ stop(): Promise<string[]> }> {
  const producer = kafka.producer({ allowAutoTopicCreation: false, retry: { retries: 60, maxRetryTime: 500 } });
  await producer.connect();
  const acknowledged: string[] = [];
  let stopped = false;
  const run = async (): Promise<void> => {
    for (let number = 0; !stopped; number += 1) {
      await producer.send({ topic: TOPIC, acks: -1, messages: [{ value: `record ${number}` }] });
      acknowledged.push(`record ${number}`);
      await sleep(5);
    }
  };
  const running = run();
  running.catch(() => undefined);
  return {
    async stop() {
      stopped = true;
      await running.finally(() => producer.disconnect());
      return acknowledged;
    },
  };
}

/** Reads on while it is not stopped; answers what was read. */
async function consuming(kafka: Kafka): Promise<{ stop(): Promise<Set<string>> }> {
  const consumer = kafka.consumer({ groupId: 'readers', retry: { retries: 60, maxRetryTime: 500 } });
  await consumer.connect();
  await consumer.subscribe({ topic: TOPIC, fromBeginning: true });
  const read = new Set<string>();
  await consumer.run({ eachMessage: ({ message }) => Promise.resolve(void read.add(String(message.value))) });
  return {
    async stop() {
      await consumer.disconnect();
      return read;
    },
  };
}

describe('an upgrade', { timeout: 200_000 }, () => {
  it('takes one broker from 2.4 over 2.8 to 3.2 with its records', async () => {
    const kafka = await kafkaOf(single);
    await makeTopic(kafka, TOPIC);
    const producer = kafka.producer();
    await producer.connect();
    await producer.send({ topic: TOPIC, messages: [{ value: 'from 2.4' }] });
    await producer.disconnect();
    expect(await protocols(kafka, 1)).toEqual(['2.4']);
    await upgraded(single, 'v2.4.1', '2.8.1');
    expect(await protocols(kafka, 1)).toEqual(['2.8']);
    await upgraded(single, 'v2.8.1', '3.2.3');
    expect(await protocols(kafka, 1)).toEqual(['3.2']);
    expect(await consume(kafka, TOPIC, 1)).toEqual(['from 2.4']);
    const { Result } = await cloud.ckafka.DescribeCkafkaVersion({ InstanceId: single });
    expect(Result).toMatchObject({ CurBrokerVersion: 'v3.2.3', AllowUpgradeHighVersion: false, HighVersionSet: [] });
  });

  it('of three zones loses no acknowledged record, while clients go on', async () => {
    const kafka = await kafkaOf(threeZones);
    await makeTopic(kafka, TOPIC);
    const before = await brokersOn(server, threeZones);
    const [producer, consumer] = [await producing(kafka), await consuming(kafka)];
    await upgraded(threeZones, 'v2.4.1', '3.2.3');
    const acknowledged = await producer.stop();
    expect(acknowledged.length).toBeGreaterThan(100);
    const there = new Set(await consume(kafka, TOPIC, acknowledged.length));
    expect(acknowledged.filter((it) => !there.has(it))).toEqual([]);
    const read = await consumer.stop();
    expect(read.size).toBeGreaterThan(100);
    expect(await protocols(kafka, 3)).toEqual(['3.2', '3.2', '3.2']);
    const pids = new Set(before.map((it) => it.pid));
    expect((await brokersOn(server, threeZones)).filter((it) => pids.has(it.pid))).toEqual([]);
  });
});

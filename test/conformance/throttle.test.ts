import { setTimeout as sleep } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';
import { beforeAll, describe, expect, it } from 'vitest';
import { STATUS } from '../../src/domain/instance.ts';
import { customer, makeTopic } from '../contract/witness.ts';
import { cloudOf } from '../support/cloud.ts';
import { loadOn, type Load } from '../support/load.ts';
import { brokersOn } from '../support/machine.ts';
import { serverForTests } from '../support/server.ts';

const server = serverForTests();
const cloud = cloudOf(server);

const VERSIONS = ['2.4.1', '2.8.1', '3.2.3'] as const;
/** What Kafka lets through at once after a pause is gone by then. */
const BURST_SECONDS = 4;
const MEASURED_SECONDS = 5;
const instances = new Map<string, string>();

beforeAll(async () => {
  for (const KafkaVersion of VERSIONS) {
    const [instanceId = ''] = await cloud.buy({ KafkaVersion });
    instances.set(KafkaVersion, instanceId);
  }
  await cloud.settled([...instances.values()], STATUS.running);
}, 120_000);

/** The call's task has ended well, and the brokers have the rules. */
async function done(InstanceId: string, flowId: number | undefined): Promise<void> {
  await cloud.settled([InstanceId], STATUS.running);
  const { Result } = await cloud.ckafka.DescribeTaskStatus({ FlowId: flowId ?? 0 });
  expect(Result?.Status).toBe(0);
  await sleep(BURST_SECONDS * 1000);
}

async function measured(load: Load): Promise<{ held: number; free: number }> {
  const [held = 0, free = 0] = await load.measure(MEASURED_SECONDS);
  return { held, free };
}

describe('a throttle rule', { timeout: 90_000 }, () => {
  it.each(VERSIONS)(
    'holds its clients on %s without a restart, within what was bought, until it is deleted',
    async (version) => {
      const { ckafka } = cloud;
      const InstanceId = instances.get(version) ?? '';
      const detail = await cloud.detail(InstanceId);
      const where = { address: detail?.Vip ?? '', port: Number(detail?.Vport) };
      await makeTopic(customer(where), 'loaded');
      const before = await brokersOn(server, InstanceId);
      const rule = { InstanceId, ThrottleType: 1, ClientIdList: ['held'], ProduceThrottle: 2 };
      const created = await ckafka.CreateThrottleRule(rule);
      const load = await loadOn(where, 'loaded', ['held', 'free']);
      await done(InstanceId, created.Result?.Data?.FlowId);
      const ruled = await measured(load);
      expect(ruled.held).toBeGreaterThan(0.5);
      expect(ruled.held).toBeLessThan(3);
      expect(ruled.free).toBeGreaterThan(5);
      // 20 MB/s were bought.
      expect(ruled.held + ruled.free).toBeLessThan(22);
      const { Result } = await ckafka.DescribeThrottleRules({ InstanceId, SearchWord: 'held' });
      expect(Result?.ThrottleRuleList).toMatchObject([{ ThrottleType: 1, ClientId: 'held', UserName: '' }]);
      const ThrottleRuleId = String(Result?.ThrottleRuleList?.[0]?.ThrottleRuleId);
      const deleted = await ckafka.DeleteThrottleRule({ InstanceId, ThrottleRuleId });
      await done(InstanceId, deleted.Result?.Data?.FlowId);
      const unruled = await measured(load);
      await load.stop();
      expect(unruled.held).toBeGreaterThan(4);
      expect(unruled.held + unruled.free).toBeLessThan(22);
      expect(await brokersOn(server, InstanceId)).toEqual(before);
    },
  );

  it('holds consumers, by the rate that ModifyThrottleRule sets last', async () => {
    const { ckafka } = cloud;
    const InstanceId = instances.get('3.2.3') ?? '';
    const detail = await cloud.detail(InstanceId);
    const where = { address: detail?.Vip ?? '', port: Number(detail?.Vport) };
    await makeTopic(customer(where), 'read');
    const load = await loadOn(where, 'read', ['writer']);
    const made = await ckafka.CreateThrottleRule({
      ...{ InstanceId, ThrottleType: 1, ClientIdList: ['reader'], ConsumeThrottle: 9 },
    });
    await done(InstanceId, made.Result?.Data?.FlowId);
    await load.stop();
    const { Result } = await ckafka.DescribeThrottleRules({ InstanceId, SearchWord: 'reader' });
    const ThrottleRuleId = Result?.ThrottleRuleList?.[0]?.ThrottleRuleId ?? 0;
    const changed = await ckafka.ModifyThrottleRule({ InstanceId, ThrottleRuleId, ConsumeThrottle: 2 });
    await done(InstanceId, changed.Result?.Data?.FlowId);
    const reader = await readingAs('reader', where, 'read');
    await sleep(BURST_SECONDS * 1000);
    const [before, startedAt] = [reader.bytes(), performance.now()];
    await sleep(MEASURED_SECONDS * 1000);
    const rateMBps = (reader.bytes() - before) / 1000 / (performance.now() - startedAt);
    await reader.stop();
    // A fetch brings about a second of it at once, so what is read in a few seconds comes in steps.
    expect(rateMBps).toBeGreaterThan(0.4);
    expect(rateMBps).toBeLessThan(3);
  });
});

/** A consumer that reads as fast as it is let, in answers small enough to be measured. */
async function readingAs(clientId: string, { address, port }: { address: string; port: number }, topic: string) {
  const kafka = new Kafka({ clientId, brokers: [`${address}:${port}`], logLevel: logLevel.NOTHING });
  const consumer = kafka.consumer({ groupId: 'readers', maxBytesPerPartition: 200_000, maxBytes: 400_000 });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  let bytes = 0;
  await consumer.run({ eachMessage: ({ message }) => Promise.resolve(void (bytes += message.value?.length ?? 0)) });
  return { bytes: () => bytes, stop: () => consumer.disconnect() };
}

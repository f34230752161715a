import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { HEALTH, STATUS } from '../../src/domain/instance.ts';
import { customer, makeTopic, produce } from '../contract/witness.ts';
import { cloudOf } from '../support/cloud.ts';
import { brokersOn } from '../support/machine.ts';
import { serverForTests } from '../support/server.ts';

const server = serverForTests();
const cloud = cloudOf(server);

const TOPIC = 'orders';
/** From the call's start: on its way, and while brokers work on it. */
const KILLED_AFTER_MS = [5, 60];
/** What a call may say that a broker was lost under. */
const SAYS_SO = /^(ResourceUnavailable|FailedOperation|ResourceInUse)(\.|$)/;
let InstanceId = '';

beforeAll(async () => {
  const zones = { MultiZoneFlag: true, ZoneIds: [450001, 450002, 450003] };
  [InstanceId = ''] = await cloud.buy({ KafkaVersion: '2.8.1', ...zones });
  const [detail] = await cloud.settled([InstanceId], STATUS.running);
  const kafka = customer({ address: detail?.Vip ?? '', port: Number(detail?.Vport) });
  await makeTopic(kafka, TOPIC);
  await produce(
    kafka,
    TOPIC,
    Array.from({ length: 60 }, (_, n) => `record ${n}`),
  );
  await cloud.ckafka.CreateConsumer({ InstanceId, GroupName: 'readers', TopicName: TOPIC });
}, 120_000);

/** Kills a broker, another each time, in the middle of the call; answers whether the call was served. Everything is whole again afterwards. */
let killed = 0;
async function servedWhileKilling(afterMs: number, call: () => Promise<unknown>): Promise<boolean> {
  const brokers = await brokersOn(server, InstanceId);
  const victim = brokers[killed % brokers.length] ?? expect.fail('no broker runs');
  killed += 1;
  const outcome = call().then(
    () => 'served',
    (refusal: unknown) => (refusal as { code: string }).code,
  );
  await sleep(afterMs);
  process.kill(victim.pid, 'SIGKILL');
  const said = await outcome;
  if (said !== 'served') expect(said).toMatch(SAYS_SO);
  await whole();
  return said === 'served';
}

async function whole(): Promise<void> {
  const health = async () => {
    const detail = await cloud.detail(InstanceId);
    const brokers = await brokersOn(server, InstanceId);
    return { brokers: brokers.length, status: detail?.Status, health: detail?.Healthy };
  };
  const isWhole = { brokers: 3, status: STATUS.running, health: HEALTH.healthy };
  await expect.poll(health, { timeout: 40_000, interval: 200 }).toEqual(isWhole);
}

const attributes = async (TopicName: string) =>
  (await cloud.ckafka.DescribeTopicAttributes({ InstanceId, TopicName })).Result;

async function offsets(): Promise<(number | null | undefined)[]> {
  const { Result } = await cloud.ckafka.DescribeGroupOffsets({ InstanceId, Group: 'readers' });
  return (Result?.TopicList?.[0]?.Partitions ?? []).map((it) => it.Offset);
}

describe.each(KILLED_AFTER_MS)('a broker that is killed %i ms into a call', { timeout: 60_000 }, (afterMs) => {
  it('leaves a new topic whole or not made', async () => {
    const TopicName = `made-${afterMs}`;
    const create = { InstanceId, TopicName, PartitionNum: 6, ReplicaNum: 3, RetentionMs: 120_000 };
    const served = await servedWhileKilling(afterMs, () => cloud.ckafka.CreateTopic(create));
    const topic = await attributes(TopicName).catch(() => undefined);
    if (served) expect(topic).toBeDefined();
    if (topic === undefined) return;
    expect(topic).toMatchObject({ PartitionNum: 6, Config: { Retention: 120_000 } });
    expect((topic.Partitions ?? []).map((it) => it.ReplicaNum)).toEqual(Array(6).fill(3));
  });

  it('leaves all new partitions or none', async () => {
    const has = (await attributes(TOPIC))?.PartitionNum ?? 0;
    const asked = { InstanceId, TopicName: TOPIC, PartitionNum: has + 3 };
    const served = await servedWhileKilling(afterMs, () => cloud.ckafka.CreatePartition(asked));
    expect((await attributes(TOPIC))?.PartitionNum).toBeOneOf(served ? [has + 3] : [has, has + 3]);
  });

  it('leaves all changed settings or none, and the same call brings them about', async () => {
    const change = { RetentionMs: 60_000 + afterMs * 1000, MaxMessageBytes: 2048 + afterMs };
    const settings = async (): Promise<object> => {
      const Config = (await attributes(TOPIC))?.Config;
      return { RetentionMs: Config?.Retention, MaxMessageBytes: Config?.MaxMessageBytes };
    };
    const before = await settings();
    const modify = () => cloud.ckafka.ModifyTopicAttributes({ InstanceId, TopicName: TOPIC, ...change });
    const served = await servedWhileKilling(afterMs, modify);
    expect(await settings()).toBeOneOf(served ? [change] : [before, change]);
    await modify();
    expect(await settings()).toEqual(change);
  });

  it("leaves all of a group's offsets moved or none", async () => {
    const before = await offsets();
    const move = { InstanceId, Group: 'readers', Strategy: 2, Topics: [TOPIC], Offset: afterMs === 5 ? 1 : 2 };
    const served = await servedWhileKilling(afterMs, () => cloud.ckafka.ModifyGroupOffsets(move));
    const after = await offsets();
    if (!served && JSON.stringify(after) === JSON.stringify(before)) return;
    await cloud.ckafka.ModifyGroupOffsets(move);
    expect(after).toEqual(await offsets());
  });

  it('does not keep an instance from its new size', async () => {
    const DiskSize = afterMs === 5 ? 300 : 400;
    const scale = { InstanceId, UpgradeStrategy: 1, DiskSize };
    const served = await servedWhileKilling(afterMs, () => cloud.ckafka.InstanceScalingDown(scale));
    expect(served).toBe(true);
    expect((await cloud.detail(InstanceId))?.DiskSize).toBe(DiskSize);
  });
});

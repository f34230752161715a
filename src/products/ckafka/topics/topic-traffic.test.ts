import { describe, expect, it } from 'vitest';
import { actionCaller } from '../../../../test/support/action-caller.ts';
import { buy } from '../../../../test/support/buying.ts';
import { combined, GROUP_FIGURES, INSTANCE_FIGURES, TOPIC_FIGURES, type Sample } from '../../../domain/figures.ts';
import { STATUS } from '../../../domain/instance.ts';
import { hourOf } from '../../../domain/meter.ts';
import type { KafkaTopics } from '../../../kafka/kafka-topics.ts';
import type { Services } from '../../services.ts';
import { describeTopicFlowRanking } from './describe-topic-flow-ranking.ts';
import { describeTopicProduceConnection } from './describe-topic-produce-connection.ts';

const partitions = [{ partition: 0, leader: 0, replicas: [0], inSync: [0] }];
const topics = {
  list: () => Promise.resolve(['quiet', 'busy'].map((topicName) => ({ topicName, partitions }))),
} as Partial<KafkaTopics> as KafkaTopics;

async function runningInstance(change: Partial<Services> = {}) {
  const caller = await actionCaller({ topics, ...change });
  const [InstanceId = ''] = await buy(caller);
  await caller.storage.rows.instances.moveStatus(InstanceId, STATUS.creating, STATUS.running, caller.clock.now());
  return { caller, InstanceId };
}

describe('the ranking of topics', () => {
  const figures = (bytes: number) => ({ ...combined(TOPIC_FIGURES, []), producedBytes: bytes, storedBytes: bytes / 2 });
  const sampleAt = (at: Date): Sample => ({
    at,
    instance: combined(INSTANCE_FIGURES, []),
    topics: new Map([
      ['quiet', figures(1_000_000)],
      ['busy', figures(2_250_000)],
    ]),
    groups: [{ group: 'g', topic: 'busy', partition: 0, ...combined(GROUP_FIGURES, []), consumedPerMinute: 30 }],
  });

  it('adds up what was produced over the time asked, the most first', async () => {
    const { caller, InstanceId } = await runningInstance();
    for (const minutesAgo of [90, 2, 1]) {
      const at = new Date(caller.clock.now().getTime() - minutesAgo * 60_000);
      const meter = { hour: hourOf(at), producedBytes: 0, consumedBytes: 0, elasticProducedBytes: 0, elasticConsumedBytes: 0, elasticChargedBytes: 0 }; // prettier-ignore
      const readings = { brokers: {}, committed: [] };
      await caller.storage.rows.meters.record([{ instanceId: InstanceId, readAt: at, sample: sampleAt(at), readings, meter }]); // prettier-ignore
    }
    const ranked = async (asked: object) =>
      (await caller.call(describeTopicFlowRanking, { InstanceId, RankingType: 'PRO', ...asked })).Result;
    expect((await ranked({})).TopicFlow.map((it) => [it.TopicName, it.TopicTraffic, it.MessageHeap])).toEqual([
      ['busy', '4.50', 1_125_000],
      ['quiet', '2.00', 500_000],
    ]);
    const all = await ranked({ BeginDate: '2026-03-01T10:00:00+08:00', EndDate: '2026-03-01T13:00:00+08:00' });
    expect(all.TopicFlow.map((it) => it.TopicTraffic)).toEqual(['6.75', '3.00']);
    expect(all.ConsumeSpeed).toEqual([{ ConsumerGroupName: 'g', Speed: 30 }]);
    expect((await ranked({ RankingType: 'CON' })).TopicFlow.map((it) => it.TopicTraffic)).toEqual(['0.00', '0.00']);
  });

  it('is refused for another ranking, a time that is none or too long, and a broker', async () => {
    const { caller, InstanceId } = await runningInstance();
    const code = async (asked: object) =>
      (await caller.refusal(describeTopicFlowRanking, { InstanceId, RankingType: 'PRO', ...asked })).code;
    expect(await code({ RankingType: 'ALL' })).toBe('InvalidParameterValue');
    expect(await code({ BeginDate: 'yesterday' })).toBe('InvalidParameterValue');
    expect(await code({ BeginDate: '2026-01-01T00:00:00+08:00' })).toBe('InvalidParameter');
    expect(await code({ BrokerIp: '10.0.0.5' })).toBe('UnsupportedOperation');
  });
});

describe('who produces to a topic', () => {
  it('is told once for each address, since it began', async () => {
    const producers = (minute: number) => [{ address: '10.0.0.5', since: new Date(Date.UTC(2026, 2, 1, 2, minute)) }];
    let asked = 0;
    const { caller, InstanceId } = await runningInstance({
      producers: (_, __, topic) => {
        expect(topic).toBe('busy');
        return Promise.resolve(producers((asked += 1)));
      },
    });
    const { Result } = await caller.call(describeTopicProduceConnection, { InstanceId, TopicName: 'busy' });
    expect(Result).toEqual([{ IpAddr: '10.0.0.5', Time: '2026-03-01 10:01:00', IsUnSupportVersion: false }]);
  });

  it('is refused for a topic that is not there, and while a broker does not answer', async () => {
    const { caller, InstanceId } = await runningInstance({ producers: () => Promise.reject(new Error('down')) });
    const code = async (TopicName: string) =>
      (await caller.refusal(describeTopicProduceConnection, { InstanceId, TopicName })).code;
    expect(await code('absent')).toBe('ResourceNotFound');
    expect(await code('busy')).toBe('ResourceUnavailable');
  });
});

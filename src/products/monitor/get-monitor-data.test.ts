import { describe, expect, it } from 'vitest';
import { actionCaller, type Caller } from '../../../test/support/action-caller.ts';
import { buy } from '../../../test/support/buying.ts';
import { combined, GROUP_FIGURES, INSTANCE_FIGURES, TOPIC_FIGURES, type Sample } from '../../domain/figures.ts';
import { hourOf } from '../../domain/meter.ts';
import { getMonitorData } from './get-monitor-data.ts';
import { METRIC_NAMES } from './metrics.ts';

const begin = new Date('2026-03-01T04:00:00Z');
const minute = (n: number) => new Date(begin.getTime() + n * 60_000);

async function sampled(caller: Caller, instanceId: string, minutes: number): Promise<void> {
  for (let n = 0; n < minutes; n += 1) {
    const sample: Sample = {
      at: minute(n),
      instance: {
        ...combined(INSTANCE_FIGURES, []),
        producedBytes: 1_500_000,
        producedBytesPerSecond: n * 1_000_000,
        diskPercent: n,
      },
      topics: new Map([['orders', { ...combined(TOPIC_FIGURES, []), producedMessages: 10 }]]),
      groups: [0, 1].map((partition) => ({
        group: 'g',
        topic: 'orders',
        partition,
        ...combined(GROUP_FIGURES, []),
        committedOffset: 5,
        endOffset: 7 + partition,
      })),
    };
    const meter = { hour: hourOf(minute(n)), producedBytes: 0, consumedBytes: 0, elasticProducedBytes: 0, elasticConsumedBytes: 0, elasticChargedBytes: 0 }; // prettier-ignore
    const readings = { brokers: {}, committed: [] };
    await caller.storage.rows.meters.record([{ instanceId, readAt: minute(n), sample, readings, meter }]);
  }
}

async function measuredInstance() {
  const caller = await actionCaller();
  const [instanceId = ''] = await buy(caller);
  await sampled(caller, instanceId, 6);
  const asked = (MetricName: string, dimensions: Record<string, string> = {}, more: object = {}) => ({
    Namespace: 'QCE/CKAFKA',
    MetricName,
    StartTime: '2026-03-01T12:00:00+08:00',
    EndTime: '2026-03-01T12:10:00+08:00',
    Instances: [
      { Dimensions: Object.entries({ instanceId, ...dimensions }).map(([Name, Value]) => ({ Name, Value })) },
    ],
    ...more,
  });
  return { caller, instanceId, asked };
}

describe('GetMonitorData', () => {
  it('adds up flows, shows levels as they were last, and peaks as the highest of each period', async () => {
    const { caller, asked } = await measuredInstance();
    const values = async (name: string, more: object = {}) =>
      (await caller.call(getMonitorData, asked(name, {}, more))).DataPoints[0];
    expect(await values('InstanceProFlow')).toMatchObject({
      Timestamps: [minute(0).getTime() / 1000, minute(5).getTime() / 1000],
      Values: [7.5, 1.5],
      MaxValues: null,
    });
    expect((await values('InstanceMaxProFlow'))?.Values).toEqual([4, 5]);
    expect((await values('InstanceDiskUsage', { Period: 60 }))?.Values).toEqual([0, 1, 2, 3, 4, 5]);
    expect(await values('InstanceDiskUsage', { SpecifyStatistics: 7 })).toMatchObject({
      Values: [4, 5],
      AvgValues: [2, 5],
      MaxValues: [4, 5],
      MinValues: [0, 5],
    });
    expect((await values('InstanceDiskUsage', { Period: 86_400 }))?.Values).toEqual([5]);
  });

  it('reads long periods from whole hours, and what has none yet from minutes', async () => {
    const { caller, instanceId, asked } = await measuredInstance();
    const sample = (hoursAgo: number, producedBytes: number): Sample => ({
      at: new Date(begin.getTime() - hoursAgo * 3_600_000),
      instance: { ...combined(INSTANCE_FIGURES, []), producedBytes },
      topics: new Map(),
      groups: [],
    });
    const hours = [sample(2, 3_000_000), sample(1, 4_000_000)];
    await caller.storage.rows.samples.keepHours(hours.map((it) => ({ instanceId, sample: it })));
    const more = { StartTime: '2026-03-01T10:00:00+08:00', Period: 3600 };
    const { DataPoints } = await caller.call(getMonitorData, asked('InstanceProFlow', {}, more));
    expect(DataPoints[0]?.Values).toEqual([3, 4, 9]);
    const day = await caller.call(getMonitorData, asked('InstanceProFlow', {}, { ...more, Period: 86_400 }));
    expect(day.DataPoints[0]).toMatchObject({ Timestamps: [Date.UTC(2026, 1, 28, 16) / 1000], Values: [16] });
  });

  it('answers for topics by id or name, and for groups', async () => {
    const { caller, instanceId, asked } = await measuredInstance();
    const at = caller.clock.now();
    await caller.storage.rows.topics.adopt([
      { topicId: 'topic-a', instanceId, topicName: 'orders', note: '', createdAt: at, askedReplicaCount: null, askedMinInSync: null, retentionChangedAt: at }, // prettier-ignore
    ]);
    const last = async (...of: Parameters<typeof asked>) =>
      (await caller.call(getMonitorData, asked(...of))).DataPoints[0]?.Values.at(-1);
    expect(await last('CtopicProCount', { topicId: 'topic-a' })).toBe(10);
    expect(await last('CtopicProCount', { topicName: 'orders' })).toBe(10);
    expect(await last('CtopicProCount', { topicId: 'topic-unknown' })).toBeUndefined();
    const group = { topicName: 'orders', consumerGroup: 'g' };
    expect(await last('UnconsumeTopic', group)).toBe(5);
    expect(await last('CtopicUnconsumeMsgCount', { ...group, partition: '1' })).toBe(3);
  });

  it('shows nothing of another account, as if there were no such instance', async () => {
    const { caller, asked } = await measuredInstance();
    const account = { ...caller.account, appId: 1_300_000_002, uin: '100000000002' };
    await caller.storage.rows.accounts.insert(account);
    const { DataPoints } = await caller.call(getMonitorData, asked('InstanceProFlow'), { account });
    expect(DataPoints).toMatchObject([{ Timestamps: [], Values: [] }]);
  });

  it('has every metric, and refuses by name what it has not', async () => {
    const { caller, asked } = await measuredInstance();
    expect(METRIC_NAMES).toHaveLength(42);
    const code = async (change: object) => (await caller.refusal(getMonitorData, { ...asked('InstanceProFlow'), ...change })).code; // prettier-ignore
    expect(await code({ Namespace: 'QCE/CVM' })).toBe('InvalidParameterValue');
    expect(await code({ MetricName: 'constructor' })).toBe('InvalidParameterValue');
    expect(await code({ Period: 61 })).toBe('InvalidParameterValue');
    expect(await code({ StartTime: 'yesterday' })).toBe('InvalidParameterValue');
    expect(await code({ StartTime: '2026-03-02T00:00:00+08:00' })).toBe('InvalidParameter');
    expect(await code({ StartTime: '2026-01-01T00:00:00+08:00', Period: 60 })).toBe('LimitExceeded');
    expect(await code({ Instances: [] })).toBe('InvalidParameterValue');
    expect(await code({ Instances: [{ Dimensions: [{ Name: 'colour', Value: 'red' }] }] })).toBe(
      'InvalidParameterValue',
    );
    expect(await code({ MetricName: 'CtopicProFlow' })).toBe('InvalidParameterValue');
  });
});

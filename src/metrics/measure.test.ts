import { describe, expect, it } from 'vitest';
import { exampleInstance } from '../../test/support/example-rows.ts';
import type { BrokerCounters, LastReading, TopicCounters } from '../domain/readings.ts';
import { growthOf } from './growth.ts';
import { measured, type Read } from './measure.ts';
import type { BrokerReading } from './reading.ts';

const minute = (n: number, second = 0) => new Date(Date.UTC(2026, 2, 1, 10, n, second));
const quotas = { connections: 50_000, groups: 200, replicas: 2 };
const instance = exampleInstance({ bandwidthMBps: 20, diskSizeGB: 200, elasticStorage: false });

function counters(change: Partial<BrokerCounters> = {}): BrokerCounters {
  return {
    producedBytes: 0,
    consumedBytes: 0,
    replicatedBytes: 0,
    producedMessages: 0,
    produceRequests: 0,
    consumeRequests: 0,
    produceThrottles: 0,
    consumeThrottles: 0,
    ...change,
  };
}

function topicCounters(change: Partial<TopicCounters> = {}): TopicCounters {
  return { producedBytes: 0, consumedBytes: 0, producedMessages: 0, produceRequests: 0, consumeRequests: 0, ...change };
}

function broker(change: Partial<BrokerReading> = {}): BrokerReading {
  return {
    startedSeconds: minute(0).getTime() / 1000,
    counters: counters(),
    topics: {},
    connections: 0,
    diskUsedBytes: 0,
    logs: [],
    ...change,
  };
}

const read = (change: Partial<Read>): Read => ({
  at: minute(10),
  readAt: minute(10),
  machineReadAt: change.readAt ?? minute(10),
  brokers: { 0: broker() },
  committed: [],
  ...change,
});

const lastOf = (readAt: Date, brokers: Record<string, BrokerReading>, offset = 0): LastReading => ({
  readAt,
  readings: { brokers, committed: [{ group: 'g', topic: 't', partition: 0, offset }] },
});

describe('growth of counters', () => {
  it('is the difference, and all of a counter that began anew', () => {
    expect(growthOf({ a: 10, b: 10 }, { a: 15, b: 4 }, false)).toEqual({ a: 5, b: 4 });
    expect(growthOf({ a: 10 }, { a: 12 }, true)).toEqual({ a: 12 });
    expect(growthOf(undefined, { a: 12 }, false)).toEqual({ a: 12 });
  });
});

describe('what is measured', () => {
  const producing = (producedBytes: number, startedSeconds = broker().startedSeconds) =>
    broker({ startedSeconds, counters: counters({ producedBytes }) });

  it('is what grew since the last reading, over all brokers and whatever the time between was', () => {
    const last = lastOf(minute(8), { 0: producing(1_000), 1: producing(500) });
    const { sample } = measured(instance, quotas, last, read({ brokers: { 0: producing(61_000), 1: producing(60_500) } })); // prettier-ignore
    expect(sample.instance).toMatchObject({ producedBytes: 120_000, producedBytesPerSecond: 1_000 });
  });

  it('loses nothing when a broker starts again, and counts nothing twice when one does not answer for a while', () => {
    const last = lastOf(minute(9), { 0: producing(1_000), 1: producing(500) });
    const restarted = producing(70, minute(9, 30).getTime() / 1000);
    const first = measured(instance, quotas, last, read({ brokers: { 0: restarted } }));
    expect(first.meter.producedBytes).toBe(70);
    const brokers = { 0: restarted, 1: producing(800) };
    const second = measured(instance, quotas, { readAt: minute(10), readings: first.readings }, read({ readAt: minute(11), brokers })); // prettier-ignore
    expect(second.meter.producedBytes).toBe(300);
  });

  it('counts the time that really passed, however far the clock was moved in between', () => {
    const { readings } = measured(
      instance,
      quotas,
      null,
      read({ readAt: minute(8), brokers: { 0: producing(1_000) } }),
    );
    const last = { readAt: minute(8), readings };
    const moved = { readAt: new Date(Date.UTC(2026, 3, 1)), machineReadAt: minute(9) };
    const elastic = { ...instance, elasticBandwidth: true };
    const { sample, meter } = measured(
      elastic,
      quotas,
      last,
      read({ ...moved, brokers: { 0: producing(700_001_000) } }),
    );
    expect(sample.instance).toMatchObject({ producedBytes: 700_000_000, producedBytesPerSecond: 700_000_000 / 60 });
    expect(meter).toMatchObject({ hour: new Date(Date.UTC(2026, 3, 1)), elasticProducedBytes: 100_000_000 });
  });

  it('is everything since the start of the brokers when nothing was read before', () => {
    const { sample } = measured(instance, quotas, null, read({ brokers: { 0: producing(6_000_000_000) } }));
    expect(sample.instance).toMatchObject({ producedBytes: 6_000_000_000, producedBytesPerSecond: 10_000_000 });
    expect(sample.instance.produceBandwidthPercent).toBe(100);
  });

  it('is elastic only above what was bought, and only where that is on', () => {
    const last = lastOf(minute(9), { 0: producing(0) });
    const brokers = { 0: producing(700_000_000) };
    const elastic = { ...instance, elasticBandwidth: true };
    expect(measured(elastic, quotas, last, read({ brokers })).meter.elasticProducedBytes).toBe(100_000_000);
    const charged = measured(elastic, quotas, last, read({ brokers })).meter.elasticChargedBytes;
    expect(charged, 'once for each replica').toBe(100_000_000 * quotas.replicas);
    expect(measured(instance, quotas, last, read({ brokers })).meter.elasticProducedBytes).toBe(0);
  });

  it('counts a partition once, with the longest of its replicas, and estimates the records that left by their size', () => {
    const log = (bytes: number, nextOffset: number) => ({
      topic: 't',
      partition: 0,
      bytes,
      firstOffset: 0,
      nextOffset,
    });
    const topics = { t: topicCounters({ consumedBytes: 5_000 }) };
    const brokers = {
      0: broker({ topics, logs: [log(10_000, 100)], diskUsedBytes: 10_000 }),
      1: broker({ logs: [log(9_900, 99)], diskUsedBytes: 9_900 }),
    };
    const { sample } = measured(instance, quotas, lastOf(minute(9), brokersBefore(brokers)), read({ brokers }));
    expect(sample.topics.get('t')).toMatchObject({ storedBytes: 10_000, storedMessages: 100, consumedMessages: 50 });
    expect(sample.instance).toMatchObject({ diskUsedBytes: 19_900, partitions: 2, topics: 1, consumedMessages: 50 });
  });

  it('follows groups by what they commit', () => {
    const log = { topic: 't', partition: 0, bytes: 1, firstOffset: 0, nextOffset: 130 };
    const brokers = { 0: broker({ logs: [log] }) };
    const committed = [
      { group: 'g', topic: 't', partition: 0, offset: 100 },
      { group: 'g', topic: 'gone', partition: 0, offset: 5 },
    ];
    const seen = measured(instance, quotas, lastOf(minute(8), brokers, 40), read({ brokers, committed }));
    expect(seen.sample.groups).toEqual([
      { group: 'g', topic: 't', partition: 0, consumedPerMinute: 30, committedOffset: 100, endOffset: 130 },
    ]);
    const unasked = measured(instance, quotas, lastOf(minute(8), brokers, 40), read({ brokers, committed: null }));
    expect(unasked.readings.committed).toEqual([{ group: 'g', topic: 't', partition: 0, offset: 40 }]);
    expect(unasked.sample.groups).toEqual([]);
  });
});

function brokersBefore(brokers: Record<string, BrokerReading>): Record<string, BrokerReading> {
  return Object.fromEntries(Object.entries(brokers).map(([id, it]) => [id, { ...it, topics: {} }]));
}

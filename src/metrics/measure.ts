import { boughtBandwidth } from '../domain/bandwidth.ts';
import { boughtDiskBytes } from '../domain/disk.ts';
import type { GroupFigures, GroupPartition, InstanceFigures, Sample, TopicFigures } from '../domain/figures.ts';
import type { Instance } from '../domain/instance.ts';
import { hourOf, type MeterHour } from '../domain/meter.ts';
import type { CommittedByGroup, LastReading, Readings } from '../domain/readings.ts';
import { growthOfBrokers, type Growth } from './growth.ts';
import type { BrokerReading, ReplicaLog } from './reading.ts';

/** What was read of one instance. */
export interface Read {
  /** The stretch of time that it belongs to, and when it was read. */
  readonly at: Date;
  readonly readAt: Date;
  /** The same by the machine's clock. */
  readonly machineReadAt: Date;
  /** By broker; one that did not answer is missing. */
  readonly brokers: Readonly<Record<string, BrokerReading>>;
  /** null when the groups could not be asked. */
  readonly committed: readonly CommittedByGroup[] | null;
}

export interface Quotas {
  readonly connections: number;
  readonly groups: number;
  /** Of a topic that does not say. */
  readonly replicas: number;
}

/** What is kept of a reading. */
export interface Measurement {
  readonly sample: Sample;
  readonly readings: Readings;
  readonly meter: MeterHour;
}

/** What a reading says in the light of the last one. Pure. */
export function measured(instance: Instance, quotas: Quotas, last: LastReading | null, read: Read): Measurement {
  const before = last?.readings ?? { brokers: {}, committed: [] };
  const growth = growthOfBrokers(before.brokers, read.brokers);
  const seconds = Math.max(1, (read.machineReadAt.getTime() - beginMs(last, read)) / 1000);
  const logs = leaderLogs(Object.values(read.brokers).flatMap((it) => it.logs));
  const topics = topicFigures(growth, read.brokers, logs);
  const committed = read.committed ?? before.committed;
  const groups = read.committed === null ? [] : groupFigures(read.committed, before.committed, logs, seconds);
  const sample: Sample = {
    at: read.at,
    instance: instanceFigures(instance, quotas, { growth, seconds, read, topics, groups }),
    topics,
    groups,
  };
  const brokers = Object.fromEntries(
    Object.entries(read.brokers).map(([id, { startedSeconds, counters, topics: counts }]) => [
      id,
      { startedSeconds, counters, topics: counts },
    ]),
  );
  return {
    sample,
    readings: { brokers: { ...before.brokers, ...brokers }, committed, machineReadAtMs: read.machineReadAt.getTime() },
    meter: meterOf(instance, quotas, growth, seconds, read.readAt),
  };
}

/** The first reading is since the oldest broker's start, which is what its counters are since. */
function beginMs(last: LastReading | null, read: Read): number {
  if (last !== null) return last.readings.machineReadAtMs ?? last.readAt.getTime();
  const starts = Object.values(read.brokers).map((it) => it.startedSeconds * 1000);
  return Math.min(read.machineReadAt.getTime(), ...starts);
}

/** The longest replica of each partition stands for it: the leader's, or one just as long. */
function leaderLogs(replicas: readonly ReplicaLog[]): Map<string, ReplicaLog> {
  const longest = new Map<string, ReplicaLog>();
  for (const log of replicas) {
    const key = partitionKey(log);
    const known = longest.get(key);
    if (known === undefined || known.nextOffset < log.nextOffset) longest.set(key, log);
  }
  return longest;
}

function partitionKey({ topic, partition }: { readonly topic: string; readonly partition: number }): string {
  return `${partition} ${topic}`;
}

function topicFigures(
  growth: Growth,
  brokers: Read['brokers'],
  logs: ReadonlyMap<string, ReplicaLog>,
): Map<string, TopicFigures> {
  const byTopic = Map.groupBy([...logs.values()], (log) => log.topic);
  const names = new Set([...byTopic.keys(), ...growth.topics.keys()]);
  return new Map(
    [...names].map((topic) => {
      const partitions = byTopic.get(topic) ?? [];
      const grown = growth.topics.get(topic) ?? NO_TOPIC_GROWTH;
      const storedBytes = sum(partitions, (it) => it.bytes);
      const storedMessages = sum(partitions, (it) => Math.max(0, it.nextOffset - it.firstOffset));
      const size = recordBytes(topic, brokers, storedBytes, storedMessages);
      const consumedMessages = size > 0 ? Math.round(grown.consumedBytes / size) : 0;
      return [topic, { ...grown, consumedMessages, storedMessages, storedBytes }];
    }),
  );
}

const NO_TOPIC_GROWTH = {
  producedBytes: 0,
  consumedBytes: 0,
  producedMessages: 0,
  produceRequests: 0,
  consumeRequests: 0,
};

/** How long a record of the topic is on average: of those that are there, or of those that came since the brokers started. */
function recordBytes(topic: string, brokers: Read['brokers'], storedBytes: number, storedMessages: number): number {
  if (storedBytes > 0 && storedMessages > 0) return storedBytes / storedMessages;
  const counts = Object.values(brokers).flatMap((it) => it.topics[topic] ?? []);
  const messages = sum(counts, (it) => it.producedMessages);
  return messages > 0 ? sum(counts, (it) => it.producedBytes) / messages : 0;
}

function groupFigures(
  committed: readonly CommittedByGroup[],
  before: readonly CommittedByGroup[],
  logs: ReadonlyMap<string, ReplicaLog>,
  seconds: number,
): (GroupPartition & GroupFigures)[] {
  const key = (it: GroupPartition): string => JSON.stringify([it.group, it.topic, it.partition]);
  const was = new Map(before.map((it) => [key(it), it.offset]));
  return committed.flatMap(({ offset, ...place }) => {
    const log = logs.get(partitionKey(place));
    // The topic has gone, or is Kafka's own.
    if (log === undefined) return [];
    const moved = Math.max(0, offset - (was.get(key({ ...place })) ?? offset));
    const endOffset = Math.max(log.nextOffset, offset);
    return [{ ...place, consumedPerMinute: (moved * 60) / seconds, committedOffset: offset, endOffset }];
  });
}

interface Parts {
  readonly growth: Growth;
  readonly seconds: number;
  readonly read: Read;
  readonly topics: ReadonlyMap<string, TopicFigures>;
  readonly groups: readonly GroupPartition[];
}

function instanceFigures(instance: Instance, quotas: Quotas, parts: Parts): InstanceFigures {
  const { growth, seconds, read, topics, groups } = parts;
  const { replicatedBytes, ...traffic } = growth.instance;
  const readings = Object.values(read.brokers);
  const bought = boughtBandwidth(instance.bandwidthMBps, quotas.replicas);
  const producedBytesPerSecond = traffic.producedBytes / seconds;
  const consumedBytesPerSecond = traffic.consumedBytes / seconds;
  const connections = sum(readings, (it) => it.connections);
  const diskUsedBytes = sum(readings, (it) => it.diskUsedBytes);
  const partitions = sum(readings, (it) => it.logs.length);
  const groupCount = new Set(groups.map((it) => it.group)).size;
  return {
    ...traffic,
    replicatedBytes,
    consumedMessages: sum([...topics.values()], (it) => it.consumedMessages),
    producedBytesPerSecond,
    consumedBytesPerSecond,
    produceBandwidthPercent: percent(producedBytesPerSecond, bought.produceBytesPerSecond),
    consumeBandwidthPercent: percent(consumedBytesPerSecond, bought.consumeBytesPerSecond),
    connections,
    connectionPercent: percent(connections, quotas.connections),
    storedMessages: sum([...topics.values()], (it) => it.storedMessages),
    diskUsedBytes,
    diskPercent: percent(diskUsedBytes, boughtDiskBytes(instance)),
    topics: topics.size,
    topicPercent: percent(topics.size, instance.topicLimit),
    partitions,
    partitionPercent: percent(partitions, instance.partitionLimit),
    groups: groupCount,
    groupPercent: percent(groupCount, quotas.groups),
  };
}

function meterOf(instance: Instance, quotas: Quotas, growth: Growth, seconds: number, readAt: Date): MeterHour {
  const { producedBytes, consumedBytes } = growth.instance;
  const bought = boughtBandwidth(instance.bandwidthMBps, quotas.replicas);
  const above = (bytes: number, bytesPerSecond: number): number =>
    instance.elasticBandwidth ? Math.max(0, Math.round(bytes - bytesPerSecond * seconds)) : 0;
  const elasticProducedBytes = above(producedBytes, bought.produceBytesPerSecond);
  const elasticConsumedBytes = above(consumedBytes, bought.consumeBytesPerSecond);
  return {
    hour: hourOf(readAt),
    producedBytes,
    consumedBytes,
    elasticProducedBytes,
    elasticConsumedBytes,
    elasticChargedBytes: elasticProducedBytes * quotas.replicas + elasticConsumedBytes,
  };
}

/** 0 of something that has no bound. Two decimals. */
function percent(part: number, whole: number | null): number {
  return whole === null || whole <= 0 ? 0 : Math.round((part / whole) * 10_000) / 100;
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((all, item) => all + value(item), 0);
}

import type { BrokerCount, BrokerCounters, TopicCounters } from '../domain/readings.ts';
import { exposedLines } from './exposition.ts';

/** Where a broker writes each of its counters. */
const BROKER_COUNTERS = {
  producedBytes: 'brokerage_produced_bytes_total',
  consumedBytes: 'brokerage_consumed_bytes_total',
  replicatedBytes: 'brokerage_replicated_bytes_total',
  producedMessages: 'brokerage_produced_messages_total',
  produceRequests: 'brokerage_client_produce_requests_total',
  consumeRequests: 'brokerage_client_fetch_requests_total',
  produceThrottles: 'brokerage_produce_throttled_total',
  consumeThrottles: 'brokerage_fetch_throttled_total',
} as const satisfies Record<keyof BrokerCounters, string>;

const TOPIC_COUNTERS = {
  producedBytes: 'brokerage_topic_produced_bytes_total',
  consumedBytes: 'brokerage_topic_consumed_bytes_total',
  producedMessages: 'brokerage_topic_produced_messages_total',
  produceRequests: 'brokerage_topic_produce_requests_total',
  consumeRequests: 'brokerage_topic_fetch_requests_total',
} as const satisfies Record<keyof TopicCounters, string>;

/** A replica of a partition on one broker. */
export interface ReplicaLog {
  readonly topic: string;
  readonly partition: number;
  readonly bytes: number;
  readonly firstOffset: number;
  readonly nextOffset: number;
}

/** What one broker said. */
export interface BrokerReading extends BrokerCount {
  readonly connections: number;
  readonly diskUsedBytes: number;
  readonly logs: readonly ReplicaLog[];
}

/** Reads what a broker wrote (BrokerMeters of broker-extension). Throws when it is not that. */
export function brokerReading(text: string): BrokerReading {
  const lines = exposedLines(text);
  const alone = new Map(lines.map(({ name, value }) => [name, value]));
  const started = alone.get('brokerage_started_seconds');
  if (started === undefined) throw new Error('a broker did not say when it started');
  const byTopic = Map.groupBy(
    lines.filter(({ name }) => name.startsWith('brokerage_topic_')),
    ({ labels }) => labels['topic'] ?? '',
  );
  const topics = [...byTopic].map(([topic, of]) => {
    const values = new Map(of.map(({ name, value }) => [name, value]));
    return [topic, countersOf(TOPIC_COUNTERS, values)] as const;
  });
  return {
    startedSeconds: started,
    counters: countersOf(BROKER_COUNTERS, alone),
    topics: Object.fromEntries(topics),
    connections: alone.get('brokerage_connections') ?? 0,
    diskUsedBytes: alone.get('brokerage_disk_used_bytes') ?? 0,
    logs: logsOf(lines),
  };
}

function countersOf<Name extends string>(
  names: Readonly<Record<Name, string>>,
  values: ReadonlyMap<string, number>,
): Record<Name, number> {
  const pairs = Object.entries<string>(names).map(([name, line]) => [name, values.get(line) ?? 0]);
  return Object.fromEntries(pairs) as Record<Name, number>;
}

function logsOf(lines: ReturnType<typeof exposedLines>): ReplicaLog[] {
  const byReplica = Map.groupBy(
    lines.filter(({ name }) => name.startsWith('brokerage_partition_')),
    ({ labels }) => `${labels['partition']} ${labels['topic']}`,
  );
  return [...byReplica.values()].map((of) => {
    const value = (name: string): number => of.find((it) => it.name === `brokerage_partition_${name}`)?.value ?? 0;
    const { topic = '', partition } = of[0]?.labels ?? {};
    return {
      topic,
      partition: Number(partition),
      bytes: value('log_bytes'),
      firstOffset: value('first_offset'),
      nextOffset: value('next_offset'),
    };
  });
}

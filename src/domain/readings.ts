import type { GroupPartition } from './figures.ts';

export type CounterName =
  'producedBytes' | 'consumedBytes' | 'producedMessages' | 'produceRequests' | 'consumeRequests';
export type TopicCounters = Readonly<Record<CounterName, number>>;
export type BrokerCounters = Readonly<
  Record<CounterName | 'replicatedBytes' | 'produceThrottles' | 'consumeThrottles', number>
>;

/** The counters of one broker at one moment; they began at 0 when it started. */
export interface BrokerCount {
  /** Unix time. */
  readonly startedSeconds: number;
  readonly counters: BrokerCounters;
  readonly topics: Readonly<Record<string, TopicCounters>>;
}

export interface CommittedByGroup extends GroupPartition {
  readonly offset: number;
}

/** What must be known of the last reading to make sense of the next: counters of each broker, and where groups were. */
export interface Readings {
  readonly brokers: Readonly<Record<string, BrokerCount>>;
  readonly committed: readonly CommittedByGroup[];
  /** When it was, by the machine's clock: growth has taken real time. Left out by what read before clocks could be moved. */
  readonly machineReadAtMs?: number;
}

export interface LastReading {
  readonly readAt: Date;
  readonly readings: Readings;
}

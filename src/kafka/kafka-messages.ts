import type { KafkaTarget } from './kafka-admin.ts';

export interface TopicPartition {
  readonly topic: string;
  readonly partition: number;
}

/** A place in one partition. */
export interface Position extends TopicPartition {
  readonly offset: number;
}

/** Where to look in a partition: at its first record, behind its last, or at the first record of that time or later (Unix milliseconds). */
export type Moment = 'start' | 'end' | { readonly atMs: number };

/** What one partition answers to a moment. */
export interface FoundOffset extends TopicPartition {
  /** null when no record is that young, or when the partition could not say. */
  readonly offset: number | null;
  /** Kafka's error code; 0 when the partition answered. */
  readonly errorCode: number;
}

export interface RecordHeader {
  readonly key: string;
  readonly value: Buffer | null;
}

/** A record to be written. */
export interface NewRecord {
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: readonly RecordHeader[];
}

/** A record as it lies in its partition. */
export interface KafkaRecord extends NewRecord {
  readonly offset: number;
  readonly timestampMs: number;
}

/** Questions about topics' logs. Each rejects with KafkaUnavailable or KafkaRefused. */
export interface LogQuestions {
  /** The partitions of those of these topics that exist, in order. Internal topics count as absent. */
  partitionsOf(topics: readonly string[]): Promise<Map<string, readonly number[]>>;
  /** One answer for each partition, in the order asked. Partitions without a leader answer with their error. */
  offsetsAt(partitions: readonly TopicPartition[], moment: Moment): Promise<FoundOffset[]>;
  /**
   * Up to `count` records from an offset on, whatever they are compressed with; fewer when the log ends before. Offsets that are not
   * there (compacted, transaction markers) are passed over. Records of open and of aborted transactions are read too.
   * Refused (`OFFSET_OUT_OF_RANGE`) before the log's start or behind its end.
   */
  read(from: Position, count: number): Promise<KafkaRecord[]>;
  /**
   * Writes records to one partition, all or none, acknowledged by all replicas in sync; answers the first one's offset.
   * Twice is two copies.
   */
  append(to: TopicPartition, records: readonly NewRecord[], timestampMs: number): Promise<number>;
}

/** The messages of an instance. */
export interface KafkaMessages {
  /** One conversation with the brokers over their internal listeners: all of it is over within 10 s, and closed behind it. */
  ask<T>(target: KafkaTarget, question: (logs: LogQuestions) => Promise<T>): Promise<T>;
}

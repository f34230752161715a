import type { KafkaTarget } from './kafka-admin.ts';

export interface KafkaPartition {
  readonly partition: number;
  /** A broker's id; null while there is none. */
  readonly leader: number | null;
  /** Ids of the brokers that hold it, the preferred leader first. */
  readonly replicas: readonly number[];
  readonly inSync: readonly number[];
}

export interface KafkaTopic {
  readonly topicName: string;
  /** By number. */
  readonly partitions: readonly KafkaPartition[];
}

/** One setting under Kafka's own name (`retention.ms`). */
export interface TopicSetting {
  readonly value: string;
  /** Whether the topic sets it itself; otherwise it is the instance's or Kafka's default. */
  readonly isOwn: boolean;
}
export type TopicSettings = ReadonlyMap<string, TopicSetting>;

/** The first offset that is still there, and the one that the next record gets. */
export interface OffsetRange {
  readonly begin: number;
  readonly end: number;
}

export interface NewTopic {
  readonly topicName: string;
  readonly partitionCount: number;
  readonly replicaCount: number;
  /** The topic's own settings, by Kafka's names. */
  readonly settings: Readonly<Record<string, string>>;
}

/**
 * The topics of one instance, on its real brokers. Every call rejects within 10 s with KafkaUnavailable when no broker answers, and with
 * KafkaRefused (kafka-failures.ts) when one says no. A change that resolved is seen by every broker that answers.
 */
export interface KafkaTopics {
  /** Topics of users, not Kafka's own, by name. */
  list(target: KafkaTarget): Promise<KafkaTopic[]>;
  /** What holds for each of the topics. A topic that has gone is missing from the map. */
  settings(target: KafkaTarget, topicNames: readonly string[]): Promise<Map<string, TopicSettings>>;
  /** Refused with TOPIC_ALREADY_EXISTS; POLICY_VIOLATION when a limit of the instance stands against it. */
  create(target: KafkaTarget, topic: NewTopic): Promise<void>;
  /** Refused with UNKNOWN_TOPIC_OR_PARTITION when there is none. */
  remove(target: KafkaTarget, topicName: string): Promise<void>;
  /** Up to `partitionCount` partitions in all. Refused with INVALID_PARTITIONS when it has as many or more. */
  growTo(target: KafkaTarget, topicName: string, partitionCount: number): Promise<void>;
  /**
   * Gives every partition so many replicas; the data follows by itself. Refused with INVALID_REPLICATION_FACTOR when fewer brokers are up.
   * Twice is as once.
   */
  replicate(target: KafkaTarget, topicName: string, replicaCount: number): Promise<void>;
  /** Sets the named settings and leaves the topic's others as they are. Twice is as once. */
  changeSettings(target: KafkaTarget, topicName: string, change: Readonly<Record<string, string>>): Promise<void>;
  /** Of each partition that has a leader. */
  offsets(target: KafkaTarget, topicName: string): Promise<Map<number, OffsetRange>>;
}

import type { Endpoint } from '../domain/network.ts';

/** One broker as another broker sees it. */
export interface SeenBroker extends Endpoint {
  readonly brokerId: number;
}

/** What one broker answers about the cluster. */
export interface ClusterView {
  readonly clusterId: string;
  readonly brokers: readonly SeenBroker[];
  /** Partitions of any topic (internal ones too) without a leader, or with fewer replicas in sync than assigned. */
  readonly offlinePartitionCount: number;
  readonly underReplicatedPartitionCount: number;
  /** User topics and their partitions with replicas counted: what Describe shows as used. */
  readonly topicCount: number;
  readonly partitionReplicaCount: number;
}

/** How to reach one instance's internal listeners. */
export interface KafkaTarget {
  readonly instanceId: string;
  readonly brokers: readonly Endpoint[];
  readonly adminPassword: string;
}

/**
 * Kafka's own protocol as the control plane needs it. One adapter imports the client library; a simulated one goes with the
 * simulated data plane. Every call opens what it needs, is bounded by `timeoutMs` and closes it again: brokers come and go.
 */
export interface KafkaAdmin {
  /**
   * Asks one broker alone, over its internal listener, what it knows of the cluster.
   * Rejects when it does not answer in time or refuses the password.
   */
  viewFrom(target: KafkaTarget, broker: Endpoint, timeoutMs: number): Promise<ClusterView>;
  /**
   * Whether consumer groups are served: asks one broker who coordinates a group. Kafka makes its topic of offsets when it is first asked,
   * replicated as far as there are brokers at that moment, so this is asked once when all of them are up; later askers find it there.
   * false while it is being made. Twice is as once.
   */
  servesGroups(target: KafkaTarget, broker: Endpoint, timeoutMs: number): Promise<boolean>;
  /**
   * What one broker has for each of these settings now, as text; a setting that it has no value for is missing from the map.
   * Rejects as `viewFrom` does.
   */
  settingsOf(
    target: KafkaTarget,
    broker: SeenBroker,
    names: readonly string[],
    timeoutMs: number,
  ): Promise<ReadonlyMap<string, string>>;
  /**
   * Sets these for all brokers of the cluster, running ones and those that start later; others that were set so stay. Asks one broker,
   * the others hear of it within milliseconds. Twice is as once. Rejects with Kafka's words when a value is not taken: then none is.
   */
  setForAllBrokers(
    target: KafkaTarget,
    broker: Endpoint,
    settings: Readonly<Record<string, string>>,
    timeoutMs: number,
  ): Promise<void>;
  /**
   * Sets these for this broker alone, running now or started later; others that were set so stay. Twice is as once. Rejects with Kafka's
   * words when a value is not taken: then none is.
   */
  setForBroker(
    target: KafkaTarget,
    broker: SeenBroker,
    settings: Readonly<Record<string, string>>,
    timeoutMs: number,
  ): Promise<void>;
  /**
   * Whether a broker answers there as Kafka does, encrypted or not; nobody has to sign in for that. A port that is only held open answers
   * nothing. Whose certificate it shows is not checked. Never rejects.
   */
  speaksAt(endpoint: Endpoint, encrypted: boolean, timeoutMs: number): Promise<boolean>;
  close(): Promise<void>;
}

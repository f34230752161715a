import type { ClusterView, SeenBroker } from './kafka-admin.ts';
import type { WireRequest } from './broker-connection.ts';
import { boolean, int32, type WireReader } from './wire.ts';

/** Version 5 is served by every broker from 1.0 on, knows internal topics, and can forbid the creation of topics by asking. */
const METADATA = { apiKey: 3, apiVersion: 5 } as const;
const ALL_TOPICS = int32(-1);
const NOBODY = -1;

/** Asks for all topics. */
export function metadataRequest(): WireRequest {
  return { ...METADATA, body: Buffer.concat([ALL_TOPICS, boolean(false)]) };
}

export interface SeenPartition {
  readonly partition: number;
  /** A broker's id; null while there is none. */
  readonly leader: number | null;
  readonly replicas: readonly number[];
  readonly inSync: readonly number[];
}
export interface SeenTopic {
  readonly topicName: string;
  readonly isInternal: boolean;
  readonly partitions: readonly SeenPartition[];
}
export interface Metadata {
  readonly brokers: readonly SeenBroker[];
  readonly clusterId: string;
  /** null when the broker knows none: it has just started, and knows no topics either. */
  readonly controller: number | null;
  readonly topics: readonly SeenTopic[];
}

/** Reads the answer to `metadataRequest`. */
export function readMetadata(answer: WireReader): Metadata {
  answer.int32(); // throttle time
  const brokers = answer.array(() => readBroker(answer));
  const clusterId = answer.string();
  const controller = idOrNull(answer.int32());
  return { brokers, clusterId, controller, topics: answer.array(() => readTopic(answer)) };
}

/** Reads the answer to `metadataRequest`, and counts. */
export function readClusterView(answer: WireReader): ClusterView {
  const { brokers, clusterId, topics } = readMetadata(answer);
  const partitions = topics.flatMap((topic) => topic.partitions);
  const ofUsers = topics.filter((topic) => !topic.isInternal);
  return {
    clusterId,
    brokers,
    offlinePartitionCount: partitions.filter((partition) => partition.leader === null).length,
    underReplicatedPartitionCount: partitions.filter(({ inSync, replicas }) => inSync.length < replicas.length).length,
    topicCount: ofUsers.length,
    partitionReplicaCount: ofUsers
      .flatMap((topic) => topic.partitions)
      .reduce((sum, partition) => sum + partition.replicas.length, 0),
  };
}

function readBroker(answer: WireReader): SeenBroker {
  const broker = { brokerId: answer.int32(), address: answer.string(), port: answer.int32() };
  answer.nullableString(); // rack
  return broker;
}

function readTopic(answer: WireReader): SeenTopic {
  answer.int16(); // error code
  const topicName = answer.string();
  return { topicName, isInternal: answer.boolean(), partitions: answer.array(() => readPartition(answer)) };
}

function readPartition(answer: WireReader): SeenPartition {
  answer.int16(); // error code; a partition without a leader says so by its leader too
  const partition = answer.int32();
  const leader = idOrNull(answer.int32());
  const readIds = (): number[] => answer.array(() => answer.int32());
  const seen = { partition, leader, replicas: readIds(), inSync: readIds() };
  readIds(); // offline replicas
  return seen;
}

function idOrNull(id: number): number | null {
  return id === NOBODY ? null : id;
}

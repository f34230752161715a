import type { ClusterView, SeenBroker } from './kafka-admin.ts';
import type { WireRequest } from './broker-connection.ts';
import { boolean, int32, type WireReader } from './wire.ts';

/** Version 5 is served by every broker from 1.0 on, knows internal topics, and can forbid the creation of topics by asking. */
const METADATA = { apiKey: 3, apiVersion: 5 } as const;
const ALL_TOPICS = int32(-1);
const NO_LEADER = -1;

/** Asks for all topics. */
export function metadataRequest(): WireRequest {
  return { ...METADATA, body: Buffer.concat([ALL_TOPICS, boolean(false)]) };
}

interface SeenPartition {
  readonly leader: number;
  readonly replicaCount: number;
  readonly inSyncCount: number;
}
interface SeenTopic {
  readonly isInternal: boolean;
  readonly partitions: readonly SeenPartition[];
}

/** Reads the answer to `metadataRequest`. */
export function readClusterView(answer: WireReader): ClusterView {
  answer.int32(); // throttle time
  const brokers = answer.array(() => readBroker(answer));
  const clusterId = answer.string();
  answer.int32(); // controller
  const topics = answer.array(() => readTopic(answer));
  const partitions = topics.flatMap((topic) => topic.partitions);
  const ofUsers = topics.filter((topic) => !topic.isInternal);
  return {
    clusterId,
    brokers,
    offlinePartitionCount: partitions.filter((partition) => partition.leader === NO_LEADER).length,
    underReplicatedPartitionCount: partitions.filter(({ inSyncCount, replicaCount }) => inSyncCount < replicaCount)
      .length,
    topicCount: ofUsers.length,
    partitionReplicaCount: ofUsers
      .flatMap((topic) => topic.partitions)
      .reduce((sum, partition) => sum + partition.replicaCount, 0),
  };
}

function readBroker(answer: WireReader): SeenBroker {
  const broker = { brokerId: answer.int32(), address: answer.string(), port: answer.int32() };
  answer.nullableString(); // rack
  return broker;
}

function readTopic(answer: WireReader): SeenTopic {
  answer.int16(); // error code
  answer.string(); // name
  return { isInternal: answer.boolean(), partitions: answer.array(() => readPartition(answer)) };
}

function readPartition(answer: WireReader): SeenPartition {
  answer.int16(); // error code; a partition without a leader says so by its leader too
  answer.int32(); // index
  const leader = answer.int32();
  const readIds = (): number => answer.array(() => answer.int32()).length;
  const partition = { leader, replicaCount: readIds(), inSyncCount: readIds() };
  readIds(); // offline replicas
  return partition;
}

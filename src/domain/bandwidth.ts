import type { Instance } from './instance.ts';

/** Kafka replicates three times where it can: an acknowledged record then survives any one zone. */
const MOST_REPLICAS = 3;

/** How often a topic is replicated that does not say: more replicas than brokers would only make every such topic fail. */
export function replicasByDefault({ topicDefaults }: Pick<Instance, 'topicDefaults'>, brokerCount: number): number {
  return Math.min(topicDefaults?.replicationFactor ?? MOST_REPLICAS, brokerCount);
}

/** 1 MB/s is 1,000,000 bytes a second. */
export const BYTES_PER_MB = 1_000_000;

/**
 * What was bought, as clients see it. It counts replicas, so producers get it divided by the replicas that a topic has when it does not
 * say; nobody's consuming is replicated.
 */
export function boughtBandwidth(bandwidthMBps: number, replicas: number) {
  const bytesPerSecond = bandwidthMBps * BYTES_PER_MB;
  return { produceBytesPerSecond: bytesPerSecond / replicas, consumeBytesPerSecond: bytesPerSecond };
}

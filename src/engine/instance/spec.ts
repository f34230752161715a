import type { Broker, Instance } from '../../domain/instance.ts';
import { boughtDiskBytes } from '../../domain/disk.ts';
import type { Endpoint, EndpointPurpose, ReservedEndpoint } from '../../domain/network.ts';
import type { InstanceSpec } from '../../data-plane/data-plane.ts';

/** Kafka replicates three times where it can: an acknowledged record then survives any one zone. */
const MOST_REPLICAS = 3;
/** Upstream's default for topics that are made without saying how many partitions. */
const DEFAULT_PARTITION_COUNT = 3;

/** What the data plane has to run for an instance: a pure function of its rows, so the same after any crash. */
export function specOf(
  instance: Instance,
  brokers: readonly Broker[],
  endpoints: readonly ReservedEndpoint[],
  adminPassword: string,
): InstanceSpec {
  const { topicDefaults } = instance;
  const bootstrap: Endpoint = { address: instance.vip, port: instance.vport };
  const endpointOf = (brokerId: number, purpose: EndpointPurpose): Endpoint | undefined => {
    const row = endpoints.find((it) => it.brokerId === brokerId && it.purpose === purpose);
    return row === undefined ? undefined : { address: row.address, port: row.port };
  };
  return {
    instanceId: instance.instanceId,
    kafkaVersion: instance.kafkaVersion,
    brokers: brokers.map((it) => {
    protocolVersion: instance.heldProtocolVersion ?? instance.kafkaVersion,
      const internal = endpointOf(it.brokerId, 'internal');
      if (internal === undefined)
        throw new Error(`${instance.instanceId}: broker ${it.brokerId} has no internal endpoint`);
      // A broker without a listener of its own is the only one: the VIP is its own listener.
      const client = endpointOf(it.brokerId, 'client') ?? bootstrap;
      return { brokerId: it.brokerId, rack: String(it.zoneId), client, internal };
    }),
    bootstrap,
    adminPassword,
    retentionMinutes: instance.retentionMinutes,
    bandwidthMBps: instance.bandwidthMBps,
    elasticBandwidth: instance.elasticBandwidth,
    partitionLimit: instance.partitionLimit,
    topicLimit: instance.topicLimit,
    diskBytes: boughtDiskBytes(instance),
    retentionBytes: instance.retentionBytes,
    maxMessageBytes: instance.maxMessageBytes,
    uncleanLeaderElection: instance.uncleanLeaderElection,
    transactionalIdExpirationMs: instance.transactionalIdExpirationMs,
    autoCreateTopics: topicDefaults?.autoCreate ?? false,
    // More replicas than brokers would only make every such topic fail.
    defaultReplicationFactor: Math.min(topicDefaults?.replicationFactor ?? MOST_REPLICAS, brokers.length),
    defaultPartitionCount: topicDefaults?.partitionCount ?? DEFAULT_PARTITION_COUNT,
  };
}

import type { Broker, Instance } from '../../domain/instance.ts';
import { replicasByDefault } from '../../domain/bandwidth.ts';
import { boughtDiskBytes } from '../../domain/disk.ts';
import type { ThrottleRule } from '../../domain/throttle-rule.ts';
import type { Endpoint, EndpointPurpose, ReservedEndpoint } from '../../domain/network.ts';
import type { InstanceSpec, RouteSpec } from '../../data-plane/data-plane.ts';

/** Upstream's default for topics that are made without saying how many partitions. */
const DEFAULT_PARTITION_COUNT = 3;

/** What the data plane has to run for an instance: a pure function of its rows, so the same after any crash. */
export function specOf(
  instance: Instance,
  brokers: readonly Broker[],
  endpoints: readonly ReservedEndpoint[],
  adminPassword: string,
  routes: readonly RouteSpec[] = [],
  throttleRules: readonly ThrottleRule[] = [],
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
    protocolVersion: instance.heldProtocolVersion ?? instance.kafkaVersion,
    brokers: brokers.map((it) => {
      const internal = endpointOf(it.brokerId, 'internal');
      if (internal === undefined)
        throw new Error(`${instance.instanceId}: broker ${it.brokerId} has no internal endpoint`);
      // A broker without a listener of its own is the only one: the VIP is its own listener.
      const client = endpointOf(it.brokerId, 'client') ?? bootstrap;
      return { brokerId: it.brokerId, rack: String(it.zoneId), client, internal };
    }),
    bootstrap,
    routes,
    throttleRules,
    adminSecurity: instance.adminSecurity,
    adminPassword,
    retentionMinutes: Math.min(instance.retentionMinutes, instance.shortenedRetentionMinutes ?? Infinity),
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
    defaultReplicationFactor: replicasByDefault(instance, brokers.length),
    defaultPartitionCount: topicDefaults?.partitionCount ?? DEFAULT_PARTITION_COUNT,
  };
}

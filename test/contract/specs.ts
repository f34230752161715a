import { randomInt } from 'node:crypto';

import type { InstanceSpec } from '../../src/data-plane/data-plane.ts';
import type { KafkaVersion } from '../../src/domain/instance.ts';

/** An instance of its own each time, on loopback addresses by chance so that suites side by side do not meet. */
export function specOfBrokers(brokerCount: number, kafkaVersion: KafkaVersion): InstanceSpec {
  const net = `127.200.${randomInt(256)}`;
  const first = randomInt(1, 200);
  const bootstrap = { address: `${net}.${first}`, port: 9092 };
  return {
    instanceId: `ckafka-t${randomInt(1e9).toString(36).padStart(7, '0').slice(-7)}`,
    kafkaVersion,
    protocolVersion: kafkaVersion,
    brokers: Array.from({ length: brokerCount }, (_, brokerId) => {
      const address = brokerCount === 1 ? bootstrap.address : `${net}.${first + 1 + brokerId}`;
      return {
        brokerId,
        rack: String(100001 + brokerId),
        client: { address, port: 9092 },
        internal: { address, port: 9093 },
      };
    }),
    bootstrap,
    adminPassword: 'kept "between" us\\',
    retentionMinutes: 1440,
    bandwidthMBps: 20,
    elasticBandwidth: false,
    partitionLimit: 400,
    topicLimit: 200,
    routes: [],
    diskBytes: 200 * 2 ** 30,
    maxMessageBytes: 8_388_608,
    defaultReplicationFactor: Math.min(3, brokerCount),
    defaultPartitionCount: 3,
    retentionBytes: -1,
    uncleanLeaderElection: false,
    autoCreateTopics: false,
    transactionalIdExpirationMs: 604_800_000,
  };
}

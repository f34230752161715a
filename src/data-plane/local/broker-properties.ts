import { hostPort, listenerSettings } from '../../domain/broker-listeners.ts';
import { brokerSettings } from '../../domain/broker-settings.ts';
import type { Endpoint } from '../../domain/network.ts';
import type { BrokerSpec, InstanceSpec } from '../data-plane.ts';
import { limitPlugins } from './limits-file.ts';
import { routeProperties } from './route-files.ts';
import { metersToken, reporters } from './meters-plugin.ts';
import { userSettings, usersFileOf } from './users-file.ts';
import { chrootOf } from './znodes.ts';

/** Topics that carry Kafka's own state are replicated as far as there are brokers, up to this. */
const MOST_INTERNAL_REPLICAS = 3;
/**
 * Kafka makes all partitions of an internal topic when the first consumer or the first transaction comes, and that one waits:
 * 50, the default, are for clusters of dozens of brokers. Twelve spread evenly over 1, 2, 3 or 4 brokers. Never change it for
 * an instance that exists: groups and transactions are assigned by it.
 */
const INTERNAL_PARTITION_COUNT = 12;
/** Enough for the log cleaner to compact 175,000 distinct keys in one pass; the default of 128 MB doubles an idle broker. */
const CLEANER_BUFFER_BYTES = 4 * 1024 * 1024;

/**
 * `server.properties` of one broker: a pure function of the spec, the folder and ZooKeeper's address.
 * What is not named here has Kafka's default. The text holds the admin password.
 */
export function brokerProperties(
  spec: InstanceSpec,
  brokerId: number,
  place: {
    folder: string;
    dataFolder: string;
    zookeeper: Endpoint;
    limitsFile: string;
    metersPortFile: string;
    connectionLimit: number;
  },
): string {
  const broker = spec.brokers.find((it) => it.brokerId === brokerId);
  if (broker === undefined) throw new Error(`${spec.instanceId} has no broker ${brokerId} in its spec`);
  const internalReplicas = Math.min(MOST_INTERNAL_REPLICAS, spec.brokers.length);
  const { dynamic, atStart } = brokerSettings(spec);
  return propertiesText({
    'broker.id': brokerId,
    'broker.rack': broker.rack,
    'log.dirs': place.dataFolder,
    'zookeeper.connect': `${hostPort(place.zookeeper)}${chrootOf(spec.instanceId)}`,
    'zookeeper.connection.timeout.ms': 18_000,
    // Over loopback only a starved machine misses heartbeats; a broker that dies is forgotten by us at once.
    'zookeeper.session.timeout.ms': 12_000,

    // Those of routes are Kafka's dynamic settings, which the broker finds again by itself and which go before these.
    ...listenerSettings(broker, []),
    'inter.broker.listener.name': 'INTERNAL',
    'sasl.enabled.mechanisms': 'PLAIN',
    'sasl.mechanism.inter.broker.protocol': 'PLAIN',
    'listener.name.internal.plain.sasl.jaas.config': jaasOf(spec.adminPassword),

    ...dynamic,
    ...atStart,
    'delete.topic.enable': true,
    'min.insync.replicas': 1,
    // One minute is the shortest retention on sale.
    'log.retention.check.interval.ms': 60_000,
    'replica.fetch.max.bytes': spec.maxMessageBytes,

    'offsets.topic.num.partitions': INTERNAL_PARTITION_COUNT,
    'offsets.topic.replication.factor': internalReplicas,
    'transaction.state.log.num.partitions': INTERNAL_PARTITION_COUNT,
    'transaction.state.log.replication.factor': internalReplicas,
    // Offsets and transactions go on when one broker is lost; with two or three replicas two would block or be no safer.
    'transaction.state.log.min.isr': 1,
    // The first consumer of a group begins at once instead of waiting three seconds for a second one.
    'group.initial.rebalance.delay.ms': 0,

    'num.network.threads': 2,
    'num.io.threads': 4,
    'background.threads': 4,
    'log.cleaner.dedupe.buffer.size': CLEANER_BUFFER_BYTES,
    // When all brokers stop together the last have nobody to hand over to: do not insist for 15 seconds.
    'controlled.shutdown.max.retries': 3,
    'controlled.shutdown.retry.backoff.ms': 300,
    // Of all brokers together; one on the internal listener is let in at the cost of a client that has long been silent.
    'max.connections': Math.ceil(place.connectionLimit / spec.brokers.length),
    ...limitPlugins(place.limitsFile),
    ...userSettings(usersFileOf(place.folder), spec.instanceId),
    ...routeProperties(place.folder, spec.adminPassword),
    ...reporters(
      { address: broker.internal.address, portFile: place.metersPortFile, token: metersToken(spec.adminPassword) },
      floatingBootstrap(spec, broker),
    ),
  });
}

/** Several brokers share the VIP: the one that holds it passes connections on to its own client listener (broker-extension). */
function floatingBootstrap(spec: InstanceSpec, broker: BrokerSpec): { listen: string; forward: string } | null {
  if (spec.brokers.length === 1) return null;
  return { listen: hostPort(spec.bootstrap), forward: hostPort(broker.client) };
}

/** One user, for the other brokers and for us. */
function jaasOf(password: string): string {
  const quoted = `"${password.replaceAll(/[\\"]/g, '\\$&')}"`;
  const login = 'org.apache.kafka.common.security.plain.PlainLoginModule required';
  return `${login} username="admin" password=${quoted} user_admin=${quoted};`;
}

/** Java's properties format: a backslash begins an escape, and what is not Latin-1 must be one. */
function propertiesText(properties: Record<string, string | number | boolean>): string {
  const escape = (value: string): string =>
    value
      .replaceAll('\\', '\\\\')
      .replaceAll(/[^\x20-\x7e]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return Object.entries(properties)
    .map(([name, value]) => `${name}=${escape(String(value))}\n`)
    .join('');
}

import type { Endpoint } from '../domain/network.ts';
import { alterConfigsRequest, describeConfigsRequest, readAltered, readConfigs } from './broker-configs.ts';
import { openConnection, signIn, type BrokerConnection } from './broker-connection.ts';
import { speaksKafka } from './speaks-kafka.ts';
import { coordinatorRequest, readCoordinator } from './coordinator.ts';
import type { KafkaAdmin, KafkaTarget } from './kafka-admin.ts';
import { metadataRequest, readClusterView } from './metadata.ts';

/** The user that every internal listener knows. */
export const ADMIN_USER = 'admin';

/**
 * Kafka's protocol spoken directly, a few requests on one socket. A client library follows the metadata from broker to broker,
 * and throws for a partition without a leader; the question here is what one broker alone knows, offline partitions included.
 */
export function openKafkaAdmin(): KafkaAdmin {
  const open = new Set<BrokerConnection>();
  const ask = async <T>(
    target: KafkaTarget,
    broker: Endpoint,
    timeoutMs: number,
    question: (connection: BrokerConnection) => Promise<T>,
  ): Promise<T> => {
    const connection = await openConnection(broker, timeoutMs);
    open.add(connection);
    try {
      await signIn(connection, broker, ADMIN_USER, target.adminPassword);
      return await question(connection);
    } finally {
      open.delete(connection);
      connection.close();
    }
  };
  return {
    viewFrom: (target, broker, timeoutMs) =>
      ask(target, broker, timeoutMs, async (it) => readClusterView(await it.send(metadataRequest()))),
    servesGroups: (target, broker, timeoutMs) =>
      ask(target, broker, timeoutMs, async (it) => readCoordinator(await it.send(coordinatorRequest()))),
    settingsOf: (target, broker, names, timeoutMs) =>
      ask(target, broker, timeoutMs, async (it) =>
        readConfigs(await it.send(describeConfigsRequest(broker.brokerId, names))),
      ),
    setForAllBrokers: (target, broker, settings, timeoutMs) =>
      ask(target, broker, timeoutMs, async (it) => readAltered(await it.send(alterConfigsRequest(settings)))),
    setForBroker: (target, broker, settings, timeoutMs) =>
      ask(target, broker, timeoutMs, async (it) =>
        readAltered(await it.send(alterConfigsRequest(settings, broker.brokerId))),
      ),
    speaksAt: (endpoint, encrypted, timeoutMs) => speaksKafka(endpoint, encrypted, timeoutMs).catch(() => false),
    close() {
      for (const connection of open) connection.close();
      return Promise.resolve();
    },
  };
}

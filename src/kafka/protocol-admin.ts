import { openConnection, signIn } from './broker-connection.ts';
import type { KafkaAdmin } from './kafka-admin.ts';
import { metadataRequest, readClusterView } from './metadata.ts';

/** The user that every internal listener knows. */
export const ADMIN_USER = 'admin';

/**
 * Kafka's protocol spoken directly, three requests on one socket. A client library follows the metadata from broker to broker,
 * and throws for a partition without a leader; the question here is what one broker alone knows, offline partitions included.
 */
export function openKafkaAdmin(): KafkaAdmin {
  const open = new Set<{ close(): void }>();
  return {
    async viewFrom(target, broker, timeoutMs) {
      const connection = await openConnection(broker, timeoutMs);
      open.add(connection);
      try {
        await signIn(connection, broker, ADMIN_USER, target.adminPassword);
        return readClusterView(await connection.send(metadataRequest()));
      } finally {
        open.delete(connection);
        connection.close();
      }
    },
    close() {
      for (const connection of open) connection.close();
      return Promise.resolve();
    },
  };
}

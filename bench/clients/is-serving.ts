import type { Endpoint } from '../../src/domain/network.ts';
import { openConnection } from '../../src/kafka/broker-connection.ts';
import { metadataRequest, readClusterView } from '../../src/kafka/metadata.ts';

/**
 * Whether a broker without sign-in answers and knows itself: a client that comes before that fails. A broker on its way up takes
 * connections and answers later, so that is waited for.
 */
export async function isServing(where: Endpoint): Promise<boolean> {
  try {
    const connection = await openConnection(where, 5_000);
    const { brokers } = readClusterView(await connection.send(metadataRequest()));
    connection.close();
    return brokers.length > 0;
  } catch {
    return false;
  }
}

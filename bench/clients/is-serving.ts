import type { Endpoint } from '../../src/domain/network.ts';
import { openConnection } from '../../src/kafka/broker-connection.ts';

const API_VERSIONS = { apiKey: 18, apiVersion: 0, body: Buffer.alloc(0) };

/** Whether a broker answers Kafka's protocol there. A broker on its way up takes connections and answers later: it is waited for. */
export async function isServing(where: Endpoint): Promise<boolean> {
  try {
    const connection = await openConnection(where, 5_000);
    await connection.send(API_VERSIONS);
    connection.close();
    return true;
  } catch {
    return false;
  }
}

import type { Endpoint } from '../domain/network.ts';
import { openConnection, openEncrypted } from './broker-connection.ts';

/** What every Kafka answers to anybody, signed in or not. */
const API_VERSIONS = { apiKey: 18, apiVersion: 0, body: Buffer.alloc(0) } as const;

/** Whether what listens there is a Kafka broker that serves. Rejects when nobody answers in time. */
export async function speaksKafka(endpoint: Endpoint, encrypted: boolean, timeoutMs: number): Promise<boolean> {
  const connection = await (encrypted ? openEncrypted : openConnection)(endpoint, timeoutMs);
  try {
    return (await connection.send(API_VERSIONS)).int16() === 0;
  } finally {
    connection.close();
  }
}

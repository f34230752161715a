import { setTimeout as sleep } from 'node:timers/promises';
import type { Endpoint } from '../domain/network.ts';
import { openConnection, signIn } from './broker-connection.ts';
import type { KafkaTarget } from './kafka-admin.ts';
import { KafkaUnavailable } from './kafka-failures.ts';
import { metadataRequest, readMetadata, type Metadata } from './metadata.ts';
import { ADMIN_USER } from './protocol-admin.ts';

const LOOK_AGAIN_MS = 25;

/** What the first broker that answers knows. Rejects with KafkaUnavailable when none does in time. */
export async function clusterMetadata(target: KafkaTarget, timeoutMs: number): Promise<Metadata> {
  try {
    return await Promise.any(target.brokers.map((it) => metadataFrom(target, it, timeoutMs)));
  } catch (error) {
    const [first] = error instanceof AggregateError ? (error.errors as unknown[]) : [error];
    const why = first instanceof Error ? first.message : 'it has no brokers';
    throw new KafkaUnavailable(why, { cause: error });
  }
}

/**
 * Waits until every broker that answers knows of a change: each learns it from the controller a moment after the change was made, and
 * whoever is asked next must not tell what was before. Never rejects; gives up waiting when the time is over.
 */
export async function untilKnownEverywhere(
  target: KafkaTarget,
  isKnown: (metadata: Metadata) => boolean,
  timeoutMs: number,
): Promise<void> {
  const deadlineMs = performance.now() + timeoutMs;
  const until = async (broker: Endpoint): Promise<void> => {
    for (;;) {
      const leftMs = deadlineMs - performance.now();
      if (leftMs <= 0 || isKnown(await metadataFrom(target, broker, leftMs))) return;
      await sleep(LOOK_AGAIN_MS);
    }
  };
  await Promise.allSettled(target.brokers.map(until));
}

async function metadataFrom(target: KafkaTarget, broker: Endpoint, timeoutMs: number): Promise<Metadata> {
  const connection = await openConnection(broker, timeoutMs);
  try {
    await signIn(connection, broker, ADMIN_USER, target.adminPassword);
    const metadata = readMetadata(await connection.send(metadataRequest()));
    // Until the controller has told it, a broker that has just started knows of no topic: that is not an answer.
    if (metadata.controller === null || metadata.brokers.length === 0)
      throw new KafkaUnavailable(`${broker.address}:${broker.port} is still starting`);
    return metadata;
  } finally {
    connection.close();
  }
}

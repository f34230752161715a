import kafkajs, { type Kafka } from 'kafkajs';
import type { KafkaTarget } from './kafka-admin.ts';
import { KafkaRefused, KafkaUnavailable } from './kafka-failures.ts';
import { ADMIN_USER } from './protocol-admin.ts';

/** Everything that a call asks of brokers must be over within this, unless the caller is in more of a hurry. */
export const ANSWER_WITHIN_MS = 10_000;
const CONNECT_WITHIN_MS = 3_000;
/** A leader or controller that is being chosen is there within a second or two; `ANSWER_WITHIN_MS` bounds all tries together. */
const RETRY = { retries: 6, initialRetryTime: 100, maxRetryTime: 1_000 };

/** Errors that say "not now": the same request can succeed a moment later. */
const TRANSIENT = new Set([
  'REQUEST_TIMED_OUT',
  'NOT_CONTROLLER',
  'LEADER_NOT_AVAILABLE',
  'NOT_LEADER_FOR_PARTITION',
  'REPLICA_NOT_AVAILABLE',
  'BROKER_NOT_AVAILABLE',
  'NETWORK_EXCEPTION',
  'COORDINATOR_LOAD_IN_PROGRESS',
  'COORDINATOR_NOT_AVAILABLE',
  'GROUP_LOAD_IN_PROGRESS',
  'GROUP_COORDINATOR_NOT_AVAILABLE',
  'NOT_COORDINATOR_FOR_GROUP',
  'KAFKA_STORAGE_ERROR',
]);

interface Connectable {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
}

/**
 * Opens one of kafkajs's clients (`(kafka) => kafka.admin()`) over the internal listeners as the user admin, works with it and closes it
 * again, whatever happens. Rejects with KafkaUnavailable when no broker answers or the time is over, with KafkaRefused when one says no;
 * what `work` throws itself passes. What the brokers were asked before the time was over may still be done by them.
 */
export async function withClient<Client extends Connectable, T>(
  target: KafkaTarget,
  open: (kafka: Kafka) => Client,
  work: (client: Client) => Promise<T>,
  timeoutMs: number = ANSWER_WITHIN_MS,
): Promise<T> {
  const client = open(kafkaOf(target, timeoutMs));
  const deadline = Promise.withResolvers<never>();
  const late = new KafkaUnavailable(`the brokers of ${target.instanceId} did not answer within ${timeoutMs} ms`);
  const timer = setTimeout(() => deadline.reject(late), timeoutMs);
  try {
    return await Promise.race([client.connect().then(() => work(client)), deadline.promise]);
  } catch (error) {
    throw failureOf(error);
  } finally {
    clearTimeout(timer);
    // Not waited for: it may wait for answers that do not come, each of which has its own bound.
    void client.disconnect().catch(() => undefined);
  }
}

function kafkaOf({ brokers, adminPassword }: KafkaTarget, timeoutMs: number): Kafka {
  return new kafkajs.Kafka({
    clientId: 'brokerage',
    brokers: brokers.map(({ address, port }) => `${address}:${port}`),
    sasl: { mechanism: 'plain', username: ADMIN_USER, password: adminPassword },
    connectionTimeout: Math.min(CONNECT_WITHIN_MS, timeoutMs),
    authenticationTimeout: Math.min(CONNECT_WITHIN_MS, timeoutMs),
    requestTimeout: timeoutMs,
    // What goes wrong is thrown to us; nothing else is to be written anywhere.
    logLevel: kafkajs.logLevel.NOTHING,
    retry: RETRY,
  });
}

/** What kafkajs threw, as our own two kinds of failure; an error that is not about Kafka stays as it is. */
export function failureOf(error: unknown): unknown {
  if (error instanceof kafkajs.KafkaJSAggregateError) {
    const [first] = error.errors;
    return first === undefined || typeof first === 'string' ? unavailable(error) : failureOf(first);
  }
  if (error instanceof kafkajs.KafkaJSNumberOfRetriesExceeded && error.cause !== undefined)
    return failureOf(error.cause);
  if (error instanceof kafkajs.KafkaJSProtocolError)
    return TRANSIENT.has(error.type)
      ? unavailable(error)
      : new KafkaRefused(error.type, error.message, { cause: error });
  return error instanceof kafkajs.KafkaJSError ? unavailable(error) : error;
}

function unavailable(cause: Error): KafkaUnavailable {
  return new KafkaUnavailable(cause.message, { cause });
}

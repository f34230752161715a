import { setTimeout as sleep } from 'node:timers/promises';
import type { Endpoint } from '../domain/network.ts';
import { openConnection, signIn, type BrokerConnection, type WireRequest } from './broker-connection.ts';
import { groupCoordinatorRequest, readGroupCoordinator } from './coordinator.ts';
import { errorName, isTransient } from './error-names.ts';
import type { KafkaTarget } from './kafka-admin.ts';
import { KafkaRefused, KafkaUnavailable } from './kafka-failures.ts';
import { ADMIN_USER } from './protocol-admin.ts';
import { readTopics, topicsRequest, type TopicsView } from './topics-view.ts';
import type { WireReader } from './wire.ts';

/** A conversation as a whole: a call of the API never waits longer for brokers. */
export const CONVERSATION_WITHIN_MS = 10_000;
const RETRY_PAUSE_MS = 100;

/** One conversation with the brokers of one instance. */
export interface ClusterSession {
  /** Sends to this broker, over a connection that the conversation keeps. */
  send(broker: Endpoint, request: WireRequest): Promise<WireReader>;
  /** What the cluster says of topics (null: of all) and where its brokers are, now. */
  topics(names: readonly string[] | null): Promise<TopicsView>;
  /** The broker that keeps a group. */
  coordinator(groupId: string): Promise<Endpoint>;
}

/** Kafka's error code of an answer: raised so that a transient one is tried again by `withRetries`. */
export class ErrorCode extends Error {
  readonly code: number;
  constructor(code: number, what: string) {
    super(`${what}: ${errorName(code)}`);
    this.name = 'ErrorCode';
    this.code = code;
  }
}

/** Passes 0 and throws an ErrorCode otherwise; `what` names the thing asked for. */
export function accept(code: number, what: string): void {
  if (code !== 0) throw new ErrorCode(code, what);
}

/**
 * Talks with the brokers over their internal listeners as the user admin; everything is over within `timeoutMs` and closed behind it.
 * Rejects with KafkaUnavailable or KafkaRefused; what `work` throws itself passes.
 */
export async function withSession<T>(
  target: KafkaTarget,
  work: (session: ClusterSession) => Promise<T>,
  timeoutMs: number = CONVERSATION_WITHIN_MS,
): Promise<T> {
  const connections = new Map<string, Promise<BrokerConnection>>();
  const late = new KafkaUnavailable(`the brokers of ${target.instanceId} did not answer within ${timeoutMs} ms`);
  const deadline = Promise.withResolvers<never>();
  const timer = setTimeout(() => deadline.reject(late), timeoutMs);
  const connectionTo = (broker: Endpoint): Promise<BrokerConnection> => {
    const name = `${broker.address}:${broker.port}`;
    const kept = connections.get(name);
    if (kept !== undefined) return kept;
    const opened = openSignedIn(broker, target.adminPassword, timeoutMs);
    connections.set(name, opened);
    return opened;
  };
  let isOver = false;
  const session = sessionOver(target, async (broker, request) => {
    if (isOver) throw late;
    try {
      return await (await connectionTo(broker)).send(request);
    } catch (error) {
      connections.delete(`${broker.address}:${broker.port}`);
      throw new KafkaUnavailable(error instanceof Error ? error.message : String(error), { cause: error });
    }
  });
  try {
    return await Promise.race([work(session), deadline.promise]);
  } catch (error) {
    throw error instanceof ErrorCode ? failureOf(error) : error;
  } finally {
    isOver = true;
    clearTimeout(timer);
    for (const opened of connections.values()) void opened.then((it) => it.close()).catch(() => undefined);
  }
}

/**
 * Repeats a question while brokers answer with a passing error (a leader or coordinator is being chosen, a record of a topic that is
 * still being spread). It ends with the conversation at the latest. For questions that may be asked twice.
 */
export async function withRetries<T>(question: () => Promise<T>, attempts = 40): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await question();
    } catch (error) {
      if (!(error instanceof ErrorCode && isTransient(error.code)) || attempt === attempts) throw error;
      await sleep(RETRY_PAUSE_MS);
    }
  }
}

function sessionOver(target: KafkaTarget, send: ClusterSession['send']): ClusterSession {
  // Whoever answers first: one that hangs does not hold the others up.
  const sendToAny = async (request: WireRequest): Promise<WireReader> => {
    try {
      return await Promise.any(target.brokers.map((broker) => send(broker, request)));
    } catch (error) {
      throw error instanceof AggregateError ? (error.errors[0] ?? new KafkaUnavailable('it has no brokers')) : error;
    }
  };
  return {
    send,
    topics: async (names) => readTopics(await sendToAny(topicsRequest(names))),
    coordinator: (groupId) =>
      withRetries(async () => {
        const { errorCode, place } = readGroupCoordinator(await sendToAny(groupCoordinatorRequest(groupId)));
        accept(errorCode, `the coordinator of the group "${groupId}"`);
        return place;
      }),
  };
}

/** A passing error that did not pass in time is a broker that could not; any other is one that says no. */
export function failureOf(error: ErrorCode): KafkaUnavailable | KafkaRefused {
  if (isTransient(error.code)) return new KafkaUnavailable(error.message, { cause: error });
  return new KafkaRefused(errorName(error.code), error.message, { cause: error });
}

async function openSignedIn(broker: Endpoint, password: string, timeoutMs: number): Promise<BrokerConnection> {
  const connection = await openConnection(broker, timeoutMs);
  try {
    await signIn(connection, broker, ADMIN_USER, password);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

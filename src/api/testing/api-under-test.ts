import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { manualClock, movedClock } from '../../lib/clock.ts';
import { seededRandom } from '../../lib/random.ts';
import type { TimeMachine } from '../../time-machine/time-machine.ts';
import type { AnyAction } from '../define-action.ts';
import { createApiServer } from '../server.ts';
import { signRequest } from '../sign-request.ts';
import { memoryStorage, SECRET_ID, SECRET_KEY, type MemoryStorage } from './memory-storage.ts';

export const NOW = new Date('2026-11-23T08:00:00Z');
export const REGION = 'ap-guangzhou';
/** What some callers write for the same region. */
export const OTHER_SPELLING = 'ap-guangzhou-ec';

export interface Answer {
  readonly RequestId: string;
  readonly Error?: { readonly Code: string; readonly Message: string };
  readonly [member: string]: unknown;
}

export interface ApiUnderTest {
  readonly server: FastifyInstance;
  readonly storage: MemoryStorage;
  readonly clock: ReturnType<typeof manualClock>;
  readonly port: number;
  readonly url: string;
  /** The lines that were logged, as JSON. */
  readonly logged: string[];
  /** Headers for a POST with this body, signed for ckafka 2019-08-19 in REGION at the clock's time. */
  sign(action: string, body: string, changes?: Partial<Parameters<typeof signRequest>[0]>): Record<string, string>;
  /** A signed POST; `headers` are put over the signed ones. */
  call(action: string, parameters?: unknown, headers?: Record<string, string>): Promise<Answer>;
}

/** A server on a port of its own, with actions of the model that tests give, a clock that stands still and rows in memory. */
export async function startApi(
  actions: readonly AnyAction<undefined>[],
  options: {
    throttleRequestsPerSecond?: number;
    requestTimeoutMs?: number;
    clock?: ApiUnderTest['clock'];
    /** How far the control plane's clock is ahead of `clock`. */
    aheadMs?: number;
    timeMachine?: TimeMachine;
    timeToken?: string;
    signatureHints?: boolean;
    tls?: { certificate: string; privateKey: string };
  } = {},
): Promise<ApiUnderTest> {
  const storage = memoryStorage();
  const clock = options.clock ?? manualClock(NOW);
  const ahead = movedClock(clock);
  ahead.move(options.aheadMs ?? 0, null);
  const logged: string[] = [];
  const server = createApiServer({
    actions,
    services: undefined,
    storage,
    clock: ahead,
    random: seededRandom(1),
    log: pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) }),
    metrics: new Registry(),
    servedRegion: (spelling) => (spelling === REGION || spelling === OTHER_SPELLING ? REGION : null),
    throttleRequestsPerSecond: options.throttleRequestsPerSecond ?? 1_000,
    signatureHints: options.signatureHints ?? false,
    verifyAnswers: true,
    ...(options.tls === undefined ? {} : { tls: options.tls }),
    ...(options.timeMachine === undefined ? {} : { timeMachine: options.timeMachine }),
    ...(options.timeToken === undefined ? {} : { timeToken: options.timeToken }),
    ...(options.requestTimeoutMs === undefined ? {} : { requestTimeoutMs: options.requestTimeoutMs }),
  });
  await server.listen({ host: '127.0.0.1', port: 0 });
  const { port } = server.server.address() as AddressInfo;
  const url = `${options.tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}/`;

  const sign: ApiUnderTest['sign'] = (action, body, changes = {}) =>
    signRequest({
      secretId: SECRET_ID,
      secretKey: SECRET_KEY,
      host: `127.0.0.1:${port}`,
      product: 'ckafka',
      action,
      version: '2019-08-19',
      region: REGION,
      timestamp: Math.floor(clock.now().getTime() / 1000),
      body,
      ...changes,
    });
  return {
    server,
    storage,
    clock,
    port,
    url,
    logged,
    sign,
    async call(action, parameters = {}, headers = {}) {
      const body = JSON.stringify(parameters);
      return answerOf(await fetch(url, { method: 'POST', body, headers: { ...sign(action, body), ...headers } }));
    },
  };
}

/** The answer out of its envelope; throws when status or content type are not what every client needs. */
export async function answerOf(response: Response): Promise<Answer> {
  const contentType = response.headers.get('content-type');
  if (response.status !== 200 || contentType !== 'application/json') {
    throw new Error(`status ${response.status}, content type ${String(contentType)}`);
  }
  const { Response: answer } = (await response.json()) as { Response: Answer };
  return answer;
}

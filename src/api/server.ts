import type { IncomingMessage, ServerOptions } from 'node:http';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import { Refusal } from '../domain/refusal.ts';
import type { Storage } from '../storage/storage.ts';
import type { TimeMachine } from '../time-machine/time-machine.ts';
import { POST_SIZE_MAX, readBody } from './body.ts';
import { answerUnreadable } from './client-error.ts';
import { createDelivery } from './delivery.ts';
import { httpRequest } from './http-request.ts';
import { createCallMetrics } from './metrics.ts';
import { mayAsk } from './operator-guard.ts';
import { addPages, asksForPage } from './pages.ts';
import { addTimeMachine, isTimePath } from './time-paths.ts';
import { unreadableRequest, unsupportedContentType } from './refusals.ts';
import { createRequestChain, type RequestChainOptions } from './request-chain.ts';
import { acceptTunnels } from './tunnels.ts';

export interface ApiServerOptions<Services> extends Omit<RequestChainOptions<Services>, 'metrics' | 'verifyAnswers'> {
  /** Where the server's metrics are registered, and what GET /metrics shows. One registry for one server. */
  readonly metrics: Registry;
  /** More for GET /metrics in the same format; empty when left out. */
  readonly moreMetrics?: () => Promise<string>;
  /** What GET /metrics must be shown as a bearer token; without it only this machine may ask. */
  readonly metricsToken?: string | null;
  /** What moves the clock, where an operator has turned it on; left out, its paths are the API's as any others. */
  readonly timeMachine?: TimeMachine;
  /** What its paths must be shown as a bearer token; without it only this machine may ask. */
  readonly timeToken?: string | null;
  /** See RequestChainOptions; false when left out. */
  readonly verifyAnswers?: boolean;
  /** How long a request may take to arrive whole; 60 s when left out. */
  readonly requestTimeoutMs?: number;
  /** PEM texts; HTTPS instead of HTTP. */
  readonly tls?: { readonly certificate: string; readonly privateKey: string };
  /** Where the built console and explorer lie; without it there are none, and their paths are the API's as any other. */
  readonly pagesFolder?: string;
}

/** All headers with the request line; it must hold the largest GET that upstream takes (32 KB). */
const HEADERS_SIZE_MAX = 64 * 1024;
const PROBES = new Set(['/healthz', '/metrics']);

/**
 * The cloud's API over HTTP, with GET /healthz and GET /metrics, the console and the explorer beside it. Does not listen yet: the caller does, and closes.
 * Fastify keeps connections and reads bodies; what a request means is for request-chain.ts alone.
 */
export function createApiServer<Services>(options: ApiServerOptions<Services>): FastifyInstance {
  const { storage, clock, random, log, metrics, requestTimeoutMs = 60_000 } = options;
  const chain = createRequestChain({
    ...options,
    metrics: createCallMetrics(metrics),
    verifyAnswers: options.verifyAnswers ?? false,
  });
  const connections: ServerOptions = {
    maxHeaderSize: HEADERS_SIZE_MAX,
    requireHostHeader: false,
    headersTimeout: requestTimeoutMs,
    connectionsCheckingInterval: Math.min(5_000, requestTimeoutMs),
  };
  const { tls, pagesFolder, timeMachine } = options;
  const server = fastify({
    logger: false,
    exposeHeadRoutes: false,
    requestTimeout: requestTimeoutMs,
    ...(tls === undefined
      ? { http: connections }
      : { https: { ...connections, cert: tls.certificate, key: tls.privateKey } }),
    // Any path is the API's, whatever is in it; the path and query as sent stay in `originalUrl`.
    rewriteUrl: ({ method, url = '/' }) => {
      if (timeMachine !== undefined && isTimePath(method, url)) return url;
      const isOwn = PROBES.has(url) || (pagesFolder !== undefined && asksForPage(url));
      return method === 'GET' && isOwn ? url : '/';
    },
    clientErrorHandler: (error, socket) => answerUnreadable(error, socket, random),
  });

  const serve = async (request: FastifyRequest, reply: FastifyReply, failure?: Refusal): Promise<void> => {
    reply.hijack();
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const asSent = httpRequest(request.raw, request.originalUrl, body, clock.now());
    await chain.answer(asSent, createDelivery(request.raw, reply.raw), failure);
  };

  acceptTunnels(server.server, tls !== undefined);
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', (_request: FastifyRequest, payload: IncomingMessage) =>
    readBody(payload, POST_SIZE_MAX),
  );
  server.route({ method: ['GET', 'POST'], url: '/', handler: (request, reply) => serve(request, reply) });
  server.setNotFoundHandler((request, reply) => serve(request, reply));
  server.setErrorHandler((error, request, reply) => serve(request, reply, refusalOfTransport(error)));
  addProbes(server, storage, log);
  addMetrics(server, options);
  if (pagesFolder !== undefined) addPages(server, pagesFolder);
  if (timeMachine !== undefined) addTimeMachine(server, timeMachine, options.timeToken ?? null);
  return server;
}

/** What went wrong before the chain: a body that is too large or never came whole, or a content type that cannot be read. */
function refusalOfTransport(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const { code } = error as { code?: unknown };
  return code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' ? unsupportedContentType() : unreadableRequest();
}

function addProbes(server: FastifyInstance, storage: Storage, log: Logger): void {
  server.get('/healthz', async (_request, reply) => {
    try {
      await storage.ping();
      return { status: 'ok' };
    } catch (error) {
      log.warn({ err: error }, 'the database does not answer');
      return reply.code(503).send({ status: 'the database does not answer' });
    }
  });
}

/** Figures of all accounts: not for those who only may call the API. */
function addMetrics(
  server: FastifyInstance,
  {
    metrics,
    moreMetrics,
    metricsToken = null,
  }: Pick<ApiServerOptions<unknown>, 'metrics' | 'moreMetrics' | 'metricsToken'>,
): void {
  server.get('/metrics', async (request, reply) => {
    if (!mayAsk(metricsToken, request.ip, request.headers.authorization))
      return reply.code(metricsToken === null ? 403 : 401).send();
    const texts = [await metrics.metrics(), (await moreMetrics?.()) ?? ''];
    return reply.type(metrics.contentType).send(texts.join(''));
  });
}

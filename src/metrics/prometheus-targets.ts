import { createServer, type Server, type ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { DataPlane } from '../data-plane/data-plane.ts';
import type { PrometheusTarget, Rows } from '../storage/storage.ts';
import type { BrokerMeters } from './broker-meters.ts';
import { merged } from './exposition.ts';

export interface PrometheusTargetTools {
  readonly rows: Pick<Rows, 'instances' | 'prometheusTargets'>;
  readonly dataPlane: Pick<DataPlane, 'metersOf'>;
  readonly meters: Pick<BrokerMeters, 'text'>;
  readonly log: Logger;
}

/** The addresses on which owners' Prometheus servers read their instances' figures, as the rows want them. */
export interface PrometheusTargets {
  /** Listens where the rows say and nowhere else. Of several servers on one machine the first one does. */
  follow(): Promise<void>;
  close(): Promise<void>;
}

const CONTENT_TYPE = 'text/plain; version=0.0.4; charset=utf-8';
const REQUEST_TIMEOUT_MS = 10_000;

export function prometheusTargets(tools: PrometheusTargetTools): PrometheusTargets {
  const open = new Map<string, Server>();
  const refused = new Set<string>();
  const keyOf = ({ instanceId, address, port }: PrometheusTarget): string => `${instanceId} ${address}:${port}`;

  const listen = async (target: PrometheusTarget): Promise<void> => {
    const { instanceId, address, port } = target;
    const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, (request, response) => {
      void answer(tools, instanceId, request.url ?? '', response);
    });
    server.maxConnections = 16;
    try {
      await listening(server, address, port);
      open.set(keyOf(target), server);
      refused.delete(keyOf(target));
    } catch (problem) {
      // Another server of this machine may serve it; we try again as long as the rows want it.
      if (!refused.has(keyOf(target)))
        tools.log.info({ instanceId, address, port, problem }, 'not served by this server');
      refused.add(keyOf(target));
    }
  };

  return {
    async follow() {
      const wanted = new Map((await tools.rows.prometheusTargets.list()).map((it) => [keyOf(it), it]));
      for (const [key, server] of open) {
        if (wanted.has(key)) continue;
        open.delete(key);
        await closed(server);
      }
      for (const [key, target] of wanted) if (!open.has(key)) await listen(target);
    },
    async close() {
      for (const server of open.values()) await closed(server);
      open.clear();
    },
  };
}

/** One broker that does not answer leaves the others' figures. */
async function answer(tools: PrometheusTargetTools, instanceId: string, url: string, response: ServerResponse) {
  if (url.split('?')[0] !== '/metrics') return void response.writeHead(404).end();
  try {
    const texts = await brokerTexts(tools, instanceId);
    if (texts.length === 0) return void response.writeHead(503).end('no broker answers\n');
    response.writeHead(200, { 'content-type': CONTENT_TYPE }).end(merged(texts));
  } catch (problem) {
    tools.log.warn({ instanceId, problem }, 'the figures of an instance could not be read');
    response.writeHead(503).end('try again\n');
  }
}

async function brokerTexts({ rows, dataPlane, meters }: PrometheusTargetTools, instanceId: string): Promise<string[]> {
  const endpoints = await rows.instances.endpoints(instanceId);
  const brokers = endpoints.flatMap(({ purpose, brokerId, address, port }) =>
    purpose === 'internal' && brokerId !== null ? [{ brokerId, internal: { address, port } }] : [],
  );
  const adminPassword = await rows.instances.adminPassword(instanceId);
  const texts = await Promise.all(
    brokers.map(async ({ brokerId }): Promise<string[]> => {
      const address = await dataPlane.metersOf({ instanceId, brokers, adminPassword }, brokerId);
      if (address === null) return [];
      return meters.text(address).then(
        (text) => [text],
        () => [],
      );
    }),
  );
  return texts.flat();
}

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, exclusive: true }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

import { createServer, request as forward, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands between a client and a server. Bytes go through as they are; only what is said here goes wrong. */
export interface LosingProxy {
  readonly url: string;
  /** The next so many calls of this action are served, and the connection ends in place of the answer. */
  loseAnswers(action: string, count: number): void;
  /** Called once, before the next call of this action is passed on. */
  before(action: string, meanwhile: () => Promise<unknown>): void;
  /** How often this action came since the start. */
  seen(action: string): number;
  close(): Promise<void>;
}

export async function startLosingProxy(target: string): Promise<LosingProxy> {
  const toLose = new Map<string, number>();
  const meanwhile = new Map<string, () => Promise<unknown>>();
  const counts = new Map<string, number>();
  const proxy: Server = createServer((incoming, outgoing) => {
    const action = String(incoming.headers['x-tc-action'] ?? '');
    counts.set(action, (counts.get(action) ?? 0) + 1);
    void bytesOf(incoming).then(async (body) => {
      const first = meanwhile.get(action);
      meanwhile.delete(action);
      await first?.();
      const { method = 'POST', url: path = '/', headers } = incoming;
      const passed = forward(target, { method, path, headers }, (answer) => {
        void bytesOf(answer).then((bytes) => {
          const left = toLose.get(action) ?? 0;
          toLose.set(action, left - 1);
          if (left > 0) incoming.socket.resetAndDestroy();
          else outgoing.writeHead(answer.statusCode ?? 500, answer.headers).end(bytes);
        });
      });
      passed.on('error', () => incoming.socket.destroy()).end(body);
    });
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    loseAnswers: (action, count) => void toLose.set(action, count),
    before: (action, work) => void meanwhile.set(action, work),
    seen: (action) => counts.get(action) ?? 0,
    close: async () => {
      proxy.closeAllConnections();
      await new Promise((resolve) => proxy.close(resolve));
    },
  };
}

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { httpRequest, type HttpRequest } from '../../src/api/http-request.ts';

/** Takes what clients send, byte for byte, and answers everything as a served call without members. */
export interface Recorder {
  readonly port: number;
  /** The requests since the last time this was asked, in their order. */
  taken(): HttpRequest[];
  close(): Promise<void>;
}

export async function startRecorder(): Promise<Recorder> {
  const requests: HttpRequest[] = [];
  const server = createServer((incoming, response) => {
    void bodyOf(incoming).then((body) => {
      requests.push(httpRequest(incoming, incoming.url ?? '/', body, new Date()));
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end('{"Response":{"RequestId":"00000000-0000-4000-8000-000000000000"}}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    taken: () => requests.splice(0),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';

/** How long a client may take to accept an answer before it counts as lost and its connection is closed. */
const DELIVERY_TIMEOUT_MS = 10_000;

/** Shorter answers cost more to pack than to send. */
const GZIP_FROM_BYTES = 8 * 1024;
const gzipped = promisify(gzip);

/** The way back to one client. */
export interface Delivery {
  /**
   * Hands the answer over, once; HTTP status 200 whatever the answer says. Resolves to whether it went out whole on a
   * connection that was still there: false means that the client cannot have it, or not all of it.
   */
  send(body: string): Promise<boolean>;
  /** Calls `lost` if the connection, after `send` had resolved to true, breaks before it brings another request. */
  onLoss(lost: () => void): void;
}

/** For each connection, what stops the watch over the last answer that went out on it. */
const watches = new WeakMap<Socket, () => void>();
/** For each connection, how many requests on it still wait for their answer to go out. */
const unanswered = new WeakMap<Socket, number>();

/** Whether an answer is on its way, or will be, that other bytes on the connection would corrupt. */
export function isAnswering(socket: Socket): boolean {
  return (unanswered.get(socket) ?? 0) > 0;
}

/** Begins a delivery; another request on the connection is proof that the answer before it arrived. */
export function createDelivery(request: IncomingMessage, response: ServerResponse): Delivery {
  const socket = request.socket;
  watches.get(socket)?.();
  unanswered.set(socket, (unanswered.get(socket) ?? 0) + 1);
  response.once('close', () => unanswered.set(socket, (unanswered.get(socket) ?? 1) - 1));
  return {
    send: async (body) => send(socket, response, await payloadOf(body, request)),
    onLoss(lost) {
      if (socket.errored) {
        lost();
        return;
      }
      socket.once('error', lost);
      watches.set(socket, () => socket.removeListener('error', lost));
    },
  };
}

interface Payload {
  /** A text goes out in one write with its head. */
  readonly content: string | Buffer;
  readonly byteCount: number;
  readonly encoding: Record<string, string>;
}

/** Packed where the client asks for it and it is worth it. No other encoding: Go's SDK refuses all but gzip and deflate. */
async function payloadOf(body: string, request: IncomingMessage): Promise<Payload> {
  const byteCount = Buffer.byteLength(body);
  const accepted = request.headers['accept-encoding'] ?? '';
  if (byteCount < GZIP_FROM_BYTES || !/\bgzip\b(?!\s*;\s*q=0(?:\.0+)?\s*(?:,|$))/i.test(accepted)) {
    return { content: body, byteCount, encoding: {} };
  }
  const packed = await gzipped(body, { level: constants.Z_BEST_SPEED });
  return {
    content: packed,
    byteCount: packed.length,
    encoding: { 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' },
  };
}

async function send(socket: Socket, response: ServerResponse, payload: Payload): Promise<boolean> {
  const { content, byteCount, encoding } = payload;
  if (response.headersSent || !isOpen(socket)) return false;
  const handedOver = await new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => socket.destroy(), DELIVERY_TIMEOUT_MS);
    const settle = (whole: boolean): void => {
      clearTimeout(timer);
      response.removeListener('finish', finished);
      socket.removeListener('close', closed);
      resolve(whole);
    };
    const finished = (): void => settle(true);
    const closed = (): void => settle(false);
    response.once('finish', finished);
    socket.once('close', closed);
    // Exactly this content type: with a charset, the Python SDK does not see errors.
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': byteCount, ...encoding });
    response.end(content);
  });
  // A reset that the client had sent already shows itself in the next turn of the event loop.
  await new Promise((resolve) => setImmediate(resolve));
  return handedOver && !socket.errored;
}

/** A client that went away has ended its side, or broken the connection, before it could read an answer. */
function isOpen(socket: Socket): boolean {
  return !socket.destroyed && socket.writable;
}

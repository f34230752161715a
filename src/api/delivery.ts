import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** How long a client may take to accept an answer before it counts as lost and its connection is closed. */
const DELIVERY_TIMEOUT_MS = 10_000;

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
    send: (body) => send(socket, response, body),
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

async function send(socket: Socket, response: ServerResponse, body: string): Promise<boolean> {
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
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) });
    response.end(body);
  });
  // A reset that the client had sent already shows itself in the next turn of the event loop.
  await new Promise((resolve) => setImmediate(resolve));
  return handedOver && !socket.errored;
}

/** A client that went away has ended its side, or broken the connection, before it could read an answer. */
function isOpen(socket: Socket): boolean {
  return !socket.destroyed && socket.writable;
}

import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

import type { Endpoint } from '../domain/network.ts';
import { bytes, int16, int32, string, WireReader } from './wire.ts';

/** More than any metadata answer of the largest instance sold; a longer frame is not Kafka speaking. */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;

const API = { saslHandshake: 17, saslAuthenticate: 36 } as const;

/** One request of Kafka's protocol: which call, in which version, and its encoded fields. */
export interface WireRequest {
  readonly apiKey: number;
  readonly apiVersion: number;
  readonly body: Buffer;
}

/** One socket to one broker. Requests are answered in the order they were sent. */
export interface BrokerConnection {
  /** Rejects when the socket breaks, or the time that the connection was given is over. */
  send(request: WireRequest): Promise<WireReader>;
  close(): void;
}

/** The broker answered and does not let this user in. */
export class PasswordRefused extends Error {
  constructor(where: Endpoint, reason: string) {
    super(`${where.address}:${where.port} refused the password: ${reason}`);
    this.name = 'PasswordRefused';
  }
}

/**
 * Opens a connection to exactly this broker. All that happens on it, the opening included, must be over within `timeoutMs`.
 * Rejects when nobody listens there or the time is over.
 */
export function openConnection(where: Endpoint, timeoutMs: number): Promise<BrokerConnection> {
  return openOver(connect({ host: where.address, port: where.port, noDelay: true }), 'connect', where, timeoutMs);
}

/** The same over TLS. Whose certificate the broker shows is not checked: whoever is asked this way is told no secret. */
export function openEncrypted(where: Endpoint, timeoutMs: number): Promise<BrokerConnection> {
  const socket = connectTls({ host: where.address, port: where.port, rejectUnauthorized: false });
  return openOver(socket, 'secureConnect', where, timeoutMs);
}

async function openOver(
  socket: Socket,
  opened: 'connect' | 'secureConnect',
  where: Endpoint,
  timeoutMs: number,
): Promise<BrokerConnection> {
  const deadline = setTimeout(() => {
    socket.destroy(new Error(`${where.address}:${where.port} did not answer within ${timeoutMs} ms`));
  }, timeoutMs);
  socket.once('close', () => clearTimeout(deadline));
  const exchange = exchangeOver(socket, where);
  await new Promise<void>((resolve, reject) => {
    socket.once(opened, resolve).once('error', reject);
  });
  return exchange;
}

/** Signs in with SASL/PLAIN. Rejects with `PasswordRefused`. */
export async function signIn(
  connection: BrokerConnection,
  where: Endpoint,
  user: string,
  password: string,
): Promise<void> {
  const handshake = await connection.send({ apiKey: API.saslHandshake, apiVersion: 1, body: string('PLAIN') });
  const handshakeError = handshake.int16();
  if (handshakeError !== 0) throw new PasswordRefused(where, `no SASL/PLAIN there (Kafka error ${handshakeError})`);
  const token = bytes(Buffer.from(`\0${user}\0${password}`, 'utf8'));
  const answer = await connection.send({ apiKey: API.saslAuthenticate, apiVersion: 0, body: token });
  if (answer.int16() !== 0) throw new PasswordRefused(where, answer.string());
}

interface Waiting {
  readonly correlationId: number;
  readonly resolve: (answer: WireReader) => void;
  readonly reject: (error: Error) => void;
}

function exchangeOver(socket: Socket, where: Endpoint): BrokerConnection {
  const waiting: Waiting[] = [];
  let lastCorrelationId = 0;
  let broken: Error | null = null;
  const fail = (error: Error): void => {
    broken ??= error;
    for (const one of waiting.splice(0)) one.reject(broken);
  };
  socket.on('error', fail);
  socket.on('close', () => fail(new Error(`${where.address}:${where.port} closed the connection`)));
  readFrames(socket, (frame) => {
    const asked = waiting.shift();
    const answer = new WireReader(frame);
    if (asked === undefined || answer.int32() !== asked.correlationId) {
      asked?.reject(new Error(`${where.address}:${where.port} answered something that was not asked`));
      socket.destroy();
    } else asked.resolve(answer);
  });
  return {
    send: ({ apiKey, apiVersion, body }) =>
      new Promise((resolve, reject) => {
        if (broken !== null) {
          reject(broken);
          return;
        }
        lastCorrelationId += 1;
        waiting.push({ correlationId: lastCorrelationId, resolve, reject });
        const header = Buffer.concat([int16(apiKey), int16(apiVersion), int32(lastCorrelationId), string('brokerage')]);
        socket.write(bytes(Buffer.concat([header, body])));
      }),
    close: () => void socket.destroy(),
  };
}

/** Cuts the stream into frames: four bytes of length, then as many bytes. */
function readFrames(socket: Socket, onFrame: (frame: Buffer) => void): void {
  let chunks: Buffer[] = [];
  let received = 0;
  let needed = 4;
  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    received += chunk.length;
    while (received >= needed) {
      const all = Buffer.concat(chunks);
      const length = all.readInt32BE();
      if (length < 4 || length > MAX_ANSWER_BYTES) {
        socket.destroy(new Error(`what answered does not speak Kafka's protocol (a frame of ${length} bytes)`));
        return;
      }
      const end = 4 + length;
      const complete = all.length >= end;
      if (complete) onFrame(all.subarray(4, end));
      chunks = [complete ? all.subarray(end) : all];
      received = chunks[0]?.length ?? 0;
      needed = complete ? 4 : end;
    }
  });
}

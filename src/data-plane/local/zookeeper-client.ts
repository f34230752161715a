import { connect, type Socket } from 'node:net';

import type { Endpoint } from '../../domain/network.ts';

/**
 * The six messages of ZooKeeper's protocol (jute records, ZooKeeper 3.4 and later) that forgetting takes. ZooKeeper's own
 * command line would cost a JVM start, half a second and 60 MB, for each instance that is deleted; the client packages for
 * Node bring native code or years without a release for the sake of these few bytes.
 */
export interface ZooKeeperClient {
  /** Names of a znode's children; null when there is no such znode. */
  children(path: string): Promise<string[] | null>;
  /** What a znode holds; null when there is no such znode. */
  data(path: string): Promise<Buffer | null>;
  /** Whatever its version. `absent` when it was gone already, `has-children` when somebody put something below it. */
  delete(path: string): Promise<'deleted' | 'absent' | 'has-children'>;
  close(): Promise<void>;
}

const OPERATION = { delete: 2, getData: 4, getChildren: 8, closeSession: -11 } as const;
const ERROR = { none: 0, noNode: -101, notEmpty: -111 } as const;
const ANY_VERSION = int32(-1);
const WITHOUT_WATCH = Buffer.from([0]);
/** Only has to outlast one visit; ZooKeeper forgets the session itself if we die. */
const SESSION_MS = 10_000;
/** Bound of `int32 length` frames: ZooKeeper's own default for a node (jute.maxbuffer) with room for long lists of children. */
const MAX_FRAME_BYTES = 16 * 1024 * 1024;

/** Opens a session. Everything on it must be over within `timeoutMs`. Rejects when nobody serves there. */
export async function openZooKeeper(where: Endpoint, timeoutMs: number): Promise<ZooKeeperClient> {
  const socket = connect({ host: where.address, port: where.port, noDelay: true });
  const deadline = setTimeout(() => {
    socket.destroy(new Error(`ZooKeeper at ${where.address}:${where.port} did not answer within ${timeoutMs} ms`));
  }, timeoutMs);
  socket.once('close', () => clearTimeout(deadline));
  const nextAnswer = answersOf(socket);
  const passwordBytes = Buffer.alloc(16);
  const [protocol, lastZxid, sessionId, readOnly] = [int32(0), Buffer.alloc(8), Buffer.alloc(8), Buffer.alloc(1)];
  socket.write(frame(protocol, lastZxid, int32(SESSION_MS), sessionId, text(passwordBytes), readOnly));
  await nextAnswer();
  return clientOn(socket, nextAnswer);
}

function clientOn(socket: Socket, nextAnswer: () => Promise<Buffer>): ZooKeeperClient {
  let lastXid = 0;
  const ask = async (operation: number, ...fields: Buffer[]): Promise<{ error: number; body: Buffer }> => {
    lastXid += 1;
    const xid = lastXid;
    socket.write(frame(int32(xid), int32(operation), ...fields));
    // The header: xid, zxid, error. Answers come in the order of the questions.
    const answer = await nextAnswer();
    if (answer.readInt32BE() !== xid) throw new Error('ZooKeeper answered something that was not asked');
    return { error: answer.readInt32BE(12), body: answer.subarray(16) };
  };
  return {
    async children(path) {
      const { error, body } = await ask(OPERATION.getChildren, text(path), WITHOUT_WATCH);
      if (error === ERROR.noNode) return null;
      expectNone(error, `getChildren ${path}`);
      return texts(body);
    },
    async data(path) {
      const { error, body } = await ask(OPERATION.getData, text(path), WITHOUT_WATCH);
      if (error === ERROR.noNode) return null;
      expectNone(error, `getData ${path}`);
      return body.subarray(4, 4 + Math.max(0, body.readInt32BE()));
    },
    async delete(path) {
      const { error } = await ask(OPERATION.delete, text(path), ANY_VERSION);
      if (error === ERROR.noNode) return 'absent';
      if (error === ERROR.notEmpty) return 'has-children';
      expectNone(error, `delete ${path}`);
      return 'deleted';
    },
    async close() {
      await ask(OPERATION.closeSession).catch(() => null);
      socket.destroy();
    },
  };
}

function expectNone(error: number, what: string): void {
  if (error !== ERROR.none) throw new Error(`ZooKeeper refused ${what} with its error ${error}`);
}

/** Cuts the stream into frames and hands them out, first asked first served. */
function answersOf(socket: Socket): () => Promise<Buffer> {
  const waiting: { resolve: (frame: Buffer) => void; reject: (error: Error) => void }[] = [];
  let rest = Buffer.alloc(0);
  let broken: Error | null = null;
  const fail = (error: Error): void => {
    broken ??= error;
    for (const one of waiting.splice(0)) one.reject(broken);
  };
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('ZooKeeper closed the connection')));
  socket.on('data', (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= 4) {
      const end = 4 + rest.readInt32BE();
      if (end < 4 || end > MAX_FRAME_BYTES) {
        socket.destroy(new Error('what answered does not speak ZooKeeper’s protocol'));
        return;
      }
      if (rest.length < end) return;
      waiting.shift()?.resolve(rest.subarray(4, end));
      rest = rest.subarray(end);
    }
  });
  return () =>
    new Promise((resolve, reject) => {
      if (broken === null) waiting.push({ resolve, reject });
      else reject(broken);
    });
}

function int32(value: number): Buffer {
  const encoded = Buffer.alloc(4);
  encoded.writeInt32BE(value);
  return encoded;
}

function text(content: string | Buffer): Buffer {
  const encoded = Buffer.from(content);
  return Buffer.concat([int32(encoded.length), encoded]);
}

function frame(...fields: Buffer[]): Buffer {
  return text(Buffer.concat(fields));
}

function texts(body: Buffer): string[] {
  const found: string[] = [];
  for (let count = body.readInt32BE(), offset = 4; count > 0; count -= 1) {
    const end = offset + 4 + body.readInt32BE(offset);
    found.push(body.toString('utf8', offset + 4, end));
    offset = end;
  }
  return found;
}

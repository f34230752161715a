import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { familyCpuSeconds } from '../machine/proc.ts';

export interface HttpLoad {
  readonly url: string;
  /** The process that answers. */
  readonly serverPid: number;
  /** Whole requests, ready to be sent; each connection takes them in turn. */
  readonly requests: readonly Buffer[];
  /** Each sends one request after the other and never two at once. */
  readonly connections: number;
  /** Begun in each second over all connections, however long answers take; as fast as the server answers when left out. */
  readonly perSecond?: number;
  /** Sent before anything is measured. */
  readonly warmUpSeconds: number;
  readonly seconds: number;
  /** Throws when an answer is not what was asked for: a refusal is quick, and no answer. */
  readonly check: (answer: string) => void;
}

export interface Loaded {
  readonly perSecond: number;
  /** From the first byte sent, or the turn where requests come at a rate, to the last byte read. */
  readonly tookMs: readonly number[];
  /** Processor time that the server's process took for one request, in the mean. */
  readonly serverCpuMs: number;
}

/** Writes and reads sockets itself: a client library would take more of the processor than some servers do. */
export async function httpLoad(load: HttpLoad): Promise<Loaded> {
  const takenMs: number[] = [];
  let measuring = false;
  let over = false;
  let next = 0;
  const startedMs = performance.now();
  /** When the turn of the nth request is. A server that is late is not spared those that came meanwhile. */
  const turnOf = async (n: number): Promise<number> => {
    if (load.perSecond === undefined) return performance.now();
    const turnMs = startedMs + (n * 1000) / load.perSecond;
    if (turnMs > performance.now()) await sleep(turnMs - performance.now());
    return turnMs;
  };
  const one = async (): Promise<void> => {
    const connection = new Connection(new URL(load.url));
    while (!over) {
      const n = next++;
      const request = load.requests[n % load.requests.length];
      if (request === undefined) throw new Error('no requests to send');
      const beganMs = await turnOf(n);
      load.check(await connection.answer(request));
      if (measuring) takenMs.push(performance.now() - beganMs);
    }
    connection.close();
  };
  const all = Promise.all(Array.from({ length: load.connections }, one));
  const timed = async (): Promise<{ seconds: number; cpuSeconds: number }> => {
    await sleep(load.warmUpSeconds * 1000);
    measuring = true;
    const cpuSeconds = await familyCpuSeconds(load.serverPid);
    const beganMs = performance.now();
    await sleep(load.seconds * 1000);
    over = true;
    const seconds = (performance.now() - beganMs) / 1000;
    return { seconds, cpuSeconds: (await familyCpuSeconds(load.serverPid)) - cpuSeconds };
  };
  const [{ seconds, cpuSeconds }] = await Promise.all([Promise.race([timed(), failureOf(all)]), all]);
  const serverCpuMs = (cpuSeconds * 1000) / takenMs.length;
  return { perSecond: takenMs.length / seconds, tookMs: takenMs, serverCpuMs };
}

/** Never resolves. */
async function failureOf(all: Promise<unknown>): Promise<never> {
  await all;
  return new Promise(() => undefined);
}

/** A connection that is opened again when the server ends it after an answer. */
class Connection {
  readonly #url: URL;
  #socket: Socket | null = null;

  constructor(url: URL) {
    this.#url = url;
  }

  /** Head and body of the answer. Rejects when the connection breaks within it, or the status is not 200. */
  async answer(request: Buffer): Promise<string> {
    const socket = (this.#socket ??= await this.#open());
    return new Promise((resolve, reject) => {
      let text = '';
      let whole = -1;
      const settle = (): void => void socket.removeAllListeners();
      socket.on('data', (chunk: string) => {
        text += chunk;
        if (whole < 0) whole = lengthOf(text);
        if (whole < 0 || text.length < whole) return;
        settle();
        if (!text.startsWith('HTTP/1.1 200 ') || /^connection: close\r/im.test(text.slice(0, whole))) this.close();
        resolve(text);
      });
      const broken = (problem?: unknown): void => {
        settle();
        this.close();
        reject(new Error(`the connection broke within an answer: ${String(problem)}`));
      };
      socket.once('error', broken);
      socket.once('close', broken);
      socket.write(request);
    });
  }

  close(): void {
    this.#socket
      ?.removeAllListeners()
      .on('error', () => undefined)
      .destroy();
    this.#socket = null;
  }

  async #open(): Promise<Socket> {
    const socket = connect(Number(this.#url.port), this.#url.hostname);
    await once(socket, 'connect');
    return socket.setNoDelay(true).setEncoding('latin1');
  }
}

/** Bytes of head and body together; -1 while the head is not whole. */
function lengthOf(text: string): number {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return -1;
  const length = /^content-length: *(\d+)\r/im.exec(text.slice(0, end + 2))?.[1];
  if (length === undefined) throw new Error(`an answer without a length: ${text.slice(0, end)}`);
  return end + 4 + Number(length);
}

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import { droppedFolder } from '../../src/storage/embedded-postgres/folders.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const PROGRAM = join(ROOT, 'bin', 'brokerage.mjs');
const DYING_PROGRAM = join(ROOT, 'test', 'support', 'dying-server.ts');
const POLL_MS = 25;
const SERVE_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 30_000;
/** Only the very first start on a machine, which fetches Kafka and trains the class archives, comes near it. */
const FIRST_START_MS = 600_000;

/** A server of its own process and its own home, as a person has one. */
export interface TestServer {
  /** Absolute, without symbolic links. */
  readonly home: string;
  readonly port: number;
  readonly url: string;
  readonly secretId: string;
  readonly secretKey: string;
  /**
   * Resolves once calls are served. With `dieAt` the server kills itself with SIGKILL there: `before <step>` or `after <step>` of the
   * engine, or `answer`: when it is about to write the answer to a CreatePostPaidInstance.
   */
  start(options?: { readonly dieAt?: string; readonly serveWithinMs?: number }): Promise<void>;
  /** SIGTERM, and waits for its end: brokers, ZooKeeper and PostgreSQL end with it. */
  stop(): Promise<void>;
  /** SIGKILL: everything it started goes on. */
  kill(): Promise<void>;
  /** Resolves when a server that was started with `dieAt` has died there. */
  death(): Promise<void>;
  /** Runs `brokerage <args>` on this home and answers what it printed; rejects when it fails. */
  command(...args: string[]): Promise<string>;
}

/**
 * Starts a server before the tests of this file (or `describe`) and removes every trace of it after them, also when a test failed.
 * `configToml` is what BROKERAGE_CONFIG names.
 */
export function serverForTests(configToml = ''): TestServer {
  const server = new ServerProcess(configToml);
  beforeAll(async () => {
    await server.create();
    await server.start({ serveWithinMs: FIRST_START_MS });
  }, FIRST_START_MS);
  afterEach(({ task }) => {
    if (task.result?.state === 'fail') console.error(`the server's log ends with\n${server.lastLogLines(40)}`);
  });
  afterAll(() => server.remove(), 2 * STOP_WITHIN_MS);
  return server;
}

class ServerProcess implements TestServer {
  readonly secretId = 'AKIDendToEnd';
  readonly secretKey = 'end-to-end-secret-key';
  readonly #configToml: string;
  home = '';
  port = 0;
  #child: ChildProcess | null = null;
  #words = '';

  constructor(configToml: string) {
    this.#configToml = configToml;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/`;
  }

  /** The home lies where the run's clean-up looks for homes of runs that were killed. */
  async create(): Promise<void> {
    this.home = realpathSync(mkdtempSync(join(inject('postgresHome'), 'server-')));
    this.port = await freePort();
    writeFileSync(join(this.home, 'test.toml'), this.#configToml);
  }

  async start({ dieAt, serveWithinMs = SERVE_WITHIN_MS }: Parameters<TestServer['start']>[0] = {}): Promise<void> {
    const args = dieAt === undefined ? [PROGRAM, 'up', '--json'] : [DYING_PROGRAM, dieAt];
    const child = this.#spawn(args);
    this.#child = child;
    this.#words = '';
    child.stderr?.on('data', (chunk: Buffer) => (this.#words += chunk.toString()));
    // Nobody reads what it prints, and a full pipe would stop it.
    child.stdout?.resume();
    for (let waitedMs = 0; waitedMs < serveWithinMs; waitedMs += POLL_MS) {
      if (await fetch(`${this.url}healthz`).then((it) => it.ok, notYet)) return;
      if (hasEnded(child)) throw new Error(`the server ended before it served: ${this.#words}`);
      await sleep(POLL_MS);
    }
    throw new Error(`no calls are served after ${serveWithinMs} ms: ${this.#words}`);
  }

  async stop(): Promise<void> {
    const child = this.#running();
    child.kill('SIGTERM');
    await this.#end(child);
    if (child.exitCode !== 0) throw new Error(`the server ended with ${child.exitCode}: ${this.#words}`);
  }

  async kill(): Promise<void> {
    const child = this.#running();
    child.kill('SIGKILL');
    await this.#end(child);
  }

  async death(): Promise<void> {
    const child = this.#child;
    if (child === null) throw new Error('the server was not started');
    await this.#end(child);
    if (child.signalCode !== 'SIGKILL') throw new Error(`it ended with ${child.exitCode}: ${this.#words}`);
  }

  async command(...args: string[]): Promise<string> {
    const child = this.#spawn([PROGRAM, ...args]);
    let [out, words] = ['', ''];
    child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (words += chunk.toString()));
    await once(child, 'close');
    if (child.exitCode !== 0) throw new Error(`brokerage ${args.join(' ')} ended with ${child.exitCode}: ${words}`);
    return out;
  }

  lastLogLines(count: number): string {
    const file = join(this.home, 'logs', 'brokerage.log');
    if (!existsSync(file)) return this.#words;
    return readFileSync(file, 'utf8').trim().split('\n').slice(-count).join('\n');
  }

  /** Also what a server that was killed has left, and a server that does not stop in order. */
  async remove(): Promise<void> {
    if (this.home === '') return;
    if (this.#child !== null && !hasEnded(this.#child)) await this.stop().catch(() => this.#child?.kill('SIGKILL'));
    await this.command('down');
    rmSync(droppedFolder(this.home), { recursive: true, force: true });
    rmSync(this.home, { recursive: true, force: true });
  }

  #spawn(args: readonly string[]): ChildProcess {
    const inherited = Object.entries(process.env).filter(([name]) => name !== 'DATABASE_URL');
    return spawn(process.execPath, args, {
      cwd: this.home,
      env: {
        ...Object.fromEntries(inherited),
        BROKERAGE_HOME: this.home,
        BROKERAGE_LISTEN: `127.0.0.1:${this.port}`,
        BROKERAGE_SECRET_ID: this.secretId,
        BROKERAGE_SECRET_KEY: this.secretKey,
        BROKERAGE_CONFIG: join(this.home, 'test.toml'),
        // Every answer of every suite is checked against the API model, whichever client asked.
        BROKERAGE_VERIFY_ANSWERS: 'true',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  #running(): ChildProcess {
    if (this.#child === null || hasEnded(this.#child)) throw new Error(`the server does not run: ${this.#words}`);
    return this.#child;
  }

  async #end(child: ChildProcess): Promise<void> {
    if (hasEnded(child)) return;
    await once(child, 'exit', { signal: AbortSignal.timeout(STOP_WITHIN_MS) });
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

const notYet = (): boolean => false;

/** Below the ports that systems hand out to outgoing connections, so that it stays free while the server is down. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 10_000 + Math.floor(Math.random() * 10_000);
    if (await canListen('127.0.0.1', port)) return port;
  }
}

/** Whether nobody listens there. */
export function canListen(host: string, port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

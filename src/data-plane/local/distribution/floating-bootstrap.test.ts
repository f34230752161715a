import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openDistribution } from './distribution.ts';
import type { Distribution } from './distribution.ts';

/** The plug-in in JVMs of its own, in front of servers of ours: no broker is needed to see who holds the address. */
const HOST_SOURCE = fileURLToPath(
  new URL('../../../../broker-extension/src/test/java/FloatingBootstrapHost.java', import.meta.url),
);
const FIRST_LIMIT_MS = 300_000;
const WAIT_LIMIT_MS = 10_000;

let distribution: Distribution;
let listenPort: number;
const jvms: ChildProcess[] = [];
const servers: Server[] = [];
const sockets: Socket[] = [];

beforeAll(async () => {
  const cacheFolder = process.env['BROKERAGE_CACHE'] ?? join(homedir(), '.cache', 'brokerage');
  const mavenUrl = process.env['BROKERAGE_MAVEN_URL'];
  distribution = await openDistribution({ cacheFolder, mavenUrl, onProgress: () => undefined });
}, FIRST_LIMIT_MS);

beforeEach(async () => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  listenPort = portOf(probe);
  await once(probe.close(), 'close');
});

afterEach(async () => {
  const running = jvms.splice(0).filter((jvm) => jvm.exitCode === null && jvm.signalCode === null);
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) server.close();
  const ends = running.map((jvm) => once(jvm, 'exit'));
  for (const jvm of running) jvm.kill('SIGKILL');
  await Promise.all(ends);
});

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

/** Answers every connection with its name, then sends back what comes. */
async function namedEcho(name: string, port = 0): Promise<Server> {
  const server = createServer((socket) => {
    sockets.push(socket.on('error', () => undefined));
    socket.write(`${name}\n`);
    socket.pipe(socket);
  }).listen(port, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return server;
}

async function startHost(forwardPort: number, more: readonly string[] = []): Promise<ChildProcess> {
  const settings = [
    `brokerage.bootstrap.listen=127.0.0.1:${listenPort}`,
    `brokerage.bootstrap.forward=127.0.0.1:${forwardPort}`,
    ...more,
  ];
  const flags = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xmx64m', '-cp', distribution.classPath('2.4.1')];
  const jvm = spawn(distribution.java.executable, [...flags, HOST_SOURCE, ...settings], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  jvms.push(jvm);
  for await (const line of createInterface({ input: jvm.stdout })) if (line === 'up') break;
  return jvm;
}

/** The name of who answers at the shared address; null when nobody does. */
async function whoAnswers(): Promise<string | null> {
  const socket = connect(listenPort, '127.0.0.1');
  sockets.push(socket);
  return new Promise((resolve) => {
    socket.once('data', (data) => resolve(data.toString().split('\n')[0] ?? ''));
    socket.once('error', () => resolve(null));
    socket.once('close', () => resolve(null));
  }).finally(() => socket.destroy()) as Promise<string | null>;
}

/** How long it took until `name` answered. */
async function waitFor(name: string | null): Promise<number> {
  const start = performance.now();
  while ((await whoAnswers()) !== name) {
    if (performance.now() - start > WAIT_LIMIT_MS) throw new Error(`${String(name)} does not answer`);
    await sleep(10);
  }
  return performance.now() - start;
}

test('when the process that holds the address is killed, another takes over at once', async () => {
  const one = await startHost(portOf(await namedEcho('one')));
  await waitFor('one');
  await startHost(portOf(await namedEcho('two')));
  await sleep(300);
  expect(await whoAnswers()).toBe('one');
  one.kill('SIGKILL');
  expect(await waitFor('two')).toBeLessThan(2000);
});

test('it accepts only once its own listener does, and gives the address up when that is gone', async () => {
  const placeholder = await namedEcho('late');
  const port = portOf(placeholder);
  await once(placeholder.close(), 'close');
  await startHost(port);
  await sleep(300);
  expect(await whoAnswers()).toBeNull();
  const late = await namedEcho('late', port);
  await waitFor('late');
  for (const socket of sockets.splice(0)) socket.destroy();
  await once(late.close(), 'close');
  await startHost(portOf(await namedEcho('other')));
  await waitFor('other');
});

test('many megabytes pass both ways unchanged, also through a reader that is slow', async () => {
  await startHost(portOf(await namedEcho('echo')));
  await waitFor('echo');
  const sent = randomBytes(20 * 1024 * 1024);
  const socket = connect(listenPort, '127.0.0.1');
  sockets.push(socket);
  socket.write(sent);
  const received: Buffer[] = [];
  let count = 0;
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    if (count === 0) await sleep(300);
    received.push(chunk);
    count += chunk.length;
    if (count >= 'echo\n'.length + sent.length) break;
  }
  expect(Buffer.concat(received).subarray('echo\n'.length).equals(sent)).toBe(true);
});

test('a connection that either end closes is closed at the other end', async () => {
  const server = await namedEcho('echo');
  await startHost(portOf(server));
  await waitFor('echo');
  const ours = connect(listenPort, '127.0.0.1').resume();
  const [theirs] = (await once(server, 'connection')) as [Socket];
  theirs.destroy();
  await once(ours, 'close');
  const again = connect(listenPort, '127.0.0.1').resume();
  const [kept] = (await once(server, 'connection')) as [Socket];
  again.destroy();
  await once(kept, 'close');
});

test('connections over the limit are closed, and one that ends makes room', async () => {
  await startHost(portOf(await namedEcho('echo')), ['brokerage.bootstrap.max.connections=1']);
  await waitFor('echo');
  await sleep(100);
  const first = connect(listenPort, '127.0.0.1').resume();
  await once(first, 'data');
  expect(await whoAnswers()).toBeNull();
  first.destroy();
  await waitFor('echo');
});

test('an orderly close frees the address and ends in time', async () => {
  const jvm = await startHost(portOf(await namedEcho('echo')));
  await waitFor('echo');
  jvm.stdin?.end();
  const [exitCode] = (await once(jvm, 'exit')) as [number];
  expect(exitCode).toBe(0);
  expect(await whoAnswers()).toBeNull();
});

test('settings that make no sense do not stop the broker', async () => {
  const jvm = await startHost(0, ['brokerage.bootstrap.listen=nonsense']);
  jvm.stdin?.end();
  const [exitCode] = (await once(jvm, 'exit')) as [number];
  expect(exitCode).toBe(0);
});

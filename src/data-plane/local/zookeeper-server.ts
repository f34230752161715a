import { mkdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Endpoint } from '../../domain/network.ts';
import type { Random } from '../../lib/random.ts';
import { SetupError } from '../../lib/setup-error.ts';
import type { Distribution } from './distribution/distribution.ts';
import { log4jProperties } from './distribution/log4j.ts';
import { isMissing, type Folders } from './folders.ts';
import { inTurn } from './in-turn.ts';
import { lastWords } from './log-tail.ts';
import { createOwnFile, writeOwnFile } from './own-file.ts';
import { findMarked, isAlive, type MarkedProcess } from './process-table.ts';
import { endProcess, startMarked } from './server-process.ts';
import { openZooKeeper, type ZooKeeperClient } from './zookeeper-client.ts';

const ADDRESS = '127.0.0.1';
/** Below the ports that systems hand out to outgoing connections, so that the chosen one stays free while ZooKeeper is down. */
const PORTS = { first: 21_000, count: 9_000 };
const HEAP_MB = 256;
const START_LIMIT_MS = 30_000;
const START_POLL_MS = 25;
const STOP_GRACE_MS = 5_000;
const VISIT_LIMIT_MS = 30_000;

/** The one ZooKeeper of a home, shared by all instances: a chroot each. */
export interface ZooKeeperServer {
  /** Starts it if it does not run, always with the same data, and on the same port while any broker uses that. Safe to repeat. */
  ensureRunning(): Promise<Endpoint>;
  process(): Promise<MarkedProcess | null>;
  /** Runs something in a session of its own; starts ZooKeeper for it if need be. */
  visit<T>(run: (client: ZooKeeperClient) => Promise<T>): Promise<T>;
  stop(): Promise<void>;
}

export function zookeeperServer(folders: Folders, distribution: Distribution, random: Random): ZooKeeperServer {
  const folder = folders.zookeeper;
  const inOrder = inTurn();
  /** The process that was seen serving: it need not prove itself before every visit. */
  let provenBirth: string | null = null;
  const find = async (): Promise<MarkedProcess | null> => (await findMarked(folder))[0] ?? null;

  const ensureRunning = (): Promise<Endpoint> =>
    inOrder(folder, async () => {
      const found = await find();
      const endpoint = found === null ? await settleEndpoint(folders, random) : await rememberedEndpoint(folder);
      if (endpoint === null) throw new Error(`ZooKeeper runs, but ${endpointFile(folder)}, which says where, is gone`);
      const server = found ?? (await start(endpoint, folder, distribution));
      if (server.birth !== provenBirth) await untilServing(endpoint, server, folder);
      provenBirth = server.birth;
      return endpoint;
    });

  return {
    ensureRunning,
    process: find,
    async visit(run) {
      const client = await openZooKeeper(await ensureRunning(), VISIT_LIMIT_MS);
      try {
        return await run(client);
      } finally {
        await client.close();
      }
    },
    stop: () =>
      inOrder(folder, async () => {
        for (const one of await findMarked(folder)) await endProcess(one, STOP_GRACE_MS);
      }),
  };
}

async function start(endpoint: Endpoint, folder: string, distribution: Distribution): Promise<MarkedProcess> {
  const [propertiesFile, log4jFile] = [join(folder, 'zoo.cfg'), join(folder, 'log4j.properties')];
  const logs = join(folder, 'logs');
  await mkdir(join(folder, 'data'), { recursive: true, mode: 0o700 });
  await mkdir(logs, { recursive: true, mode: 0o700 });
  await writeOwnFile(propertiesFile, zooCfg(endpoint, join(folder, 'data')));
  await writeOwnFile(log4jFile, log4jProperties(logs));
  const command = distribution.zookeeperCommand({ propertiesFile, log4jFile, marker: folder, heapMB: HEAP_MB });
  return (await startMarked(command, folder)).process;
}

/** All brokers come from one address, so their number is not limited; old snapshots are removed every hour. */
function zooCfg({ address, port }: Endpoint, dataFolder: string): string {
  const lines = [
    `dataDir=${dataFolder}`,
    `clientPortAddress=${address}`,
    `clientPort=${port}`,
    'tickTime=2000',
    'maxClientCnxns=0',
    'admin.enableServer=false',
    'autopurge.snapRetainCount=3',
    'autopurge.purgeInterval=1',
  ];
  return `${lines.join('\n')}\n`;
}

async function untilServing(endpoint: Endpoint, server: MarkedProcess, folder: string): Promise<void> {
  const limit = Date.now() + START_LIMIT_MS;
  for (;;) {
    const client = await openZooKeeper(endpoint, 2_000).catch(() => null);
    if (client !== null) return client.close();
    if (!(await isAlive(server))) throw new Error(`ZooKeeper ended while it started: ${await lastWords(folder)}`);
    if (Date.now() > limit) throw new Error(`ZooKeeper does not serve after ${START_LIMIT_MS / 1000} s; see ${folder}`);
    await sleep(START_POLL_MS);
  }
}

function endpointFile(folder: string): string {
  return join(folder, 'endpoint.json');
}

async function rememberedEndpoint(folder: string): Promise<Endpoint | null> {
  try {
    return JSON.parse(await readFile(endpointFile(folder), 'utf8')) as Endpoint;
  } catch (problem) {
    if (isMissing(problem)) return null;
    throw problem;
  }
}

/** Where ZooKeeper, which does not run now, has to be started: where it was, or elsewhere if that is taken and nobody minds. */
async function settleEndpoint(folders: Folders, random: Random): Promise<Endpoint> {
  const file = endpointFile(folders.zookeeper);
  const remembered = await rememberedEndpoint(folders.zookeeper);
  if (remembered !== null && (await isFree(remembered))) return remembered;
  const chosen = await chooseEndpoint(random);
  if (remembered === null) {
    // Of two control planes at the same moment one decides, and the other follows.
    return (await createOwnFile(file, JSON.stringify(chosen)))
      ? chosen
      : ((await rememberedEndpoint(folders.zookeeper)) ?? chosen);
  }
  if ((await findMarked(folders.instances)).length > 0)
    throw new SetupError(
      `port ${remembered.port} of ${remembered.address} is taken by another program`,
      'brokers that run look for ZooKeeper there; end that program, then try again',
    );
  await writeOwnFile(file, JSON.stringify(chosen));
  return chosen;
}

async function chooseEndpoint(random: Random): Promise<Endpoint> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const endpoint = { address: ADDRESS, port: PORTS.first + (random.bytes(2).readUInt16BE() % PORTS.count) };
    if (await isFree(endpoint)) return endpoint;
  }
  throw new SetupError(
    `no free port from ${PORTS.first} to ${PORTS.first + PORTS.count - 1} for ZooKeeper`,
    `free one of them on ${ADDRESS}`,
  );
}

function isFree({ address, port }: Endpoint): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ host: address, port, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

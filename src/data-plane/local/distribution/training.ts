import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { limitPlugins } from '../limits-file.ts';
import { userSettings } from '../users-file.ts';
import { reporters } from '../meters-plugin.ts';
import type { Progress } from './jar-source.ts';
import { trainingJvm } from './jvm-command.ts';
import type { Command } from './jvm-command.ts';
import { log4jProperties, SERVER_LOG } from './log4j.ts';

/** One server whose classes can be recorded. The one named `zookeeper` is what the brokers need in order to start. */
export interface Server {
  readonly name: string;
  readonly classPath: string;
}

export const ZOOKEEPER = 'zookeeper';

const HOST = '127.0.0.1';
const HEAP_MB = 256;
/** Enough for the topic that a training makes. */
const TRAINING_LIMITS =
  'produce.bytes.per.second=1000000\nconsume.bytes.per.second=1000000\nbrokers=1\ntopics=10\npartition.replicas=10\ndisk.bytes=1000000000\n';
const PARALLEL_BROKERS = 2;
const READY_LIMIT_MS = 30_000;
const RUN_LIMIT_MS = 120_000;

interface Session {
  readonly executable: string;
  /** All that were started; whatever goes wrong, none is left. */
  readonly processes: ChildProcess[];
  readonly folder: string;
  readonly zookeeperPort: number;
}

/**
 * Starts ZooKeeper and a broker of each missing version on free loopback ports, and lets each record its classes when it ends.
 * Returns the archives by server name, in `folder`. The processes end with this one, whatever ends it.
 */
export async function recordClasses(
  executable: string,
  servers: readonly Server[],
  missing: readonly Server[],
  folder: string,
  onProgress: Progress,
): Promise<Map<string, string>> {
  const zookeeper = servers.find((server) => server.name === ZOOKEEPER);
  if (zookeeper === undefined) throw new Error('brokers cannot be started without ZooKeeper');
  const [zookeeperPort = 0] = await freePorts(1);
  const session: Session = { executable, processes: [], folder, zookeeperPort };
  const recorded = new Map<string, string>();
  let done = 0;
  const finish = (server: Server, archive: string): void => {
    if (missing.includes(server)) recorded.set(server.name, archive);
    done += 1;
    onProgress('preparing quick starts', done, missing.length);
  };
  onProgress('preparing quick starts', 0, missing.length);
  try {
    const zookeeperRun = await startZookeeper(session, zookeeper);
    await isAccepting(zookeeperPort, zookeeperRun.process);
    const waiting = missing.filter((server) => server.name !== ZOOKEEPER);
    const worker = async (): Promise<void> => {
      for (let server = waiting.shift(); server !== undefined; server = waiting.shift()) {
        finish(server, await trainBroker(session, server));
      }
    };
    await Promise.all(Array.from({ length: PARALLEL_BROKERS }, worker));
    await zookeeperRun.end();
    finish(zookeeper, zookeeperRun.archive);
  } finally {
    for (const process of session.processes) process.kill('SIGKILL');
  }
  return recorded;
}

interface Run {
  readonly process: ChildProcess;
  readonly archive: string;
  end(): Promise<void>;
}

async function startZookeeper(session: Session, server: Server): Promise<Run> {
  const dataDir = join(session.folder, server.name, 'data');
  const properties = { dataDir, clientPort: session.zookeeperPort, clientPortAddress: HOST, tickTime: 2000 };
  return start(session, server, properties, null);
}

async function trainBroker(session: Session, server: Server): Promise<string> {
  const [clientPort = 0, internalPort = 0, bootstrapPort = 0] = await freePorts(3);
  const login = 'org.apache.kafka.common.security.plain.PlainLoginModule required username="admin" password="training"';
  const limitsFile = join(session.folder, `${server.name}.limits`);
  await writeFile(limitsFile, TRAINING_LIMITS);
  const usersFile = join(session.folder, `${server.name}.users`);
  await writeFile(usersFile, '');
  const properties = {
    'broker.id': 0,
    'zookeeper.connect': `${HOST}:${session.zookeeperPort}/${server.name}`,
    listeners: `CLIENT://${HOST}:${clientPort},INTERNAL://${HOST}:${internalPort}`,
    'listener.security.protocol.map': 'CLIENT:PLAINTEXT,INTERNAL:SASL_PLAINTEXT',
    'inter.broker.listener.name': 'INTERNAL',
    'sasl.enabled.mechanisms': 'PLAIN',
    'sasl.mechanism.inter.broker.protocol': 'PLAIN',
    'listener.name.internal.plain.sasl.jaas.config': `${login} user_admin="training";`,
    'log.dirs': join(session.folder, server.name, 'data'),
    'log.cleaner.dedupe.buffer.size': 4 * 1024 * 1024,
    'num.network.threads': 2,
    'num.io.threads': 4,
    'num.partitions': 1,
    'default.replication.factor': 1,
    'offsets.topic.num.partitions': 1,
    'offsets.topic.replication.factor': 1,
    'transaction.state.log.num.partitions': 1,
    'transaction.state.log.replication.factor': 1,
    'group.initial.rebalance.delay.ms': 0,
    ...limitPlugins(limitsFile),
    ...userSettings(usersFile, server.name),
    ...reporters(
      { address: HOST, portFile: join(session.folder, `${server.name}.meters`), token: 'training' },
      { listen: `${HOST}:${bootstrapPort}`, forward: `${HOST}:${clientPort}` },
    ),
  };
  const run = await start(session, server, properties, `${HOST}:${bootstrapPort}`);
  await ended(run.process, join(session.folder, server.name));
  return run.archive;
}

async function start(
  session: Session,
  server: Server,
  properties: Readonly<Record<string, string | number>>,
  address: string | null,
): Promise<Run> {
  const folder = join(session.folder, server.name);
  await mkdir(folder);
  const propertiesFile = join(folder, 'server.properties');
  const log4jFile = join(folder, 'log4j.properties');
  const lines = Object.entries(properties).map(([key, value]) => `${key}=${value}\n`);
  await writeFile(propertiesFile, lines.join(''));
  await writeFile(log4jFile, log4jProperties(folder));
  const archive = join(session.folder, `${server.name}.jsa`);
  const runtime = { executable: session.executable, classPath: server.classPath, archive: null };
  const options = { propertiesFile, log4jFile, marker: 'class-archive', heapMB: HEAP_MB };
  const process = launch(trainingJvm(runtime, options, archive, address));
  session.processes.push(process);
  const end = async (): Promise<void> => {
    process.stdin?.end();
    await ended(process, folder);
  };
  return { process, archive, end };
}

/** Its standard input stays open until it shall end: the kernel closes it too when this process dies. */
function launch({ executable, args }: Command): ChildProcess {
  return spawn(executable, args, { stdio: ['pipe', 'ignore', 'ignore'], timeout: RUN_LIMIT_MS, killSignal: 'SIGKILL' });
}

async function ended(process: ChildProcess, folder: string): Promise<void> {
  if (process.exitCode === null && process.signalCode === null) await once(process, 'exit');
  if (process.exitCode === 0) return;
  const log = await readFile(join(folder, SERVER_LOG), 'utf8').catch(() => '');
  const lastError = log.split('\n').findLast((line) => /ERROR|FATAL/.test(line)) ?? 'its log has no error';
  throw new Error(`the training run ended with ${process.exitCode ?? process.signalCode ?? '?'} (${lastError})`);
}

async function isAccepting(port: number, process: ChildProcess): Promise<void> {
  const limit = Date.now() + READY_LIMIT_MS;
  while (Date.now() < limit && process.exitCode === null) {
    const socket = connect(port, HOST);
    const accepted = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (accepted) return;
    await sleep(50);
  }
  throw new Error('ZooKeeper did not start');
}

/** All are held at once before they are let go, so that they differ. */
async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, HOST));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}

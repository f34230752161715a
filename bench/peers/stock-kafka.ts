import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Distribution } from '../../src/data-plane/local/distribution/distribution.ts';
import { log4jProperties } from '../../src/data-plane/local/distribution/log4j.ts';
import type { KafkaVersion } from '../../src/domain/instance.ts';
import type { Endpoint } from '../../src/domain/network.ts';
import { isServing } from '../clients/is-serving.ts';
import { untilAnswered } from '../clients/paced-calls.ts';
import type { Bench } from '../machine/bench.ts';
import { startChild, type Child } from '../machine/child.ts';

/*
 * The stock way by hand: ZooKeeper and Kafka of the same version, started by their own main classes with the flags of
 * bin/kafka-run-class.sh and the heaps of bin/zookeeper-server-start.sh and bin/kafka-server-start.sh, on the release's own
 * config/zookeeper.properties and config/server.properties. Differences: free loopback ports and an own folder, and one log file in
 * place of eight, which is quicker.
 */

const HOST = '127.0.0.1';
const READY_LIMIT_MS = 60_000;
/** As often as a customer of ours is made to ask. */
export const READY_POLL_MS = 50;
const STOP_GRACE_MS = 10_000;

const JVM_FLAGS = [
  ...['-server', '-XX:+UseG1GC', '-XX:MaxGCPauseMillis=20', '-XX:InitiatingHeapOccupancyPercent=35'],
  ...['-XX:+ExplicitGCInvokesConcurrent', '-XX:MaxInlineLevel=15', '-Djava.awt.headless=true'],
];
const JMX_FLAGS = ['', '.authenticate=false', '.ssl=false'].map((it) => `-Dcom.sun.management.jmxremote${it}`);
const KAFKA_HEAP = ['-Xmx1G', '-Xms1G'];
const ZOOKEEPER_HEAP = ['-Xmx512M', '-Xms512M'];

export interface StockKafka {
  readonly endpoint: Endpoint;
  readonly zookeeperPid: number;
  readonly brokerPid: number;
  /** Wall clock in milliseconds: ZooKeeper's start, the broker's start, and its first answer. */
  readonly spawnedAtMs: number;
  readonly brokerSpawnedAtMs: number;
  readonly servingAtMs: number;
  /** Twice is as once. */
  stop(): Promise<void>;
}

/** Resolves once the broker answers. */
export async function startStockKafka(
  bench: Bench,
  distribution: Distribution,
  version: KafkaVersion,
): Promise<StockKafka> {
  const folder = await bench.folder(`stock-${version}`);
  const [zookeeperPort, kafkaPort] = await freePorts();
  const java = (server: Server): Promise<Child> => startJava(bench, distribution, version, folder, server);
  const zookeeper = await java({
    name: 'zookeeper',
    heap: ZOOKEEPER_HEAP,
    main: 'org.apache.zookeeper.server.quorum.QuorumPeerMain',
    properties: {
      dataDir: join(folder, 'zookeeper-data'),
      clientPort: zookeeperPort,
      clientPortAddress: HOST,
      maxClientCnxns: 0,
      'admin.enableServer': false,
    },
  });
  const ready = { everyMs: READY_POLL_MS, withinMs: READY_LIMIT_MS };
  await untilAnswered(async () => ((await accepts(zookeeperPort)) ? true : null), { what: 'ZooKeeper', ...ready });
  const properties = serverProperties(folder, zookeeperPort, kafkaPort);
  const broker = await java({ name: 'kafkaServer', heap: KAFKA_HEAP, main: 'kafka.Kafka', properties });
  const endpoint = { address: HOST, port: kafkaPort };
  await untilAnswered(async () => ((await isServing(endpoint)) ? true : null), { what: 'Kafka', ...ready });
  return {
    endpoint,
    zookeeperPid: zookeeper.pid,
    brokerPid: broker.pid,
    spawnedAtMs: zookeeper.spawnedAtMs,
    brokerSpawnedAtMs: broker.spawnedAtMs,
    servingAtMs: Date.now(),
    async stop() {
      await broker.stop(STOP_GRACE_MS);
      await zookeeper.stop(STOP_GRACE_MS);
    },
  };
}

/** config/server.properties of the releases. */
function serverProperties(folder: string, zookeeperPort: number, kafkaPort: number): Properties {
  return {
    'broker.id': 0,
    listeners: `PLAINTEXT://${HOST}:${kafkaPort}`,
    'num.network.threads': 3,
    'num.io.threads': 8,
    'socket.send.buffer.bytes': 102_400,
    'socket.receive.buffer.bytes': 102_400,
    'socket.request.max.bytes': 104_857_600,
    'log.dirs': join(folder, 'kafka-logs'),
    'num.partitions': 1,
    'num.recovery.threads.per.data.dir': 1,
    'offsets.topic.replication.factor': 1,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'log.retention.hours': 168,
    'log.segment.bytes': 1_073_741_824,
    'log.retention.check.interval.ms': 300_000,
    'zookeeper.connect': `${HOST}:${zookeeperPort}`,
    'zookeeper.connection.timeout.ms': 18_000,
    'group.initial.rebalance.delay.ms': 0,
  };
}

type Properties = Readonly<Record<string, string | number | boolean>>;

interface Server {
  readonly name: string;
  readonly heap: readonly string[];
  readonly main: string;
  readonly properties: Properties;
}

async function startJava(
  bench: Bench,
  distribution: Distribution,
  version: KafkaVersion,
  folder: string,
  { name, heap, main, properties }: Server,
): Promise<Child> {
  const logs = join(folder, `${name}-logs`);
  await mkdir(logs);
  const [propertiesFile, log4jFile] = [join(folder, `${name}.properties`), join(folder, `${name}.log4j`)];
  const lines = Object.entries(properties).map(([key, value]) => `${key}=${value}\n`);
  await writeFile(propertiesFile, lines.join(''));
  await writeFile(log4jFile, log4jProperties(logs));
  const log = [
    `-Xlog:gc*:file=${join(logs, `${name}-gc.log`)}:time,tags:filecount=10,filesize=100M`,
    `-Dkafka.logs.dir=${logs}`,
    `-Dlog4j.configuration=file:${log4jFile}`,
  ];
  const args = [...heap, ...JVM_FLAGS, ...JMX_FLAGS, ...log, '-cp', distribution.classPath(version)];
  const logFile = join(logs, 'console.log');
  const child = startChild({
    executable: distribution.java.executable,
    args: [...args, main, propertiesFile],
    logFile,
  });
  bench.atEnd(() => child.stop(STOP_GRACE_MS));
  return child;
}

async function accepts(port: number): Promise<boolean> {
  const socket = connect(port, HOST);
  const accepted = await once(socket, 'connect').then(
    () => true,
    () => false,
  );
  socket.destroy();
  return accepted;
}

/** Both are held at once before they are let go, so that they differ. */
async function freePorts(): Promise<[number, number]> {
  const servers = [createServer().listen(0, HOST), createServer().listen(0, HOST)] as const;
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const [first, second] = [portOf(servers[0]), portOf(servers[1])];
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return [first, second];
}

function portOf(server: ReturnType<typeof createServer>): number {
  return (server.address() as AddressInfo).port;
}

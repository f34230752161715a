import type { KafkaVersion } from '../../../domain/instance.ts';

/** What to start: an executable and its arguments, nothing through a shell. */
export interface Command {
  readonly executable: string;
  readonly args: readonly string[];
}

export interface JvmOptions {
  /** The server's own configuration file. */
  readonly propertiesFile: string;
  /** A file with what `log4jProperties` returns. */
  readonly log4jFile: string;
  /** Words in the process's command line by which its owner knows it again: `-Dbrokerage.marker=<marker>`. */
  readonly marker: string;
  readonly heapMB: number;
}

export interface BrokerOptions extends JvmOptions {
  /** Also in the process's command line, so that what runs can be seen: `-Dbrokerage.version=<version>`. */
  readonly version: KafkaVersion;
}

/** What a server runs with, besides its options. */
export interface Runtime {
  readonly executable: string;
  readonly classPath: string;
  /** An archive of loaded classes; null to go without. */
  readonly archive: string | null;
}

export const BROKER_MAIN = 'kafka.Kafka';
export const ZOOKEEPER_MAIN = 'org.apache.zookeeper.server.quorum.QuorumPeerMain';
const TRAINING_MAIN = 'io.brokerage.broker.ClassArchiveTraining';

/**
 * For a quick start and little memory, measured on an idle broker of 2.8.1 and 3.2.3 with a class archive: the quick compiler
 * alone starts in 0.8 s and 108 MB instead of 1.1 s and 123 MB; a heap that begins small saves 22 MB, because the first
 * collection comes before a big young generation was written to once. A server that runs out of memory ends, and is started
 * again, instead of going on half dead.
 */
export const JVM_FLAGS: readonly string[] = [
  '-Xms16m',
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1',
  '-XX:-UsePerfData',
  '-XX:+ExitOnOutOfMemoryError',
  '-Djava.awt.headless=true',
];
/** The broker extension reads a request from the stack of the thread that handles it (PartitionsRequest.java). */
const BROKER_FLAGS = ['--add-opens=java.base/java.lang=ALL-UNNAMED'];
/** Its administration page needs a web server that is not on the class path; its log beans need a log4j that is not either. */
const ZOOKEEPER_FLAGS = ['-Dzookeeper.admin.enableServer=false', '-Dzookeeper.jmx.log4j.disable=true'];

export function brokerJvm(runtime: Runtime, options: BrokerOptions): Command {
  const flags = [...archiveFlags(runtime), ...BROKER_FLAGS, `-Dbrokerage.version=${options.version}`];
  return jvm(runtime, options, flags, [BROKER_MAIN, options.propertiesFile]);
}

export function zookeeperJvm(runtime: Runtime, options: JvmOptions): Command {
  const flags = [...archiveFlags(runtime), ...ZOOKEEPER_FLAGS];
  return jvm(runtime, options, flags, [ZOOKEEPER_MAIN, options.propertiesFile]);
}

/** The same server for a short time, to record its classes into `archiveFile` when it ends. `address` is a broker's listener. */
export function trainingJvm(
  runtime: Runtime,
  options: JvmOptions,
  archiveFile: string,
  address: string | null,
): Command {
  const record = [`-XX:ArchiveClassesAtExit=${archiveFile}`, '-Xlog:disable', '-Xlog:all=error:stderr'];
  const flags = address === null ? ZOOKEEPER_FLAGS : BROKER_FLAGS;
  const server =
    address === null ? [ZOOKEEPER_MAIN, options.propertiesFile] : [BROKER_MAIN, options.propertiesFile, address];
  return jvm(runtime, options, [...record, ...flags], [TRAINING_MAIN, ...server]);
}

function archiveFlags({ archive }: Runtime): string[] {
  return archive === null ? [] : [`-XX:SharedArchiveFile=${archive}`, '-Xshare:auto'];
}

function jvm(runtime: Runtime, options: JvmOptions, flags: readonly string[], main: readonly string[]): Command {
  const settings = [`-Dlog4j.configuration=file:${options.log4jFile}`, `-Dbrokerage.marker=${options.marker}`];
  const heap = `-Xmx${options.heapMB}m`;
  const args = [...JVM_FLAGS, heap, ...flags, ...settings, '-cp', runtime.classPath, ...main];
  return { executable: runtime.executable, args };
}

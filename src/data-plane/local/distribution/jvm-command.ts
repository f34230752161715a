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
  /** Words in the process's command line by which its owner knows it again: `brokerage.marker=<marker>`. */
  readonly marker: string;
  readonly heapMB: number;
}

export interface BrokerOptions extends JvmOptions {
  readonly version: KafkaVersion;
}

/** What both servers run with, besides their options. */
export interface Runtime {
  readonly executable: string;
  readonly classPath: string;
  /** An archive of loaded classes; null to go without. */
  readonly archive: string | null;
}

export const BROKER_MAIN = 'kafka.Kafka';
export const ZOOKEEPER_MAIN = 'org.apache.zookeeper.server.quorum.QuorumPeerMain';

/**
 * Chosen for a quick start and little memory: one collector thread, the quick compiler only, no shared statistics file; a server
 * that has run out of memory ends, and is started again, instead of going on half dead.
 */
export const JVM_FLAGS: readonly string[] = [
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1',
  '-XX:-UsePerfData',
  '-XX:+ExitOnOutOfMemoryError',
  '-Djava.awt.headless=true',
];
/** Its administration page needs a web server that is not on the class path; its log beans need a log4j that is not either. */
export const ZOOKEEPER_FLAGS: readonly string[] = [
  '-Dzookeeper.admin.enableServer=false',
  '-Dzookeeper.jmx.log4j.disable=true',
];

export function brokerJvm(runtime: Runtime, options: JvmOptions): Command {
  return jvm(runtime, options, [], BROKER_MAIN);
}

export function zookeeperJvm(runtime: Runtime, options: JvmOptions): Command {
  return jvm(runtime, options, ZOOKEEPER_FLAGS, ZOOKEEPER_MAIN);
}

function jvm(runtime: Runtime, options: JvmOptions, flags: readonly string[], mainClass: string): Command {
  const archive = runtime.archive === null ? [] : [`-XX:SharedArchiveFile=${runtime.archive}`, '-Xshare:auto'];
  const args = [
    `-Xmx${options.heapMB}m`,
    ...JVM_FLAGS,
    ...archive,
    ...flags,
    `-Dlog4j.configuration=file:${options.log4jFile}`,
    `-Dbrokerage.marker=${options.marker}`,
    '-cp',
    runtime.classPath,
    mainClass,
    options.propertiesFile,
  ];
  return { executable: runtime.executable, args };
}

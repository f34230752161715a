import { delimiter } from 'node:path';
import type { KafkaVersion } from '../../../domain/instance.ts';
import { buildExtension } from './broker-extension.ts';
import { prepareArchives } from './class-data-archive.ts';
import { installJars, jarPath } from './jar-cache.ts';
import { JAR_LOCK, KAFKA_VERSIONS, distinctJars } from './jar-lock.ts';
import type { JarSource, Progress } from './jar-source.ts';
import type { JavaSearch } from './java-candidates.ts';
import { findJava } from './java.ts';
import type { Java } from './java.ts';
import { brokerJvm, zookeeperJvm } from './jvm-command.ts';
import type { BrokerOptions, Command, JvmOptions } from './jvm-command.ts';
import { mavenSource } from './maven-source.ts';
import { repositorySource } from './repository-source.ts';
import { ZOOKEEPER } from './training.ts';
import type { Server } from './training.ts';

/** Its client interfaces are the ones that every version has, so the extension is compiled against them. */
const OLDEST: KafkaVersion = '2.4.1';
/** ZooKeeper runs from the jars of this version. */
const ZOOKEEPER_JARS: KafkaVersion = '3.2.3';

/** Everything that brokers and ZooKeeper are started from, present and checked. */
export interface Distribution {
  readonly java: Java;
  /** The broker plug-ins; on every class path. */
  readonly extensionJar: string;
  classPath(version: KafkaVersion): string;
  brokerCommand(options: BrokerOptions): Command;
  zookeeperCommand(options: JvmOptions): Command;
}

export interface DistributionOptions {
  /** Downloads and what is made of them; may be shared by many homes. */
  readonly cacheFolder: string;
  /** Base URL of a Maven repository to fetch jars from, instead of through `mvn`. */
  readonly mavenUrl?: string | undefined;
  /** Where to look for a Java; this process's own environment when left out. */
  readonly javaSearch?: JavaSearch;
  readonly onProgress: Progress;
}

/**
 * Makes everything ready: a Java, the jars, the broker extension, the class archives. Safe to repeat, and from two processes at
 * once; quick when all is there. @throws SetupError in one line that says what to do: no Java, no network, a wrong hash.
 */
export async function openDistribution(options: DistributionOptions): Promise<Distribution> {
  const { cacheFolder, onProgress } = options;
  const [java] = await Promise.all([
    findJava(options.javaSearch),
    installJars(cacheFolder, distinctJars(JAR_LOCK), jarSource(options.mavenUrl), onProgress),
  ]);
  const extensionJar = await buildExtension(cacheFolder, java, kafkaClassPath(cacheFolder, OLDEST), onProgress);
  const classPath = (version: KafkaVersion): string =>
    [kafkaClassPath(cacheFolder, version), extensionJar].join(delimiter);
  const archives = await prepareArchives(cacheFolder, java, servers(classPath), onProgress);
  const runtime = (name: string, version: KafkaVersion) => ({
    executable: java.executable,
    classPath: classPath(version),
    archive: archives.get(name) ?? null,
  });
  return {
    java,
    extensionJar,
    classPath,
    brokerCommand: (broker) => brokerJvm(runtime(serverName(broker.version), broker.version), broker),
    zookeeperCommand: (server) => zookeeperJvm(runtime(ZOOKEEPER, ZOOKEEPER_JARS), server),
  };
}

function jarSource(mavenUrl: string | undefined): JarSource {
  return mavenUrl === undefined ? mavenSource() : repositorySource(mavenUrl);
}

function kafkaClassPath(cacheFolder: string, version: KafkaVersion): string {
  return JAR_LOCK[version].map((jar) => jarPath(cacheFolder, jar)).join(delimiter);
}

function servers(classPath: (version: KafkaVersion) => string): Server[] {
  const brokers = KAFKA_VERSIONS.map((version) => ({ name: serverName(version), classPath: classPath(version) }));
  return [{ name: ZOOKEEPER, classPath: classPath(ZOOKEEPER_JARS) }, ...brokers];
}

function serverName(version: KafkaVersion): string {
  return `kafka-${version}`;
}

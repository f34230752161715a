import { delimiter } from 'node:path';
import type { KafkaVersion } from '../../../domain/instance.ts';
import { buildExtension, extensionJarPath } from './broker-extension.ts';
import { isPresent, oneAtATime } from './cache-folder.ts';
import { archivePaths, keepArchives, presentArchives, recordArchives } from './class-data-archive.ts';
import { installJars, jarPath, missingJars } from './jar-cache.ts';
import { JAR_LOCK, KAFKA_VERSIONS, distinctJars } from './jar-lock.ts';
import type { LockedJar } from './jar-lock.ts';
import type { JarSource, Progress } from './jar-source.ts';
import type { JavaSearch } from './java-candidates.ts';
import { chooseJava, requireJava } from './java.ts';
import type { Java, JavaChoice } from './java.ts';
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

export interface DistributionPlace {
  /** Downloads and what is made of them; may be shared by many homes. */
  readonly cacheFolder: string;
  /** Where to look for a Java; this process's own environment when left out. */
  readonly javaSearch?: JavaSearch;
}

export interface DistributionOptions extends DistributionPlace {
  /** Base URL of a Maven repository to fetch jars from, instead of through `mvn`. */
  readonly mavenUrl?: string | undefined;
  readonly onProgress: Progress;
}

/** What is there and what is not. */
export interface DistributionState {
  readonly java: JavaChoice;
  /** Absent, or not what the lock says. */
  readonly missingJars: readonly LockedJar[];
  readonly extensionJar: string;
  readonly extensionPresent: boolean;
  /** Names of servers that would start without a class archive. */
  readonly missingArchives: readonly string[];
}

/** Looks and changes nothing. Takes about 0.2 s: each jar is read and compared with its SHA-256. */
export async function inspectDistribution(place: DistributionPlace): Promise<DistributionState> {
  const { cacheFolder } = place;
  const [java, missing, extensionJar] = await Promise.all([
    chooseJava(place.javaSearch),
    missingJars(cacheFolder, distinctJars(JAR_LOCK)),
    extensionJarPath(cacheFolder),
  ]);
  const paths =
    java.java === null
      ? new Map<string, string>()
      : archivePaths(cacheFolder, java.java, servers(cacheFolder, extensionJar));
  const present = await presentArchives(paths);
  const missingArchives = [...paths.keys()].filter((name) => !present.has(name));
  return { java, missingJars: missing, extensionJar, extensionPresent: await isPresent(extensionJar), missingArchives };
}

/**
 * Makes everything ready: a Java, the jars, the broker extension, the class archives. Safe to repeat, and from two processes at
 * once; quick when all is there. @throws SetupError in one line that says what to do: no Java, no network, a wrong hash.
 */
export async function openDistribution(options: DistributionOptions): Promise<Distribution> {
  const { cacheFolder, onProgress } = options;
  const source = options.mavenUrl === undefined ? mavenSource() : repositorySource(options.mavenUrl);
  const state = await inspectDistribution(options);
  const java = requireJava(state.java);
  const { extensionJar } = state;
  if (state.missingJars.length > 0 || !state.extensionPresent || state.missingArchives.length > 0) {
    const onWait = (): void => onProgress('waiting for another process that prepares the same cache');
    await oneAtATime(cacheFolder, onWait, () => prepare(cacheFolder, java, extensionJar, source, onProgress));
  }
  const archives = await presentArchives(archivePaths(cacheFolder, java, servers(cacheFolder, extensionJar)));
  await keepArchives(archives);
  return assemble(cacheFolder, java, extensionJar, archives);
}

async function prepare(
  cacheFolder: string,
  java: Java,
  extensionJar: string,
  source: JarSource,
  onProgress: Progress,
): Promise<void> {
  await installJars(cacheFolder, distinctJars(JAR_LOCK), source, onProgress);
  await buildExtension(cacheFolder, extensionJar, java, kafkaClassPath(cacheFolder, OLDEST), onProgress);
  const all = servers(cacheFolder, extensionJar);
  await recordArchives(cacheFolder, java, all, archivePaths(cacheFolder, java, all), onProgress);
}

function assemble(
  cacheFolder: string,
  java: Java,
  extensionJar: string,
  archives: ReadonlyMap<string, string>,
): Distribution {
  const classPath = (version: KafkaVersion): string => fullClassPath(cacheFolder, version, extensionJar);
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

function servers(cacheFolder: string, extensionJar: string): Server[] {
  const zookeeper = { name: ZOOKEEPER, classPath: fullClassPath(cacheFolder, ZOOKEEPER_JARS, extensionJar) };
  const brokers = KAFKA_VERSIONS.map((version) => ({
    name: serverName(version),
    classPath: fullClassPath(cacheFolder, version, extensionJar),
  }));
  return [zookeeper, ...brokers];
}

function serverName(version: KafkaVersion): string {
  return `kafka-${version}`;
}

/** The order is part of what an archive is good for. */
function fullClassPath(cacheFolder: string, version: KafkaVersion, extensionJar: string): string {
  return [kafkaClassPath(cacheFolder, version), extensionJar].join(delimiter);
}

function kafkaClassPath(cacheFolder: string, version: KafkaVersion): string {
  return JAR_LOCK[version].map((jar) => jarPath(cacheFolder, jar)).join(delimiter);
}

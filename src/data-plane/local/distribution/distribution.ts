import { delimiter } from 'node:path';
import type { KafkaVersion } from '../../../domain/instance.ts';
import { installJars, jarPath } from './jar-cache.ts';
import { JAR_LOCK, distinctJars } from './jar-lock.ts';
import type { Progress } from './jar-source.ts';
import type { JavaSearch } from './java-candidates.ts';
import { findJava } from './java.ts';
import type { Java } from './java.ts';
import { brokerJvm, zookeeperJvm } from './jvm-command.ts';
import type { BrokerOptions, Command, JvmOptions } from './jvm-command.ts';
import { mavenSource } from './maven-source.ts';
import { repositorySource } from './repository-source.ts';

/** ZooKeeper runs from the jars of this version. */
const ZOOKEEPER_JARS: KafkaVersion = '3.2.3';

/** Everything that brokers and ZooKeeper are started from, present and checked. */
export interface Distribution {
  readonly java: Java;
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
 * Makes everything ready: a Java, the jars. Safe to repeat, and from two processes at once; quick when all is there.
 * @throws SetupError in one line that says what to do: no Java, no network, a jar with a wrong hash.
 */
export async function openDistribution(options: DistributionOptions): Promise<Distribution> {
  const { cacheFolder, mavenUrl, onProgress } = options;
  const java = await findJava(options.javaSearch);
  const source = mavenUrl === undefined ? mavenSource() : repositorySource(mavenUrl);
  await installJars(cacheFolder, distinctJars(JAR_LOCK), source, onProgress);
  const classPath = (version: KafkaVersion): string =>
    JAR_LOCK[version].map((jar) => jarPath(cacheFolder, jar)).join(delimiter);
  const { executable } = java;
  return {
    java,
    classPath,
    brokerCommand: (broker) => brokerJvm({ executable, classPath: classPath(broker.version), archive: null }, broker),
    zookeeperCommand: (server) =>
      zookeeperJvm({ executable, classPath: classPath(ZOOKEEPER_JARS), archive: null }, server),
  };
}

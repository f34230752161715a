import type { KafkaVersion } from '../../../domain/instance.ts';
import lock from './kafka-jars.lock.json' with { type: 'json' };

/** One jar as the lock file pins it. Written by scripts/lock-kafka-jars.ts, never by hand. */
export interface LockedJar {
  readonly groupId: string;
  readonly artifactId: string;
  readonly version: string;
  readonly classifier?: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** Every jar of each Kafka version, in the order of the class path. The set of 3.2.3 also runs ZooKeeper. */
export type JarLock = Readonly<Record<KafkaVersion, readonly LockedJar[]>>;

export const KAFKA_VERSIONS: readonly KafkaVersion[] = ['2.4.1', '2.8.1', '3.2.3'];

export const JAR_LOCK: JarLock = lock;

/** Where a jar lies in a Maven repository, and below `<cache>/jars`: `org/slf4j/slf4j-api/1.7.36/slf4j-api-1.7.36.jar`. */
export function repositoryPath(jar: LockedJar): string {
  const suffix = jar.classifier === undefined ? '' : `-${jar.classifier}`;
  const folder = `${jar.groupId.replaceAll('.', '/')}/${jar.artifactId}/${jar.version}`;
  return `${folder}/${jar.artifactId}-${jar.version}${suffix}.jar`;
}

/** All jars, each once (versions share a few). */
export function distinctJars(jarLock: JarLock): LockedJar[] {
  const byPath = new Map<string, LockedJar>();
  for (const version of KAFKA_VERSIONS) for (const jar of jarLock[version]) byPath.set(repositoryPath(jar), jar);
  return [...byPath.values()];
}

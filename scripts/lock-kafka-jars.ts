/**
 * Writes src/data-plane/local/distribution/kafka-jars.lock.json: for each Kafka version every jar that Maven resolves,
 * in the order of the class path, with its size and SHA-256. Run it after changing ROOTS and review the difference:
 *
 *     node scripts/lock-kafka-jars.ts
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { KafkaVersion } from '../src/domain/instance.ts';
import type { LockedJar } from '../src/data-plane/local/distribution/jar-lock.ts';
import { KAFKA_VERSIONS } from '../src/data-plane/local/distribution/jar-lock.ts';

const ROOTS: Record<KafkaVersion, string> = {
  '2.4.1': 'org.apache.kafka:kafka_2.12:2.4.1',
  '2.8.1': 'org.apache.kafka:kafka_2.13:2.8.1',
  '3.2.3': 'org.apache.kafka:kafka_2.13:3.2.3',
};
/** Kafka's POM brings slf4j-api only; without a back end nothing is logged. */
const LOG_BACK_END = ['org.slf4j:slf4j-reload4j:1.7.36', 'ch.qos.reload4j:reload4j:1.2.25'];
const PLUGIN = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1';
const LOCK_FILE = new URL('../src/data-plane/local/distribution/kafka-jars.lock.json', import.meta.url);
const REPOSITORY = '@repository@/';

function pom(coordinates: readonly string[]): string {
  const dependencies = coordinates.map((coordinate) => {
    const [groupId = '', artifactId = '', version = ''] = coordinate.split(':');
    return `<dependency><groupId>${groupId}</groupId><artifactId>${artifactId}</artifactId><version>${version}</version></dependency>`;
  });
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
<modelVersion>4.0.0</modelVersion><groupId>io.brokerage</groupId><artifactId>lock</artifactId><version>1</version><packaging>pom</packaging>
<dependencies>${dependencies.join('\n')}</dependencies>
</project>`;
}

function lockedJar(folder: string, path: string): LockedJar {
  const parts = path.split('/');
  const [artifactId = '', version = ''] = parts.slice(-3);
  const classifier = basename(path, '.jar').slice(`${artifactId}-${version}-`.length);
  const content = readFileSync(join(folder, path));
  return {
    groupId: parts.slice(0, -3).join('.'),
    artifactId,
    version,
    ...(classifier === '' ? {} : { classifier }),
    sha256: createHash('sha256').update(content).digest('hex'),
    bytes: content.length,
  };
}

function resolveJars(version: KafkaVersion, folder: string): LockedJar[] {
  mkdirSync(folder);
  writeFileSync(join(folder, 'pom.xml'), pom([ROOTS[version], ...LOG_BACK_END]));
  const options = [
    '-DincludeScope=runtime',
    `-Dmdep.outputFile=${join(folder, 'class-path')}`,
    '-Dmdep.pathSeparator=,',
    '-Dmdep.fileSeparator=/',
    '-Dmdep.localRepoProperty=@repository@',
    `-DoutputDirectory=${join(folder, 'jars')}`,
    '-Dmdep.useRepositoryLayout=true',
  ];
  const goals = [`${PLUGIN}:build-classpath`, `${PLUGIN}:copy-dependencies`];
  execFileSync('mvn', ['-B', '-q', '-f', join(folder, 'pom.xml'), ...options, ...goals], { stdio: 'inherit' });
  return readFileSync(join(folder, 'class-path'), 'utf8')
    .trim()
    .split(',')
    .map((entry) => lockedJar(join(folder, 'jars'), entry.slice(REPOSITORY.length)));
}

const work = mkdtempSync(join(tmpdir(), 'brokerage-lock-'));
try {
  const lock = Object.fromEntries(
    KAFKA_VERSIONS.map((version) => [version, resolveJars(version, join(work, version))]),
  );
  writeFileSync(LOCK_FILE, `${JSON.stringify(lock, null, 2)}\n`);
  for (const version of KAFKA_VERSIONS) console.log(`${version}: ${lock[version]?.length ?? 0} jars`);
} finally {
  rmSync(work, { recursive: true, force: true });
}

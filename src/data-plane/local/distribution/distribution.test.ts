import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { openDistribution } from './distribution.ts';
import type { Distribution } from './distribution.ts';
import { KAFKA_VERSIONS } from './jar-lock.ts';

const cacheFolder = process.env['BROKERAGE_CACHE'] ?? join(homedir(), '.cache', 'brokerage');
const FIRST_LIMIT_MS = 300_000;
const OPTIONS = { propertiesFile: '/p', log4jFile: '/l', marker: 'instance-1', heapMB: 256 };

const open = (): Promise<Distribution> => {
  const mavenUrl = process.env['BROKERAGE_MAVEN_URL'];
  return openDistribution({ cacheFolder, mavenUrl, onProgress: () => undefined });
};

let distribution: Distribution;

beforeAll(async () => {
  distribution = await open();
}, FIRST_LIMIT_MS);

test('every file of every class path is there, with the broker extension at its end', async () => {
  for (const version of KAFKA_VERSIONS) {
    const entries = distribution.classPath(version).split(delimiter);
    await Promise.all(entries.map((entry) => access(entry)));
    expect(entries.at(-1)).toBe(distribution.extensionJar);
    expect(entries[0]).toContain(`${version}.jar`);
  }
});

test('a JVM accepts the archive of each version with the flags and class path that brokers get', async () => {
  for (const version of KAFKA_VERSIONS) {
    const { executable, args } = distribution.brokerCommand({ ...OPTIONS, version });
    expect(args).toContain('-Xshare:auto');
    const strict = args.slice(0, -2).map((arg) => (arg === '-Xshare:auto' ? '-Xshare:on' : arg));
    await promisify(execFile)(executable, [...strict, '-version']);
  }
});

test('opening again changes nothing and tells of no work', async () => {
  const told: string[] = [];
  const again = await openDistribution({ cacheFolder, onProgress: (text) => told.push(text) });
  expect(told).toEqual([]);
  const options = { ...OPTIONS, version: '2.8.1' } as const;
  expect(again.brokerCommand(options)).toEqual(distribution.brokerCommand(options));
});

test('a command carries its marker, heap, log and configuration file, and the right main class', () => {
  const { args } = distribution.zookeeperCommand(OPTIONS);
  expect(args).toEqual(
    expect.arrayContaining(['-Xmx256m', '-Dbrokerage.marker=instance-1', '-Dlog4j.configuration=file:/l']),
  );
  expect(args.slice(-2)).toEqual(['org.apache.zookeeper.server.quorum.QuorumPeerMain', '/p']);
  expect(distribution.brokerCommand({ ...OPTIONS, version: '3.2.3' }).args.slice(-2)).toEqual(['kafka.Kafka', '/p']);
});

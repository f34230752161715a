import { createHash } from 'node:crypto';
import { mkdir, open, rename, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { SetupError } from '../../../lib/setup-error.ts';
import type { LockedJar } from './jar-lock.ts';
import { withTemporaryFolder } from './cache-folder.ts';
import { repositoryPath } from './jar-lock.ts';
import type { JarSource, Progress } from './jar-source.ts';

/**
 * `<cache>/jars` has the layout of a Maven repository, so a filled cache can be served as one to machines without a network.
 * A jar gets there by one rename after its SHA-256 was checked: two processes at once do the work twice and harm nothing.
 */
export function jarPath(cacheFolder: string, jar: LockedJar): string {
  return join(cacheFolder, 'jars', repositoryPath(jar));
}

/** Class-data archives remember each jar's size and time; with one fixed time an archive stays good when a jar is fetched again. */
export const BUILD_TIME = new Date('2020-01-01T00:00:00Z');

const READ_BYTES = 64 * 1024;

/**
 * The jars that are absent or not what the lock says. Reads all of them: 105 MB take about 0.2 s, less than any stamp
 * that could go stale would be worth.
 */
export async function missingJars(cacheFolder: string, jars: readonly LockedJar[]): Promise<LockedJar[]> {
  const missing: LockedJar[] = [];
  for (const jar of jars) if ((await sha256(jarPath(cacheFolder, jar))) !== jar.sha256) missing.push(jar);
  return missing;
}

/**
 * Makes every jar present and right. Safe to repeat and to run in two processes at once.
 * @throws SetupError from the source, or naming the jar whose hash is wrong; then nothing was put in place.
 */
export async function installJars(
  cacheFolder: string,
  jars: readonly LockedJar[],
  source: JarSource,
  onProgress: Progress,
): Promise<void> {
  const missing = await missingJars(cacheFolder, jars);
  if (missing.length === 0) return;
  const megabytes = Math.ceil(missing.reduce((sum, jar) => sum + jar.bytes, 0) / 1e6);
  onProgress(`fetching ${missing.length} Kafka jars (${megabytes} MB) through ${source.name}`, 0, missing.length);
  await withTemporaryFolder(cacheFolder, async (folder) => {
    await source.fetch(missing, folder, onProgress);
    for (const jar of missing) await checkHash(join(folder, repositoryPath(jar)), jar, source.name);
    for (const jar of missing) await putInPlace(join(folder, repositoryPath(jar)), jarPath(cacheFolder, jar));
  });
}

async function checkHash(file: string, jar: LockedJar, sourceName: string): Promise<void> {
  const found = await sha256(file);
  if (found === jar.sha256) return;
  const name = `${jar.groupId}:${jar.artifactId}:${jar.version}`;
  const problem =
    found === null
      ? `${sourceName} did not deliver ${name}`
      : `${name} from ${sourceName} is not the pinned jar (SHA-256 wanted ${jar.sha256}, found ${found})`;
  throw new SetupError(
    problem,
    'check the mirror or the local Maven repository it came from, delete that copy, and try again',
  );
}

async function putInPlace(from: string, to: string): Promise<void> {
  await utimes(from, BUILD_TIME, BUILD_TIME);
  await mkdir(dirname(to), { recursive: true });
  await rename(from, to);
}

/**
 * Hex, or null when there is no such file. Through one small buffer: streams would leave the server that hashes at its start tens of
 * megabytes larger for good.
 */
async function sha256(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(READ_BYTES);
  const file = await open(path).catch(() => null);
  if (file === null) return null;
  try {
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}

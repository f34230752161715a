import { createHash } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isPresent, withTemporaryFolder } from './cache-folder.ts';
import type { Progress } from './jar-source.ts';
import type { Java } from './java.ts';
import { JVM_FLAGS } from './jvm-command.ts';
import { recordClasses } from './training.ts';
import type { Server } from './training.ts';

/*
 * Class-data archives (AppCDS): the classes that a server loads at its start, parsed and verified already, mapped into the next JVM.
 * With one a broker starts in 0.8 s instead of 1.3 s and takes 20 MB less. An archive is good for one Java build, one class path
 * and the flags it was made with, so these are its name; a JVM that cannot use one goes on without.
 */

/** `-XX:ArchiveClassesAtExit` came with this Java. */
const FIRST_JAVA_WITH_ARCHIVES = 13;
/** An archive that nothing was started with for this long belongs to a Java or a class path of the past. */
const UNUSED_AFTER_MS = 30 * 24 * 60 * 60 * 1000;

/** Where the archive of each server is or would be, by the server's name. Empty for a Java that makes none. */
export function archivePaths(cacheFolder: string, java: Java, servers: readonly Server[]): Map<string, string> {
  if (java.version < FIRST_JAVA_WITH_ARCHIVES) return new Map();
  return new Map(
    servers.map((server) => {
      const ingredients = [java.javaHome, java.build, server.classPath, ...JVM_FLAGS];
      const key = createHash('sha256').update(ingredients.join('\n')).digest('hex').slice(0, 16);
      return [server.name, join(cacheFolder, 'cds', `${server.name}-${key}.jsa`)];
    }),
  );
}

/**
 * Records what is missing of `paths`, by starting ZooKeeper and a broker of each version once in a temporary folder. Safe to repeat and
 * in two processes at once. Brokers run without archives too, so a recording that fails is told through `onProgress`
 * and tried again the next time.
 */
export async function recordArchives(
  cacheFolder: string,
  java: Java,
  servers: readonly Server[],
  paths: ReadonlyMap<string, string>,
  onProgress: Progress,
): Promise<void> {
  const present = await presentArchives(paths);
  const missing = servers.filter((server) => paths.has(server.name) && !present.has(server.name));
  if (missing.length === 0) return;
  try {
    await withTemporaryFolder(cacheFolder, async (folder) => {
      const recorded = await recordClasses(java.executable, servers, missing, folder, onProgress);
      for (const [name, file] of recorded) {
        const path = paths.get(name);
        if (path === undefined) continue;
        await mkdir(dirname(path), { recursive: true });
        await rename(file, path);
      }
    });
    await removeUnused(join(cacheFolder, 'cds'));
  } catch (error) {
    onProgress(`starting without class archives: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Those of `paths` that are there. */
export async function presentArchives(paths: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  const present = new Map<string, string>();
  for (const [name, path] of paths) if (await isPresent(path)) present.set(name, path);
  return present;
}

/** Notes that they are in use, so that they are kept. */
export async function keepArchives(present: ReadonlyMap<string, string>): Promise<void> {
  const now = new Date();
  for (const path of present.values()) await utimes(path, now, now).catch(() => undefined);
}

async function removeUnused(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = join(folder, name);
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Infinity }));
    if (mtimeMs < Date.now() - UNUSED_AFTER_MS) await rm(file, { force: true });
  }
}

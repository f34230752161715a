import { createHash } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Java } from './java.ts';
import { withTemporaryFolder } from './jar-cache.ts';
import type { Progress } from './jar-source.ts';
import { JVM_FLAGS } from './jvm-command.ts';
import { recordClasses } from './training.ts';
import type { Server } from './training.ts';

/**
 * Class-data archives (AppCDS): the classes that a server loads at its start, parsed and verified already, mapped into the next JVM.
 * With one a broker starts in 0.8 s instead of 1.3 s and takes 20 MB less. An archive is good for one Java build, one class path
 * and the flags it was made with, so these are its name; a JVM that cannot use one goes on without.
 */

/** `-XX:ArchiveClassesAtExit` came with this Java. */
const FIRST_JAVA_WITH_ARCHIVES = 13;
/** An archive that nothing was started with for this long belongs to a Java or a class path of the past. */
const UNUSED_AFTER_MS = 30 * 24 * 60 * 60 * 1000;

/** Where the archive of a server is or would be; null when this Java makes none. */
export function archivePath(cacheFolder: string, java: Java, server: Server): string | null {
  if (java.version < FIRST_JAVA_WITH_ARCHIVES) return null;
  const ingredients = [java.javaHome, java.build, server.classPath, ...JVM_FLAGS];
  const key = createHash('sha256').update(ingredients.join('\n')).digest('hex').slice(0, 16);
  return join(cacheFolder, 'cds', `${server.name}-${key}.jsa`);
}

export async function isPresent(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

/**
 * Records what is missing, by starting ZooKeeper and a broker of each version once in a temporary folder. Safe to repeat and in two
 * processes at once. Returns the archives that are there now, by the server's name: brokers run without one too, so a
 * recording that fails is told through `onProgress` and tried again the next time.
 */
export async function prepareArchives(
  cacheFolder: string,
  java: Java,
  servers: readonly Server[],
  onProgress: Progress,
): Promise<Map<string, string>> {
  const paths = new Map<string, string>();
  const missing: Server[] = [];
  for (const server of servers) {
    const file = archivePath(cacheFolder, java, server);
    if (file === null) continue;
    paths.set(server.name, file);
    if (!(await isPresent(file))) missing.push(server);
  }
  if (missing.length > 0) await record(cacheFolder, java, servers, missing, paths, onProgress);
  for (const [name, file] of paths) {
    const now = new Date();
    await utimes(file, now, now).catch(() => paths.delete(name));
  }
  return paths;
}

async function record(
  cacheFolder: string,
  java: Java,
  servers: readonly Server[],
  missing: readonly Server[],
  paths: ReadonlyMap<string, string>,
  onProgress: Progress,
): Promise<void> {
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

async function removeUnused(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = join(folder, name);
    const { mtimeMs } = await stat(file);
    if (mtimeMs < Date.now() - UNUSED_AFTER_MS) await rm(file, { force: true });
  }
}

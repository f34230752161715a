import { randomUUID } from 'node:crypto';
import { access, mkdir, readdir, rm, rmdir, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SetupError } from '../../../lib/setup-error.ts';

/** What a killed process left in `<cache>/tmp` is taken away after this time. */
const ABANDONED_AFTER_MS = 24 * 60 * 60 * 1000;
const STORAGE_ERRORS = new Set(['ENOSPC', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR']);
const SIGN_OF_LIFE_MS = 1000;
const DEAD_AFTER_MS = 10_000;
const LOOK_AGAIN_MS = 200;

export async function isPresent(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/**
 * A folder on the cache's own file system, so that what is made in it can be renamed into place; gone afterwards.
 * @throws SetupError when the cache cannot be written to.
 */
export async function withTemporaryFolder<T>(cacheFolder: string, use: (folder: string) => Promise<T>): Promise<T> {
  const parent = join(cacheFolder, 'tmp');
  const folder = join(parent, randomUUID());
  try {
    await mkdir(folder, { recursive: true });
    await removeAbandoned(parent);
    return await use(folder);
  } catch (error) {
    throw isStorageError(error) ? cannotWrite(cacheFolder, error) : error;
  } finally {
    // what cannot be removed now is taken away by a later call
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

async function removeAbandoned(parent: string): Promise<void> {
  for (const entry of await readdir(parent)) {
    const { mtimeMs } = await stat(join(parent, entry)).catch(() => ({ mtimeMs: Infinity }));
    if (mtimeMs < Date.now() - ABANDONED_AFTER_MS) await rm(join(parent, entry), { recursive: true, force: true });
  }
}

/**
 * Lets one process at a time fill a cache, so that others wait instead of fetching the same. Economy only: everything is put in
 * place by a rename, so two at once are safe, and a lock whose holder shows no life for ten seconds is simply taken.
 * `onWait` is called once when another process is at it.
 */
export async function oneAtATime<T>(cacheFolder: string, onWait: () => void, use: () => Promise<T>): Promise<T> {
  const lock = join(cacheFolder, 'filling');
  await take(cacheFolder, lock, onWait);
  const alive = setInterval(() => void utimes(lock, new Date(), new Date()).catch(() => undefined), SIGN_OF_LIFE_MS);
  try {
    return await use();
  } finally {
    clearInterval(alive);
    await rmdir(lock).catch(() => undefined);
  }
}

async function take(cacheFolder: string, lock: string, onWait: () => void): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await mkdir(cacheFolder, { recursive: true });
      await mkdir(lock);
      return;
    } catch (error) {
      if (isStorageError(error)) throw cannotWrite(cacheFolder, error);
      const { mtimeMs } = await stat(lock).catch(() => ({ mtimeMs: Infinity }));
      if (mtimeMs < Date.now() - DEAD_AFTER_MS) await rmdir(lock).catch(() => undefined);
    }
    if (attempt === 0) onWait();
    await sleep(LOOK_AGAIN_MS);
  }
}

/** The disk's or the file system's fault, so trying again or elsewhere does not help. */
export function isStorageError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && STORAGE_ERRORS.has(error.code as string);
}

function cannotWrite(cacheFolder: string, error: NodeJS.ErrnoException): SetupError {
  const problem = `The cache ${cacheFolder} cannot be written to (${error.message})`;
  return new SetupError(problem, 'make room there, or set BROKERAGE_CACHE to another folder', { cause: error });
}

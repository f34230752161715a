import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Random } from '../lib/random.ts';
import { SetupError } from '../lib/setup-error.ts';

const KEY_BYTES = 32;

export function keyFileOf(home: string): string {
  return join(home, 'secret.key');
}

/**
 * The key of this home's secrets.
 * @returns null when there is no key file.
 * @throws SetupError when others can read the file, or it holds no key.
 */
export function readKeyFile(home: string): Buffer | null {
  const file = keyFileOf(home);
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) return null;
  if ((found.mode & 0o077) !== 0) {
    throw new SetupError(`${file} can be read by others`, `take their rights away with chmod 600 ${file}`);
  }
  const key = readFileSync(file);
  if (key.length !== KEY_BYTES) {
    throw new SetupError(`${file} holds ${key.length} bytes and not ${KEY_BYTES}`, 'restore it from a backup');
  }
  return key;
}

/**
 * Makes the key file: whole under its name or not at all, readable by its owner only. When it exists already (another server of
 * this home was faster), that one is the key.
 */
export function createKeyFile(home: string, random: Random): Buffer {
  const file = keyFileOf(home);
  const half = `${file}.${process.pid}`;
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 });
    rmSync(half, { force: true });
    const descriptor = openSync(half, 'wx', 0o600);
    try {
      writeSync(descriptor, random.bytes(KEY_BYTES));
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    chmodSync(half, 0o600);
    // A link, unlike a rename, never replaces a key that is there.
    linkSync(half, file);
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) {
      throw new SetupError(
        `${file} cannot be written (${String(cause)})`,
        'repair its folder, or choose another BROKERAGE_HOME',
        { cause },
      );
    }
  } finally {
    rmSync(half, { force: true });
  }
  const key = readKeyFile(home);
  if (!key) throw new SetupError(`${file} disappeared while it was made`, 'start Brokerage again');
  return key;
}

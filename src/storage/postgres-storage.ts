import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type pg from 'pg';
import { systemRandom, type Random } from '../lib/random.ts';
import { SetupError } from '../lib/setup-error.ts';
import { openDatabase, openPool } from './database.ts';
import { openEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres/embedded-postgres.ts';
import { keepRunning } from './embedded-postgres/keep-running.ts';
import { openExclusiveLocks, type ExclusiveLocks } from './exclusive-locks.ts';
import type { StartJobs } from './jobs.ts';
import { jobRunner } from './job-runner.ts';
import { knownKeyPairs, type KnownKeyPairs } from './known-key-pairs.ts';
import { migrate } from './migrate.ts';
import { openSeal } from './home-seal.ts';
import { rowsOf } from './queries/rows.ts';
import type { Schema } from './schema.ts';
import type { Seal } from './seal.ts';
import type { Storage } from './storage.ts';
import { inTransaction } from './transaction.ts';

export interface StorageOptions {
  /** An outside PostgreSQL; without it one of our own runs with its data under `home`. */
  readonly databaseUrl?: string | undefined;
  readonly home: string;
  readonly log: Logger;
  /** For keys and nonces: only `systemRandom` is fit outside tests. */
  readonly random?: Random;
  /** Words for a person who waits. */
  readonly onProgress?: (text: string) => void;
}

export interface OpenStorage {
  readonly storage: Storage;
  readonly startJobs: StartJobs;
  /** Our own PostgreSQL, and whether it ran before this call; null for an outside one. */
  readonly ownPostgres: { readonly pid: number; readonly adopted: boolean } | null;
  /**
   * From now on our own PostgreSQL is started again when it ends by itself, until `close`. For a server; a command that is soon over
   * must not revive what a server is just stopping. Nothing for an outside one. Twice is as once.
   */
  keepDatabaseRunning(): void;
  /** Lets go of the database; with `stopDatabase`, our own PostgreSQL ends too (an outside one never does). Twice is as once. */
  close(options: { readonly stopDatabase: boolean }): Promise<void>;
}

/**
 * Opens the database, our own or an outside one, and brings it to this program's schema. Safe to call again after a crash at any
 * point, and by several servers at once.
 * @throws SetupError, one line that says what to do.
 */
export async function openStorage(options: StorageOptions): Promise<OpenStorage> {
  const embedded = options.databaseUrl === undefined ? await openEmbeddedPostgres(options) : null;
  const databaseUrl = options.databaseUrl ?? embedded?.databaseUrl ?? '';
  const pool = openPool(databaseUrl, options.log);
  try {
    await reach(pool);
    await migrate(pool, options.log);
    const seal = await openSeal(pool, options.home, options.random ?? systemRandom);
    return assemble({ ...options, databaseUrl }, pool, seal, embedded);
  } catch (error) {
    await pool.end();
    // One that ran before us may have other users.
    if (embedded?.adopted === false) await embedded.stop();
    throw error;
  }
}

async function reach(pool: pg.Pool): Promise<void> {
  try {
    await pool.query('SELECT 1');
  } catch (cause) {
    const why = cause instanceof AggregateError ? cause.errors.map(String).join(', ') : String(cause);
    throw new SetupError(`the database does not answer (${why})`, 'check DATABASE_URL and that the server runs', {
      cause,
    });
  }
}

function assemble(
  options: StorageOptions & { databaseUrl: string },
  pool: pg.Pool,
  seal: Seal,
  embedded: EmbeddedPostgres | null,
): OpenStorage {
  const { databaseUrl, log } = options;
  const db = openDatabase(pool);
  const locks = openExclusiveLocks(databaseUrl, log);
  const { keyPairs } = rowsOf(db, seal);
  const known = knownKeyPairs(databaseUrl, (secretId) => keyPairs.bySecretId(secretId), log);
  const storage = storageOf(db, pool, seal, locks, known);
  const jobs = jobRunner({ databaseUrl, storage, locks });
  let letGo: (() => void) | undefined;
  let closing: Promise<void> | undefined;
  const closeOnce = (): Promise<void> => (closing ??= jobs.stop().then(() => storage.close()));
  return {
    storage,
    startJobs: jobs.start,
    ownPostgres: embedded && { pid: embedded.pid, adopted: embedded.adopted },
    keepDatabaseRunning() {
      if (embedded !== null) letGo ??= keepRunning(embedded, () => openEmbeddedPostgres(options), log);
    },
    close: async ({ stopDatabase }) => {
      letGo?.();
      await closeOnce();
      if (stopDatabase) await embedded?.stop();
    },
  };
}

function storageOf(
  db: Kysely<Schema>,
  pool: pg.Pool,
  seal: Seal,
  locks: ExclusiveLocks,
  known: KnownKeyPairs,
): Storage {
  let closing: Promise<void> | undefined;
  const rows = rowsOf(db, seal);
  return {
    rows: { ...rows, keyPairs: { ...rows.keyPairs, bySecretId: known.bySecretId } },
    transaction: (work) => inTransaction(db, (transaction) => work(rowsOf(transaction, seal))),
    exclusively: (name, work) => locks.exclusively(name, work),
    ping: async () => {
      await pool.query('SELECT 1');
    },
    close: () => (closing ??= Promise.all([locks.close(), known.close()]).then(() => pool.end())),
  };
}

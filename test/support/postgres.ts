import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import pino, { type Logger } from 'pino';
import { inject, onTestFinished } from 'vitest';
import { openPool } from '../../src/storage/database.ts';
import { openEmbeddedPostgres, type EmbeddedPostgres } from '../../src/storage/embedded-postgres/embedded-postgres.ts';
import { migrate } from '../../src/storage/migrate.ts';
import { openStorage, type OpenStorage } from '../../src/storage/postgres-storage.ts';

const TEMPLATE = 'migrated';
const TEMPLATE_LOCK = 1;

export interface FreshStorage extends OpenStorage {
  /** Its own database: a second `openStorage` with it and `home` is a second server. */
  readonly databaseUrl: string;
  /** A folder of its own, with the key file. */
  readonly home: string;
}

/**
 * An empty, migrated database of its own on the run's PostgreSQL (about 50 ms; the first call of a run starts that in 1 to 2 s).
 * Closed and removed when the test is finished; call it in a test, or use `openFreshStorage` and its `remove` in hooks.
 */
export async function freshStorage(log: Logger = pino({ level: 'silent' })): Promise<FreshStorage> {
  const { remove, ...fresh } = await openFreshStorage(log);
  onTestFinished(remove);
  return fresh;
}

export async function openFreshStorage(
  log: Logger = pino({ level: 'silent' }),
): Promise<FreshStorage & { readonly remove: () => Promise<void> }> {
  const { databaseUrl, drop } = await freshDatabase({ migrated: true });
  const home = mkdtempSync(join(inject('postgresHome'), 'home-'));
  const open = await openStorage({ databaseUrl, home, log });
  const remove = async (): Promise<void> => {
    await open.close({ stopDatabase: false });
    await drop();
    rmSync(home, { recursive: true, force: true });
  };
  return { ...open, databaseUrl, home, remove };
}

let runsServer: Promise<EmbeddedPostgres> | undefined;

/** The run's PostgreSQL, found or started; nobody misses what it loses in a crash. */
function openRunsServer(): Promise<EmbeddedPostgres> {
  return openEmbeddedPostgres({
    home: inject('postgresHome'),
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '100' },
  });
}

/** A database of its own, empty or with the tables of this program. */
export async function freshDatabase({ migrated }: { migrated: boolean }): Promise<{
  databaseUrl: string;
  drop: () => Promise<void>;
}> {
  const server = await (runsServer ??= openRunsServer());
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(server.databaseUrl, async (admin) => {
    if (migrated) await makeTemplate(admin, server.databaseUrl);
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${migrated ? TEMPLATE : 'template0'} STRATEGY file_copy`);
  });
  return {
    databaseUrl: inDatabase(server.databaseUrl, name),
    drop: () => asAdmin(server.databaseUrl, (admin) => admin.query(`DROP DATABASE ${name} (FORCE)`)),
  };
}

function inDatabase(databaseUrl: string, name: string): string {
  return databaseUrl.replace('/postgres?', `/${name}?`);
}

async function asAdmin(databaseUrl: string, work: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ connectionString: databaseUrl });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}

/** Migrates once per run; every database after that is a copy. */
async function makeTemplate(admin: pg.Client, databaseUrl: string): Promise<void> {
  await admin.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
  try {
    const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [TEMPLATE]);
    if (rowCount) return;
    const half = `${TEMPLATE}_half`;
    await admin.query(`CREATE DATABASE ${half}`);
    const log = pino({ level: 'silent' });
    const pool = openPool(inDatabase(databaseUrl, half), log);
    await migrate(pool, log);
    await pool.end();
    await admin.query(`ALTER DATABASE ${half} RENAME TO ${TEMPLATE}`);
  } finally {
    await admin.query('SELECT pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
  }
}

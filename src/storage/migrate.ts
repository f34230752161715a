import { runMigrations as migrateQueue } from 'graphile-worker';
import type pg from 'pg';
import type { Logger } from 'pino';
import { SetupError } from '../lib/setup-error.ts';
import { queueLogger } from './queue-logger.ts';
import { MIGRATIONS } from './migrations/migrations.ts';

/** One number for all Brokerage programs: whoever holds it migrates, the others wait and then find nothing to do. */
const MIGRATION_LOCK = 8_597_001;

/**
 * Brings the database to the schema that this program knows, the job queue's own schema too. Each migration is all or nothing.
 * Twice, or by two servers at once, is as once.
 * @throws SetupError when the database is ahead of this program; nothing is changed then.
 */
export async function migrate(pool: pg.Pool, log: Logger, migrations = MIGRATIONS): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query('BEGIN');
    await applyMissing(client, migrations);
    await client.query('COMMIT');
    await migrateQueue({ pgPool: pool, logger: queueLogger(log) });
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    client.release();
  }
}

async function applyMissing(client: pg.PoolClient, migrations: typeof MIGRATIONS): Promise<void> {
  const present = await client.query<{ there: boolean }>(
    `SELECT to_regclass('schema_migrations') IS NOT NULL AS there`,
  );
  if (present.rows[0]?.there !== true) {
    await client.query(`CREATE TABLE schema_migrations (
      number integer PRIMARY KEY, name text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`);
  }
  const { rows } = await client.query<{ found: number }>(
    'SELECT coalesce(max(number), 0) AS found FROM schema_migrations',
  );
  const found = rows[0]?.found ?? 0;
  const known = migrations.at(-1)?.number ?? 0;
  if (found > known) {
    throw new SetupError(
      `this home was written by a newer Brokerage (schema ${found}, this one knows ${known})`,
      'upgrade Brokerage or use another BROKERAGE_HOME',
    );
  }
  for (const { number, name, sql } of migrations.filter((migration) => migration.number > found)) {
    await client.query(sql);
    await client.query('INSERT INTO schema_migrations (number, name) VALUES ($1, $2)', [number, name]);
  }
}

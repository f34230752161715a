import pino from 'pino';
import type pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { freshDatabase } from '../../test/support/postgres.ts';
import { openPool } from './database.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations/migrations.ts';

const log = pino({ level: 'silent' });

async function emptyPool(): Promise<pg.Pool> {
  const { databaseUrl, drop } = await freshDatabase({ migrated: false });
  const pool = openPool(databaseUrl, log);
  onTestFinished(async () => {
    await pool.end();
    await drop();
  });
  return pool;
}

async function relations(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT relnamespace::regnamespace || '.' || relname AS name FROM pg_class
     WHERE relnamespace::regnamespace::text IN ('public', 'graphile_worker') ORDER BY 1`,
  );
  return rows.map((row) => row.name);
}

it('brings an empty database to the newest schema, and does nothing the second time', async () => {
  const pool = await emptyPool();
  await migrate(pool, log);
  const made = await relations(pool);
  expect(made).toContain('public.instances');
  expect(made).toContain('graphile_worker._private_jobs');
  await migrate(pool, log);
  expect(await relations(pool)).toEqual(made);
});

it('is safe for several servers at once', async () => {
  const pool = await emptyPool();
  await Promise.all([migrate(pool, log), migrate(pool, log), migrate(pool, log)]);
  const { rows } = await pool.query<{ number: number }>('SELECT number FROM schema_migrations ORDER BY number');
  expect(rows.map((row) => row.number)).toEqual(MIGRATIONS.map((it) => it.number));
});

it('refuses a newer schema in one line that says what to do, and changes nothing', async () => {
  const pool = await emptyPool();
  const next = { number: 99, name: 'from the future', sql: 'CREATE TABLE future (id integer)' };
  await migrate(pool, log, [...MIGRATIONS, next]);
  const before = await relations(pool);
  await expect(migrate(pool, log)).rejects.toThrow(
    `this home was written by a newer Brokerage (schema 99, this one knows ${MIGRATIONS.at(-1)?.number ?? 0}): ` +
      'upgrade Brokerage or use another BROKERAGE_HOME',
  );
  expect(await relations(pool)).toEqual(before);
});

it('leaves nothing of a migration that fails', async () => {
  const pool = await emptyPool();
  const broken = { number: 98, name: 'broken', sql: 'CREATE TABLE half (id integer); SELECT 1/0' };
  await expect(migrate(pool, log, [...MIGRATIONS, broken])).rejects.toThrow(/division by zero/);
  expect(await relations(pool)).toEqual([]);
  await migrate(pool, log);
  expect(await relations(pool)).not.toContain('public.half');
});

it('gives the events of a home written before to their accounts, and adds what accounts were told', async () => {
  const pool = await emptyPool();
  await migrate(
    pool,
    log,
    MIGRATIONS.filter((it) => it.number <= 9),
  );
  await pool.query(`
    INSERT INTO accounts (app_id, uin, time_zone, created_at) VALUES (7, '7', 'UTC', now());
    INSERT INTO notices (app_id, kind, overdue_since, at, text, next_delivery_at)
      VALUES (7, 'overdue', now(), now(), 'a', now()), (7, 'deleted', now(), now(), 'b', now())`);
  await migrate(pool, log);
  const { rows } = await pool.query('SELECT app_id, kind, text FROM events ORDER BY event_id');
  expect(rows).toEqual([
    { app_id: 7, kind: 'overdue', text: 'a' },
    { app_id: 7, kind: 'arrears-deleted', text: 'b' },
  ]);
});

it('makes of the tags that resources of a home written before carry the tags that its accounts have', async () => {
  const pool = await emptyPool();
  await migrate(
    pool,
    log,
    MIGRATIONS.filter((it) => it.number <= 15),
  );
  await pool.query(`
    INSERT INTO accounts (app_id, uin, time_zone, created_at) VALUES (7, '7', 'UTC', now());
    INSERT INTO tags (app_id, kind, resource_id, tag_key, tag_value, region)
      VALUES (7, 'vpc', 'a', 'k', 'v', 'r'), (7, 'subnet', 'b', 'k', 'v', 'r'), (7, 'subnet', 'b', 'l', '', 'r')`);
  await migrate(pool, log);
  const { rows } = await pool.query('SELECT app_id, tag_key, tag_value FROM tag_pairs ORDER BY tag_key');
  expect(rows).toEqual([
    { app_id: 7, tag_key: 'k', tag_value: 'v' },
    { app_id: 7, tag_key: 'l', tag_value: '' },
  ]);
});

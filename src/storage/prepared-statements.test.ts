import type pg from 'pg';
import { sql } from 'kysely';
import pino from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { freshDatabase } from '../../test/support/postgres.ts';
import { openDatabase, openPool } from './database.ts';

it('sends by name what comes again and again, on every connection, and answers the same', async () => {
  const { databaseUrl, drop } = await freshDatabase({ migrated: false });
  const pool: pg.Pool = openPool(databaseUrl, pino({ level: 'silent' }), 2);
  const db = openDatabase(pool);
  onTestFinished(async () => {
    await db.destroy();
    await drop();
  });
  const twice = async (n: number): Promise<number | undefined> =>
    (await sql<{ twice: number }>`select ${n}::int * 2 as twice`.execute(db)).rows[0]?.twice;
  for (let round = 1; round <= 20; round += 1) {
    expect(await Promise.all([twice(round), twice(-round)])).toEqual([2 * round, -2 * round]);
  }
  await sql`select 1 as once`.execute(db);
  const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(db);
  expect(rows).toEqual([{ statement: 'select $1::int * 2 as twice' }]);
});

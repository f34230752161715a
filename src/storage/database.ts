import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import type { Logger } from 'pino';
import pg from 'pg';
import { preparing } from './prepared-statements.ts';
import type { Schema } from './schema.ts';

const CONNECTIONS_MAX = 8;

/** bigint columns hold AppIds, FlowIds and counts: numbers, as long as a number can hold them exactly. */
export function bigintToNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} from the database is too large for a number`);
  return value;
}

const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, bigintToNumber);

/** A small pool: the server has 60 places, and statements are short. A few connections stay open, warm ones answer quicker. */
export function openPool(databaseUrl: string, log: Logger, max = CONNECTIONS_MAX): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max,
    min: Math.min(2, max),
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: 10_000,
    application_name: 'brokerage',
    types,
  });
  // A connection that breaks is replaced on the next use; without listeners it would end the process.
  const say = (error: Error): void => log.warn({ error: error.message }, 'a database connection broke');
  pool.on('error', say);
  pool.on('connect', (client) => void client.on('error', say));
  return pool;
}

export function openDatabase(pool: pg.Pool): Kysely<Schema> {
  return new Kysely<Schema>({
    dialect: new PostgresDialect({ pool: preparing(pool) }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
}

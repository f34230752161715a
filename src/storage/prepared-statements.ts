import { createHash } from 'node:crypto';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';

/** A statement that came so often will come again: PostgreSQL then keeps it parsed on each connection. */
const PREPARED_FROM = 8;
/** Texts that differ by how many values they take are many; past this no more are prepared. */
const TEXTS_MAX = 500;

/**
 * The pool as the query builder uses it, but that statements which come again and again are sent by name: reading their text costs the
 * database more than most of them do.
 */
export function preparing(pool: pg.Pool): PostgresPool {
  const nameOf = statementNames();
  const wrapped = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  const wrap = (client: pg.PoolClient): PostgresPoolClient => ({
    query: ((text: string, values: readonly unknown[]) =>
      client.query({ name: nameOf(text), text, values: [...values] })) as unknown as PostgresPoolClient['query'],
    release: (problem) => client.release(problem),
  });
  return {
    connect: async () => {
      const client = await pool.connect();
      const known = wrapped.get(client) ?? wrap(client);
      wrapped.set(client, known);
      return known;
    },
    end: () => pool.end(),
    options: pool.options,
  };
}

/** undefined for a text that is not to be prepared (yet). */
function statementNames(): (text: string) => string | undefined {
  const seen = new Map<string, { times: number; readonly name: string }>();
  return (text) => {
    const known = seen.get(text);
    if (known === undefined) {
      if (seen.size < TEXTS_MAX)
        seen.set(text, { times: 1, name: createHash('sha256').update(text).digest('hex').slice(0, 32) });
      return undefined;
    }
    known.times += 1;
    return known.times >= PREPARED_FROM ? known.name : undefined;
  };
}

import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/**
 * What PostgreSQL says when two transactions met: serialization failure, deadlock, and a foreign key whose other side came or went
 * after this transaction had looked. The repeat looks again, and the work refuses in words what it cannot have.
 */
const MET_ANOTHER = new Set(['40001', '40P01', '23503']);
const ATTEMPTS_MAX = 4;

/**
 * Commits when `work` resolves, rolls back when it rejects. Read committed: two transactions may pass one check at the same time, and
 * what must not happen twice is a UNIQUE key or a foreign key (migrations/0001), which stops the second. `work` may run up to four
 * times, each from the start and with nothing left of the run before, so it must do nothing but read and write rows.
 */
export async function inTransaction<T>(db: Kysely<Schema>, work: (db: Kysely<Schema>) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (attempt === ATTEMPTS_MAX || typeof code !== 'string' || !MET_ANOTHER.has(code)) throw error;
    }
  }
}

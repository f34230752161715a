import { pino } from 'pino';
import type { Config } from '../config.ts';
import type { Rows } from '../storage/storage.ts';
import type { CliContext } from './context.ts';
import { isHome, prepareHome } from './home.ts';
import { homeTaken, isLock, takeHome } from './home-lock.ts';

/**
 * Runs `work` on the database. Beside a running server it shares the server's; without one, an embedded PostgreSQL is started for
 * the moment and stopped again, and no server can start on this home meanwhile.
 */
export async function withDatabase<T>(
  context: CliContext,
  config: Config,
  work: (rows: Rows) => Promise<T>,
): Promise<T> {
  prepareHome(config.home);
  const taken = await takeHome(config.home, 'command');
  if (!isLock(taken) && taken.purpose === 'command') throw homeTaken(config.home, taken);
  const lock = isLock(taken) ? taken : null;
  try {
    const composition = await context.composition();
    const database = await composition.openStorageFor(config, {
      log: pino({ level: 'silent' }),
      onProgress: () => undefined,
    });
    try {
      return await work(database.storage.rows);
    } finally {
      await database.close({ stopDatabase: lock !== null });
    }
  } finally {
    lock?.release();
  }
}

/** Whether there is a database to ask at all: listing a home that never was must not make one. */
export function hasDatabase(config: Config): boolean {
  return config.databaseUrl !== null || isHome(config.home);
}

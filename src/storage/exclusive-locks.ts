import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { openLockSession } from './lock-session.ts';

/** How often a server asks again for a name that another server holds. */
const ASK_AGAIN_AFTER_MS = 50;

export interface ExclusiveLocks {
  /** Runs `work` while no other holder of `name` runs, here or in another server. Waiters of one name run in order; names do not wait for each other. */
  exclusively<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Takes the name for as long as this object lives, when nobody else holds it. */
  tryHold(name: string): Promise<boolean>;
  /** Whether this object holds the name. */
  holds(name: string): boolean;
  /** Lets go of a name taken with `tryHold`. */
  letGo(name: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Names that one holder at a time has, over all servers: PostgreSQL's advisory locks on one connection of their own. The database
 * lets go of them when that connection ends, so a server that was killed holds nothing. Inside this process a queue per name keeps
 * order (a session may take the same lock twice, so the database alone would not).
 *
 * When only the connection breaks, the names are taken again on the next one before anybody else is let in here; until then another
 * server may take one. Work under a name must therefore be safe to repeat, as every step of ours is.
 */
export function openExclusiveLocks(databaseUrl: string, log: Logger): ExclusiveLocks {
  const session = openLockSession(databaseUrl, log);
  const lastInLine = new Map<string, Promise<unknown>>();

  const acquire = async (name: string): Promise<void> => {
    while (!(await session.take(name))) await sleep(ASK_AGAIN_AFTER_MS * (0.5 + Math.random()));
  };
  const underLock = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    await acquire(name);
    try {
      return await work();
    } finally {
      await session.release(name);
    }
  };
  return {
    exclusively: async (name, work) => {
      const before = lastInLine.get(name);
      const run = (before ?? Promise.resolve()).then(() => underLock(name, work));
      const settled = run.then(
        () => undefined,
        () => undefined,
      );
      lastInLine.set(name, settled);
      void settled.then(() => {
        if (lastInLine.get(name) === settled) lastInLine.delete(name);
      });
      return run;
    },
    tryHold: (name) => session.take(name),
    holds: (name) => session.holds(name),
    letGo: (name) => session.release(name),
    close: () => session.close(),
  };
}

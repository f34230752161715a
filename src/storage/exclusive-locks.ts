import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';

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
  const session = openSession(databaseUrl, log);
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

interface LockSession {
  take(name: string): Promise<boolean>;
  holds(name: string): boolean;
  release(name: string): Promise<void>;
  close(): Promise<void>;
}

/** The one connection that holds the locks; opened on first use, and again after it broke. */
function openSession(databaseUrl: string, log: Logger): LockSession {
  const held = new Set<string>();
  let connection: Promise<pg.Client> | null = null;
  let closed = false;

  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client({
      connectionString: databaseUrl,
      application_name: 'brokerage locks',
      keepAlive: true,
    });
    const broken = (error?: Error): void => {
      if (connection === current) connection = null;
      if (!closed && error)
        log.warn({ error: error.message }, 'the connection that holds the locks broke; opening another');
    };
    client.on('error', broken);
    client.on('end', () => broken());
    await client.connect();
    for (const name of held) {
      if (!(await tryLock(client, name)))
        log.warn({ name }, 'another server took a lock while the connection was broken');
    }
    return client;
  };
  let current: Promise<pg.Client> | null = null;
  const open = (): Promise<pg.Client> => {
    if (closed) return Promise.reject(new Error('the storage is closed'));
    if (connection) return connection;
    const opening = connect();
    connection = current = opening;
    opening.catch(() => {
      if (connection === opening) connection = null;
    });
    return opening;
  };
  return {
    take: async (name) => {
      const taken = await tryLock(await open(), name);
      if (taken) held.add(name);
      return taken;
    },
    holds: (name) => held.has(name),
    release: async (name) => {
      held.delete(name);
      // A connection that broke has let go by itself.
      const client = await connection?.catch(() => null);
      await client?.query('SELECT pg_advisory_unlock($1)', [lockId(name)]).catch(() => undefined);
    },
    close: async () => {
      closed = true;
      const client = await connection?.catch(() => null);
      await client?.end();
    },
  };
}

async function tryLock(client: pg.Client, name: string): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [lockId(name)]);
  return rows[0]?.taken === true;
}

/** 63 bits of the name's hash: two names that fall together would only wait for each other. */
function lockId(name: string): string {
  return createHash('sha256').update(name).digest().readBigInt64BE().toString();
}

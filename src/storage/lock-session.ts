import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';

const RECONNECT_AFTER_MS = 200;

/** Advisory locks on one connection of their own. The database lets go of all of them when the connection ends. */
export interface LockSession {
  /** Takes the name when nobody else has it. A session that has it must not ask again: it would get it twice. */
  take(name: string): Promise<boolean>;
  holds(name: string): boolean;
  release(name: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * The connection opens on first use. When it breaks while names are held, another opens at once and takes them again; a name that
 * another server took in between is logged.
 */
export function openLockSession(databaseUrl: string, log: Logger): LockSession {
  const held = new Set<string>();
  let connection: Promise<pg.Client> | null = null;
  let closed = false;
  let lastStatement: Promise<unknown> = Promise.resolve();

  /** One statement at a time: the connection is shared, and its driver wants it so. */
  const inTurn = <T>(statement: () => Promise<T>): Promise<T> => {
    const result = lastStatement.then(statement);
    lastStatement = result.catch(() => undefined);
    return result;
  };
  const connected = (): Promise<pg.Client> => {
    if (closed) return Promise.reject(new Error('the storage is closed'));
    if (connection) return connection;
    const opening = connect(databaseUrl, () => forget(opening));
    connection = opening;
    opening.then(takeHeldAgain, () => forget(opening));
    return opening;
  };
  const forget = (broken: Promise<pg.Client>): void => {
    if (connection !== broken) return;
    connection = null;
    // Whatever the old connection still holds would stand in the way of the new one.
    void broken.then((client) => client.end()).catch(() => undefined);
    if (closed || held.size === 0) return;
    log.warn('the connection that holds the locks broke; opening another');
    void sleep(RECONNECT_AFTER_MS, undefined, { ref: false })
      .then(connected)
      .catch(() => undefined);
  };
  const takeHeldAgain = (client: pg.Client): void => {
    for (const name of held) {
      void inTurn(() => tryLock(client, name))
        .then((taken) => taken || log.warn({ name }, 'another server took a lock while the connection was broken'))
        .catch(() => undefined);
    }
  };
  const take = async (name: string): Promise<boolean> => {
    const opened = connected();
    const client = await opened;
    try {
      const taken = await inTurn(() => tryLock(client, name));
      if (taken) held.add(name);
      return taken;
    } catch (error) {
      forget(opened);
      throw error;
    }
  };
  return {
    // Once more when the first attempt finds that the connection broke while nobody looked.
    take: (name) => take(name).catch(() => take(name)),
    holds: (name) => held.has(name),
    release: async (name) => {
      held.delete(name);
      const client = await connection?.catch(() => null);
      // A connection that broke has let go by itself.
      if (client) await inTurn(() => unlock(client, name)).catch(() => undefined);
    },
    close: async () => {
      closed = true;
      const client = await connection?.catch(() => null);
      await client?.end();
    },
  };
}

async function connect(databaseUrl: string, onBroken: () => void): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'brokerage locks',
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
  });
  client.on('error', onBroken);
  client.on('end', onBroken);
  await client.connect();
  return client;
}

async function tryLock(client: pg.Client, name: string): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [lockId(name)]);
  return rows[0]?.taken === true;
}

async function unlock(client: pg.Client, name: string): Promise<void> {
  await client.query('SELECT pg_advisory_unlock($1)', [lockId(name)]);
}

/** 64 bits of the name's hash: two names that fall together would only wait for each other. */
function lockId(name: string): string {
  return createHash('sha256').update(name).digest().readBigInt64BE().toString();
}

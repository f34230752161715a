import pg from 'pg';
import type { Logger } from 'pino';
import type { KeyPairRows } from './storage.ts';

const CHANNEL = 'brokerage_key_pairs';
/** A connection that was cut without a word tells of no change; nothing is believed for longer than this. */
const KNOWN_FOR_MS = 15_000;
const KNOWN_MAX = 1_000;
const LISTEN_AGAIN_AFTER_MS = 1_000;

type Found = Awaited<ReturnType<KeyPairRows['bySecretId']>>;

export interface KnownKeyPairs {
  readonly bySecretId: KeyPairRows['bySecretId'];
  close(): Promise<void>;
}

/**
 * Each call asks for its key pair, and hardly ever does one change. So those that were found are remembered, on condition that the
 * database tells of every change (a trigger notifies, whoever changes it): while nobody listens, each is asked for. What was found
 * before a notice came, and arrives after it, is not remembered. Ids that were not found are asked for again.
 */
export function knownKeyPairs(databaseUrl: string, ask: KeyPairRows['bySecretId'], log: Logger): KnownKeyPairs {
  const known = new Map<string, { readonly found: Found; readonly untilMs: number }>();
  const forget = (): void => known.clear();
  const ear = openEar(databaseUrl, forget, log);
  return {
    async bySecretId(secretId) {
      const remembered = known.get(secretId);
      if (remembered !== undefined && performance.now() < remembered.untilMs) return remembered.found;
      const heardBefore = ear.listen();
      const found = await ask(secretId);
      if (found === null || heardBefore === null || heardBefore !== ear.listen()) return found;
      if (known.size >= KNOWN_MAX) forget();
      known.set(secretId, { found, untilMs: performance.now() + KNOWN_FOR_MS });
      return found;
    },
    close: () => ear.close(),
  };
}

interface Ear {
  /** Opens when it is not open; answers how many notices it has heard, or null when it cannot hear (yet). */
  listen(): number | null;
  close(): Promise<void>;
}

/** A connection that hears of changes. `onChange` is called for each, and when changes may have been missed. */
function openEar(databaseUrl: string, onChange: () => void, log: Logger): Ear {
  let client: pg.Client | null = null;
  let hears = false;
  let heard = 0;
  let triedAtMs = -Infinity;
  let opening: Promise<unknown> = Promise.resolve();
  let closed = false;

  const changed = (): void => {
    heard += 1;
    onChange();
  };
  const open = async (): Promise<void> => {
    const fresh = new pg.Client({
      connectionString: databaseUrl,
      application_name: 'brokerage key pairs',
      keepAlive: true,
    });
    client = fresh;
    const broken = (): void => {
      if (client !== fresh) return;
      client = null;
      hears = false;
      changed();
    };
    fresh.on('error', broken).on('end', broken).on('notification', changed);
    try {
      await fresh.connect();
      await fresh.query(`LISTEN ${CHANNEL}`);
      hears = client === fresh;
    } catch (error) {
      broken();
      await fresh.end().catch(() => undefined);
      log.warn({ err: error }, 'nobody can tell of changed key pairs: each is asked for');
    }
  };
  return {
    listen() {
      if (hears) return heard;
      const nowMs = performance.now();
      if (client === null && !closed && nowMs - triedAtMs >= LISTEN_AGAIN_AFTER_MS) {
        triedAtMs = nowMs;
        opening = open();
      }
      return null;
    },
    async close() {
      closed = true;
      await opening;
      hears = false;
      await client?.end();
    },
  };
}

import type { Clock } from './lib/clock.ts';
import { randomText, type Random } from './lib/random.ts';
import { SetupError } from './lib/setup-error.ts';
import type { Rows, Storage } from './storage/storage.ts';

const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
/** Numbers of the form that upstream gives out; the first account of every home has these. */
const FIRST_APP_ID = 1300000001;
const FIRST_UIN = '100000000001';
const FIRST_KEY_NAME = 'first';

/** A SecretId and its SecretKey in the clear. Never log it. */
export interface SecretPair {
  readonly secretId: string;
  readonly secretKey: string;
}

/** A new pair in upstream's form. */
export function newSecretPair(random: Random): SecretPair {
  return {
    secretId: `AKID${randomText(random, 32, LETTERS_AND_DIGITS)}`,
    secretKey: randomText(random, 32, LETTERS_AND_DIGITS),
  };
}

/**
 * Makes the first account when there is none, and answers the pair to sign with: the preset one, else the oldest that is enabled.
 * null when every pair of the account was disabled. Safe to repeat, and by two servers at once.
 * @throws SetupError when the preset id exists with another key.
 */
export function ensureFirstAccount(
  storage: Storage,
  { preset, timeZone, clock, random }: { preset: SecretPair | null; timeZone: string; clock: Clock; random: Random },
): Promise<SecretPair | null> {
  return storage.exclusively('first-account', () =>
    storage.transaction(async (rows) => {
      const isNew = (await rows.accounts.byAppId(FIRST_APP_ID)) === null;
      const createdAt = clock.now();
      if (isNew) {
        await rows.accounts.insert({ appId: FIRST_APP_ID, uin: FIRST_UIN, timeZone, createdAt });
      }
      if (preset === null && !isNew) return oldestPair(rows);
      const pair = preset ?? newSecretPair(random);
      const known = await rows.keyPairs.bySecretId(pair.secretId);
      if (known === null) await insertPair(rows, pair, createdAt);
      else refuseOtherKey(known.secretKey, pair);
      return pair;
    }),
  );
}

function insertPair(rows: Rows, { secretId, secretKey }: SecretPair, createdAt: Date): Promise<void> {
  const keyPair = {
    secretId,
    appId: FIRST_APP_ID,
    name: FIRST_KEY_NAME,
    access: 'full' as const,
    createdAt,
    disabledAt: null,
  };
  return rows.keyPairs.insert(keyPair, secretKey);
}

function refuseOtherKey(knownKey: string, { secretId, secretKey }: SecretPair): void {
  if (knownKey === secretKey) return;
  throw new SetupError(
    `BROKERAGE_SECRET_ID ${secretId} exists in this home with another key`,
    'set the key that it was made with, or another BROKERAGE_SECRET_ID',
  );
}

async function oldestPair(rows: Rows): Promise<SecretPair | null> {
  const pairs = await rows.keyPairs.list(FIRST_APP_ID);
  const enabled = pairs.filter((it) => it.disabledAt === null);
  const oldest = enabled.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime())[0];
  if (oldest === undefined) return null;
  const opened = await rows.keyPairs.bySecretId(oldest.secretId);
  return opened === null ? null : { secretId: oldest.secretId, secretKey: opened.secretKey };
}

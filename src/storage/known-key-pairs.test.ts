import pg from 'pg';
import pino from 'pino';
import { expect, it, onTestFinished, vi } from 'vitest';
import { appId, exampleAccount, noon } from '../../test/support/example-rows.ts';
import { freshStorage } from '../../test/support/postgres.ts';
import { knownKeyPairs } from './known-key-pairs.ts';

/** On a busy machine. */
const WAIT = { timeout: 30_000 };
const keyPair = { secretId: 'AKIDone', appId, name: 'ci', access: 'full' as const, createdAt: noon, disabledAt: null };

/** A key pair that is asked for until the answer comes from memory, with the count of questions that reached the database. */
async function remembered() {
  const fresh = await freshStorage();
  const { rows } = fresh.storage;
  await rows.accounts.insert(exampleAccount());
  await rows.keyPairs.insert(keyPair, 'the secret');
  const ask = vi.fn((secretId: string) => rows.keyPairs.bySecretId(secretId));
  const known = knownKeyPairs(fresh.databaseUrl, ask, pino({ level: 'silent' }));
  onTestFinished(() => known.close());
  const isRemembered = async (): Promise<boolean> => {
    const before = ask.mock.calls.length;
    await known.bySecretId('AKIDone');
    return ask.mock.calls.length === before;
  };
  await vi.waitUntil(isRemembered, WAIT);
  return { ...fresh, known, isRemembered };
}

it('asks the database no more for a key pair that is known, until any server changes it', async () => {
  const { known, isRemembered, storage } = await remembered();
  expect(await isRemembered()).toBe(true);
  await storage.rows.keyPairs.disable(appId, 'AKIDone', noon);
  await vi.waitUntil(async () => (await known.bySecretId('AKIDone'))?.keyPair.disabledAt !== null, WAIT);
});

it('asks again each time while it cannot hear of changes', async () => {
  const { isRemembered, databaseUrl } = await remembered();
  const admin = new pg.Client({ connectionString: databaseUrl });
  await admin.connect();
  onTestFinished(() => admin.end());
  await admin.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'brokerage key pairs' AND datname = current_database()`,
  );
  await vi.waitUntil(async () => !(await isRemembered()), WAIT);
  // And hears again after a while.
  await vi.waitUntil(isRemembered, WAIT);
});

it('does not remember that there was no such id', async () => {
  const { known, storage } = await remembered();
  expect(await known.bySecretId('AKIDlate')).toBeNull();
  await storage.rows.keyPairs.insert({ ...keyPair, secretId: 'AKIDlate' }, 'another');
  expect((await known.bySecretId('AKIDlate'))?.secretKey).toBe('another');
});

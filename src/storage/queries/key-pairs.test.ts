import { expect, it } from 'vitest';
import pg from 'pg';
import { appId, exampleAccount, noon } from '../../../test/support/example-rows.ts';
import { freshStorage } from '../../../test/support/postgres.ts';

const keyPair = { secretId: 'AKIDone', appId, name: 'ci', access: 'full' as const, createdAt: noon, disabledAt: null };

it('opens a secret only together with its pair and account', async () => {
  const { rows } = (await freshStorage()).storage;
  await rows.accounts.insert(exampleAccount());
  await rows.keyPairs.insert(keyPair, 'the secret');
  expect(await rows.keyPairs.bySecretId('AKIDone')).toEqual({
    keyPair,
    account: exampleAccount(),
    secretKey: 'the secret',
  });
  expect(await rows.keyPairs.bySecretId('AKIDother')).toBeNull();
  expect(await rows.keyPairs.list(appId)).toEqual([keyPair]);
});

it('disables a pair once and keeps the first time, for its own account only', async () => {
  const { rows } = (await freshStorage()).storage;
  await rows.accounts.insert(exampleAccount());
  await rows.keyPairs.insert(keyPair, 'the secret');
  const later = new Date(noon.getTime() + 1000);
  expect(await rows.keyPairs.disable(7, 'AKIDone', noon)).toBe(false);
  expect(await rows.keyPairs.disable(appId, 'AKIDone', noon)).toBe(true);
  expect(await rows.keyPairs.disable(appId, 'AKIDone', later)).toBe(true);
  expect((await rows.keyPairs.bySecretId('AKIDone'))?.keyPair.disabledAt).toEqual(noon);
});

it('does not open a secret that was copied to another row', async () => {
  const { storage, databaseUrl } = await freshStorage();
  await storage.rows.accounts.insert(exampleAccount());
  await storage.rows.keyPairs.insert(keyPair, 'the secret');
  await storage.rows.keyPairs.insert({ ...keyPair, secretId: 'AKIDtwo' }, 'another');
  const thief = new pg.Client({ connectionString: databaseUrl });
  await thief.connect();
  const { rows } = await thief.query<{ sealed: Buffer }>('SELECT sealed_secret_key AS sealed FROM key_pairs');
  expect(rows.some(({ sealed }) => sealed.includes('secret'))).toBe(false);
  await thief.query(`UPDATE key_pairs SET sealed_secret_key =
    (SELECT sealed_secret_key FROM key_pairs WHERE secret_id = 'AKIDone') WHERE secret_id = 'AKIDtwo'`);
  await thief.end();
  await expect(storage.rows.keyPairs.bySecretId('AKIDtwo')).rejects.toThrow(/does not open/);
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Account, KeyPair } from '../domain/account.ts';
import { prepareHome } from './home.ts';
import { fakeCli, fakeDatabase, type FakeCli } from './testing/fake-context.ts';

let home: string;
let pairs: (KeyPair & { secretKey: string })[];
let accounts: Account[];
let cli: FakeCli;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'brokerage-credentials-'));
  prepareHome(home);
  pairs = [];
  accounts = [{ appId: 1300000001, uin: '1', timeZone: 'Asia/Shanghai', createdAt: new Date(0) }];
  cli = fakeCli(home, {
    newSecretPair: () => ({ secretId: `AKID${pairs.length}`, secretKey: 'a-secret' }),
    ...fakeDatabase({
      accounts: { list: () => Promise.resolve(accounts) },
      keyPairs: {
        insert: (keyPair, secretKey) => Promise.resolve(void pairs.push({ ...keyPair, secretKey })),
        list: (appId) => Promise.resolve(pairs.filter((it) => it.appId === appId)),
        bySecretId: (secretId) => {
          const found = pairs.find((it) => it.secretId === secretId);
          const [account] = accounts;
          if (found === undefined || account === undefined) return Promise.resolve(null);
          return Promise.resolve({ keyPair: found, account, secretKey: found.secretKey });
        },
        disable: (_, secretId, at) => {
          pairs = pairs.map((it) => (it.secretId === secretId ? { ...it, disabledAt: at } : it));
          return Promise.resolve(true);
        },
      },
    }),
  });
});
afterEach(() => rmSync(home, { recursive: true }));

it('makes a key pair for the first account and shows its secret once', async () => {
  expect(await cli.run('credentials', 'create', '--name', 'ci', '--json')).toBe(0);
  const made = {
    secretId: 'AKID0',
    name: 'ci',
    appId: 1300000001,
    access: 'full',
    createdAt: '2026-01-31T12:00:00.000Z',
    disabledAt: null,
  };
  expect(cli.json()).toEqual({ ...made, secretKey: 'a-secret' });
  expect(await cli.run('credentials', 'list', '--json')).toBe(0);
  expect(cli.json()).toEqual([made]);
  await cli.run('credentials', 'list');
  expect(cli.written.out).toMatch(/AKID0 +ci +1300000001 +full .* enabled/);
  expect(cli.written.out).not.toContain('a-secret');
});

it('makes a key pair that can only read', async () => {
  expect(await cli.run('key', 'create', '--read-only', '--json')).toBe(0);
  expect(pairs).toMatchObject([{ access: 'read-only' }]);
  await cli.run('key', 'list');
  expect(cli.written.out).toMatch(/AKID0 .* read-only/);
});

it('disables a pair, twice as once', async () => {
  await cli.run('credentials', 'create');
  expect(cli.written.out).toBe('SecretId   AKID0\nSecretKey  a-secret\n');
  for (let times = 0; times < 2; times++) {
    expect(await cli.run('credentials', 'disable', 'AKID0', '--json')).toBe(0);
    expect(cli.json()).toEqual({ secretId: 'AKID0', disabled: true });
  }
  await cli.run('credentials', 'list');
  expect(cli.written.out).toContain('disabled');
});

it('refuses what is not there, in one line', async () => {
  expect(await cli.run('credentials', 'disable', 'AKIDnone')).toBe(1);
  expect(cli.written.err).toBe('brokerage: there is no key pair AKIDnone: "brokerage credentials list" shows them\n');
  expect(await cli.run('credentials', 'create', '--app-id', '7')).toBe(1);
  expect(cli.written.err).toContain('there is no account 7: the accounts are 1300000001');
  accounts = [];
  expect(await cli.run('credentials', 'create')).toBe(1);
  expect(cli.written.err).toContain('start it once with "brokerage up"');
  expect(pairs).toEqual([]);
});

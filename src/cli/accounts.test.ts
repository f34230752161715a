import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Account } from '../domain/account.ts';
import { prepareHome } from './home.ts';
import { fakeCli, fakeDatabase, type FakeCli } from './testing/fake-context.ts';

let home: string;
let accounts: Account[];
let cli: FakeCli;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'brokerage-accounts-'));
  prepareHome(home);
  accounts = [{ appId: 1300000001, uin: '100000000001', timeZone: 'Asia/Shanghai', createdAt: new Date(0) }];
  const rows = {
    list: () => Promise.resolve(accounts),
    insert: (account: Account) => Promise.resolve(void accounts.push(account)),
  };
  cli = fakeCli(home, fakeDatabase({ accounts: rows }));
});
afterEach(() => rmSync(home, { recursive: true }));

it('opens an account with numbers of its own', async () => {
  expect(await cli.run('account', 'create', '--time-zone', 'UTC', '--json')).toBe(0);
  const made = { appId: 1300000002, uin: '100000000002', timeZone: 'UTC', createdAt: '2026-01-31T12:00:00.000Z' };
  expect(cli.json()).toEqual(made);
  await cli.run('account', 'create');
  expect(cli.written.out).toContain('brokerage credentials create --app-id 1300000003');
  await cli.run('account', 'list');
  expect(cli.written.out).toMatch(/1300000002 +100000000002 +UTC/);
});

it('refuses a time zone that there is not, and a home that never served', async () => {
  expect(await cli.run('account', 'create', '--time-zone', 'Mars/Olympus')).toBe(1);
  expect(cli.written.err).toContain('there is no time zone Mars/Olympus');
  expect(await cli.run('account', 'create', '--time-zone', '+08:00')).toBe(1);
  accounts = [];
  expect(await cli.run('account', 'create')).toBe(1);
  expect(cli.written.err).toContain('start it once');
});

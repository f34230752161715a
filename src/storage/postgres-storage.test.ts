import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { expect, it, onTestFinished, vi } from 'vitest';
import { freshStorage } from '../../test/support/postgres.ts';
import { openStorage } from './postgres-storage.ts';

it('opens an empty database and answers', async () => {
  const { storage } = await freshStorage();
  await storage.ping();
  expect(await storage.rows.accounts.list()).toEqual([]);
});

it('starts a database of its own again when that is killed, and goes on with what was committed', async () => {
  const home = mkdtempSync(join(tmpdir(), 'brokerage-pg-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const open = await openStorage({ home, log: pino({ level: 'silent' }) });
  onTestFinished(() => open.close({ stopDatabase: true }));
  open.keepDatabaseRunning();
  const account = { appId: 1300000001, uin: '100000000001', timeZone: 'Asia/Shanghai', createdAt: new Date(0) };
  await open.storage.rows.accounts.insert(account);
  const killed = open.ownPostgres?.pid ?? 0;
  process.kill(killed, 'SIGKILL');
  const started = async (): Promise<void> => {
    const [pid] = readFileSync(join(home, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
    expect(Number(pid)).not.toBe(killed);
    await open.storage.ping();
  };
  await vi.waitFor(started, { timeout: 20_000, interval: 100 });
  expect(await open.storage.rows.accounts.list()).toEqual([account]);
});

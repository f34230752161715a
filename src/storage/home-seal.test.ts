import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { expect, inject, it } from 'vitest';
import { freshStorage } from '../../test/support/postgres.ts';
import { keyFileOf } from './key-file.ts';
import { openStorage } from './postgres-storage.ts';

const log = pino({ level: 'silent' });

it('does not make a fresh key for a database that holds secrets already', async () => {
  const { databaseUrl, home } = await freshStorage();
  rmSync(keyFileOf(home));
  await expect(openStorage({ databaseUrl, home, log })).rejects.toThrow(/secret\.key is missing.*restore it/);
  expect(existsSync(keyFileOf(home))).toBe(false);
});

it("refuses another database's key at the start", async () => {
  const { databaseUrl, home } = await freshStorage();
  writeFileSync(keyFileOf(home), Buffer.alloc(32), { mode: 0o600 });
  await expect(openStorage({ databaseUrl, home, log })).rejects.toThrow(/is not the key of this database/);
});

it('lets a second server in that has the same key, and none with a key of its own', async () => {
  const { databaseUrl, home } = await freshStorage();
  const second = await openStorage({ databaseUrl, home, log });
  await second.storage.ping();
  await second.close({ stopDatabase: true });
  const elsewhere = mkdtempSync(join(inject('postgresHome'), 'home-'));
  await expect(openStorage({ databaseUrl, home: elsewhere, log })).rejects.toThrow(/missing/);
});

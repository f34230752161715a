import pino from 'pino';
import pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { childProgram } from '../../test/support/child-program.ts';
import { freshStorage } from '../../test/support/postgres.ts';
import { openStorage } from './postgres-storage.ts';
import type { Storage } from './storage.ts';

const log = pino({ level: 'silent' });

/** Two servers on one database. */
async function twoServers(): Promise<{ one: Storage; two: Storage; databaseUrl: string; home: string }> {
  const { storage, databaseUrl, home } = await freshStorage();
  const other = await openStorage({ databaseUrl, home, log });
  onTestFinished(() => other.close({ stopDatabase: false }));
  return { one: storage, two: other.storage, databaseUrl, home };
}

/** Somebody who has the name until `letGo`. */
async function held(server: Storage, name: string): Promise<{ holder: Promise<void>; letGo: () => void }> {
  const entered = Promise.withResolvers<undefined>();
  const gate = Promise.withResolvers<undefined>();
  const holder = server.exclusively(name, async () => {
    entered.resolve(undefined);
    await gate.promise;
  });
  await entered.promise;
  return { holder, letGo: () => gate.resolve(undefined) };
}

it('runs one holder of a name at a time, in this server and over servers', async () => {
  const { one, two } = await twoServers();
  let inside = 0;
  let most = 0;
  const work = async (): Promise<void> => {
    most = Math.max(most, ++inside);
    await new Promise((resolve) => setTimeout(resolve, 5));
    inside--;
  };
  await Promise.all(Array.from({ length: 12 }, (_, n) => (n % 2 ? one : two).exclusively('name', work)));
  expect(most).toBe(1);
});

it('keeps the order of those who wait in one server', async () => {
  const { one } = await twoServers();
  const order: number[] = [];
  const work = (n: number) => () => Promise.resolve(order.push(n));
  await Promise.all([1, 2, 3, 4].map((n) => one.exclusively('name', work(n))));
  expect(order).toEqual([1, 2, 3, 4]);
});

it('hands on results and errors, and lets go after an error', async () => {
  const { one } = await twoServers();
  expect(await one.exclusively('name', () => Promise.resolve(7))).toBe(7);
  await expect(one.exclusively('name', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await one.exclusively('name', () => Promise.resolve(8))).toBe(8);
});

it('does not let those who wait for one name hold up another', async () => {
  const { one, two } = await twoServers();
  const { holder, letGo } = await held(one, 'busy');
  const waiting = [one, two, two].map((server) => server.exclusively('busy', () => Promise.resolve('late')));
  expect(await one.exclusively('free', () => Promise.resolve('one'))).toBe('one');
  expect(await two.exclusively('free', () => Promise.resolve('two'))).toBe('two');
  letGo();
  await holder;
  expect(await Promise.all(waiting)).toEqual(['late', 'late', 'late']);
});

it('is let go by a server that was killed', async () => {
  const { storage, databaseUrl, home } = await freshStorage();
  const server = childProgram(
    `import pino from 'pino';
     import { openStorage } from './src/storage/postgres-storage.ts';
     const { DATABASE: databaseUrl, KEY_HOME: home } = process.env;
     const { storage } = await openStorage({ databaseUrl, home: home ?? '', log: pino({ level: 'silent' }) });
     await storage.exclusively('name', () => {
       console.log('held');
       return new Promise(() => setInterval(() => undefined, 1000));
     });`,
    { DATABASE: databaseUrl, KEY_HOME: home },
  );
  await server.printed('held');
  let entered = false;
  const next = storage.exclusively('name', () => Promise.resolve((entered = true)));
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(entered).toBe(false);
  await server.killHard();
  expect(await next).toBe(true);
});

it('holds on to a name when only the connection breaks', async () => {
  const { one, two, databaseUrl } = await twoServers();
  const { holder, letGo } = await held(one, 'name');
  const admin = new pg.Client({ connectionString: databaseUrl });
  await admin.connect();
  await admin.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE application_name = 'brokerage locks' AND datname = current_database()`);
  await admin.end();
  await one.exclusively('other', () => Promise.resolve());
  let entered = false;
  const next = two.exclusively('name', () => Promise.resolve((entered = true)));
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(entered).toBe(false);
  letGo();
  await holder;
  expect(await next).toBe(true);
});

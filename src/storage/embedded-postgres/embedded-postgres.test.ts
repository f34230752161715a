import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { childProgram, type ChildProgram } from '../../../test/support/child-program.ts';
import { openEmbeddedPostgres, type EmbeddedPostgres, type EmbeddedPostgresOptions } from './embedded-postgres.ts';
import { isAlive } from './process.ts';

const quick = { fsync: 'off' };

function freshHome(parent = tmpdir()): string {
  const home = mkdtempSync(join(parent, 'brokerage-pg-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  return home;
}

/** Where another user gets to; folders of mkdtemp are closed. */
function reachable(): string {
  const folder = freshHome('/var/tmp');
  chmodSync(folder, 0o755);
  return folder;
}

async function open(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const server = await openEmbeddedPostgres({ settings: quick, ...options });
  onTestFinished(() => server.stop());
  return server;
}

async function query<T extends pg.QueryResultRow>({ databaseUrl }: EmbeddedPostgres, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

it('makes, adopts, stops and starts again a database that keeps what it holds', async () => {
  const home = freshHome();
  const said: string[] = [];
  const first = await open({ home, onProgress: (text) => said.push(text) });
  expect({ adopted: first.adopted, said }).toEqual({ adopted: false, said: ['making the database'] });
  await query(first, 'CREATE TABLE kept AS SELECT 1 AS n');
  const second = await open({ home, onProgress: (text) => said.push(text) });
  expect(second).toMatchObject({ pid: first.pid, adopted: true });
  await second.stop();
  await second.stop();
  expect(isAlive(first.pid)).toBe(false);
  const third = await open({ home, onProgress: (text) => said.push(text) });
  expect(third.adopted).toBe(false);
  expect(await query(third, 'SELECT n FROM kept')).toEqual([{ n: 1 }]);
  expect(said).toHaveLength(1);
});

it('listens on an owner-only socket alone, and is durable unless told otherwise', async () => {
  const home = freshHome();
  const server = await openEmbeddedPostgres({ home });
  onTestFinished(() => server.stop());
  const settings = await query<{ name: string; setting: string }>(
    server,
    `SELECT name, setting FROM pg_settings WHERE name IN ('listen_addresses', 'fsync', 'synchronous_commit')`,
  );
  const value = Object.fromEntries(settings.map(({ name, setting }) => [name, setting]));
  expect(value).toEqual({ listen_addresses: '', fsync: 'on', synchronous_commit: 'on' });
  expect(statSync(join(home, 'run', 'postgres')).mode & 0o777).toBe(0o700);
  expect(statSync(join(home, 'postgres')).mode & 0o077).toBe(0);
});

/** Another control plane; it prints `up`. */
function otherControlPlane(home: string): ChildProgram {
  return childProgram(
    `import { openEmbeddedPostgres } from './src/storage/embedded-postgres/embedded-postgres.ts';
     await openEmbeddedPostgres({ home: process.env.PG_HOME ?? '', settings: { fsync: 'off' } });
     console.log('up');
     setInterval(() => undefined, 1000);`,
    { PG_HOME: home },
  );
}

it('comes out with one server when several control planes start at once', async () => {
  const home = freshHome();
  const others = [otherControlPlane(home), otherControlPlane(home)];
  const server = await open({ home });
  await Promise.all(others.map((other) => other.printed('up')));
  expect(await open({ home })).toMatchObject({ pid: server.pid, adopted: true });
  expect(readdirSync(home).toSorted()).toEqual(['logs', 'postgres', 'run']);
});

it('outlives a control plane that is killed, and is found by the next one', async () => {
  const home = freshHome();
  const program = otherControlPlane(home);
  await program.printed('up');
  await program.killHard();
  const server = await open({ home });
  expect(server.adopted).toBe(true);
  expect(await query(server, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
});

it('recovers from a server that was killed, and from a pid file that names another program', async () => {
  const home = freshHome();
  const first = await open({ home });
  await query(first, 'CREATE TABLE kept AS SELECT 1 AS n');
  process.kill(first.pid, 'SIGKILL');
  await expect.poll(() => isAlive(first.pid)).toBe(false);
  const pidFile = join(home, 'postgres', 'postmaster.pid');
  const lines = readFileSync(pidFile, 'utf8').split('\n');
  writeFileSync(pidFile, [String(process.pid), ...lines.slice(1)].join('\n'));
  const second = await open({ home });
  expect(second.adopted).toBe(false);
  expect(await query(second, 'SELECT n FROM kept')).toEqual([{ n: 1 }]);
});

it('removes the half database of a crash', async () => {
  const home = freshHome();
  const half = join(home, `postgres.initdb-${2 ** 22 + 1}`);
  mkdirSync(half);
  await open({ home });
  expect(existsSync(half)).toBe(false);
});

it('finds a short place for the socket of a long home', async () => {
  const home = join(freshHome(), 'x'.repeat(90));
  const server = await open({ home });
  expect(await query(server, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
  const socket = new URL(server.databaseUrl.replace('@/', '@local/')).searchParams.get('host') ?? '';
  onTestFinished(() => rmSync(socket, { recursive: true, force: true }));
  expect(Buffer.byteLength(socket)).toBeLessThan(84);
  expect(statSync(socket).mode & 0o777).toBe(0o700);
});

it.runIf(process.geteuid?.() === 0)('runs as a user without rights where root has no namespaces', async () => {
  const home = freshHome();
  const reachableFolder = reachable();
  const identity = { kind: 'dropped', uid: 65534, gid: 65534 } as const;
  const first = await open({ home, reachableFolder, identity });
  expect(statSync(`/proc/${first.pid}`).uid).toBe(65534);
  await query(first, 'CREATE TABLE kept AS SELECT 1 AS n');
  await first.stop();
  // The home's database says by itself whose it is.
  const second = await open({ home, reachableFolder });
  expect(await query(second, 'SELECT n FROM kept')).toEqual([{ n: 1 }]);
  expect(statSync(join(home, 'postgres')).uid).toBe(65534);
});

it.runIf(process.geteuid?.() === 0)(
  'does not show a removed home’s database to the next home of that name',
  async () => {
    const home = freshHome();
    const reachableFolder = reachable();
    const identity = { kind: 'dropped', uid: 65534, gid: 65534 } as const;
    const first = await open({ home, reachableFolder, identity });
    await query(first, 'CREATE TABLE old AS SELECT 1 AS n');
    await first.stop();
    rmSync(home, { recursive: true });
    const second = await open({ home, reachableFolder, identity });
    await expect(query(second, 'SELECT n FROM old')).rejects.toThrow(/does not exist/);
  },
);

it('refuses a namespace database where only the user without rights is left, and says what to do', async () => {
  const home = freshHome();
  mkdirSync(join(home, 'postgres'));
  const identity = { kind: 'dropped', uid: 65534, gid: 65534 } as const;
  await expect(open({ home, identity })).rejects.toThrow(/allow user namespaces.*another BROKERAGE_HOME$/);
});

it('says in one line what a data folder of another version needs', async () => {
  const home = freshHome();
  const first = await open({ home });
  await first.stop();
  writeFileSync(join(home, 'postgres', 'PG_VERSION'), '12\n');
  await expect(open({ home })).rejects.toThrow(/^the database was made by another major version.*DATABASE_URL$/);
});

it('says in one line that a home is no folder', async () => {
  const home = join(freshHome(), 'file');
  writeFileSync(home, '');
  await expect(open({ home })).rejects.toThrow(/^the database folder .*file cannot be used.*another BROKERAGE_HOME$/);
});

it('keeps its log within bounds', async () => {
  const home = freshHome();
  mkdirSync(join(home, 'logs'));
  writeFileSync(join(home, 'logs', 'postgres.log'), 'x'.repeat(5 * 1024 * 1024));
  await open({ home });
  expect(statSync(join(home, 'logs', 'postgres.log')).size).toBeLessThan(100_000);
  expect(statSync(join(home, 'logs', 'postgres.log.1')).size).toBe(5 * 1024 * 1024);
});

import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import pino from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { childProgram } from '../../test/support/child-program.ts';
import { freshStorage } from '../../test/support/postgres.ts';
import type { JobOptions } from './jobs.ts';
import { openStorage } from './postgres-storage.ts';

const log = pino({ level: 'silent' });
const bringUsers = () => Promise.resolve();
const nothing: JobOptions = { reconcileInstance: () => Promise.resolve(undefined), bringUsers, concurrency: 4, log };

it('starts a run as soon as the ring commits, and none when it is rolled back', async () => {
  const { storage, startJobs } = await freshStorage();
  const runs: string[] = [];
  const reconcileInstance = (id: string) => Promise.resolve(void runs.push(id));
  await startJobs({ ...nothing, reconcileInstance });
  await storage.transaction(({ wakeUps }) => wakeUps.instances(['a', 'b', 'a']));
  await expect.poll(() => runs.toSorted()).toEqual(['a', 'b']);
  const refused = storage.transaction(async ({ wakeUps }) => {
    await wakeUps.instances(['c']);
    throw new Error('no');
  });
  await expect(refused).rejects.toThrow('no');
  await storage.rows.wakeUps.instances(['d']);
  await expect.poll(() => runs).toContain('d');
  expect(runs).not.toContain('c');
});

it('makes one run of rings that come close together', async () => {
  const { storage, startJobs } = await freshStorage();
  for (let n = 0; n < 10; n++) await storage.rows.wakeUps.instances(['a']);
  let runs = 0;
  await startJobs({ ...nothing, reconcileInstance: () => Promise.resolve(void (runs += 1)) });
  await expect.poll(() => runs).toBe(1);
  await sleep(300);
  expect(runs).toBe(1);
});

it('runs once more for rings that come during a run, and never two at once, over two servers', async () => {
  const first = await freshStorage();
  const second = await openStorage({ ...first, log });
  onTestFinished(() => second.close({ stopDatabase: false }));
  const { storage } = first;
  let [inside, most, runs] = [0, 0, 0];
  let letGo = (): void => undefined;
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  const reconcileInstance = async (): Promise<undefined> => {
    runs++;
    most = Math.max(most, ++inside);
    await gate;
    await sleep(20);
    inside--;
  };
  await first.startJobs({ ...nothing, reconcileInstance });
  await second.startJobs({ ...nothing, reconcileInstance });
  await storage.rows.wakeUps.instances(['a']);
  await expect.poll(() => inside).toBe(1);
  for (let n = 0; n < 6; n++) {
    await storage.rows.wakeUps.instances(['a']);
    await sleep(5);
  }
  letGo();
  await expect.poll(() => runs).toBeGreaterThan(1);
  await sleep(600);
  expect({ inside, most }).toEqual({ inside: 0, most: 1 });
  expect(runs).toBeLessThanOrEqual(3);
});

it('lets instances run beside each other', async () => {
  const { storage, startJobs } = await freshStorage();
  const inside = new Set<string>();
  let letGo = (): void => undefined;
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  const reconcileInstance = async (id: string): Promise<undefined> => {
    inside.add(id);
    await gate;
  };
  await startJobs({ ...nothing, concurrency: 20, reconcileInstance });
  const ids = Array.from({ length: 20 }, (_, n) => `i${n}`);
  await storage.rows.wakeUps.instances(ids);
  await expect.poll(() => inside.size).toBe(20);
  letGo();
});

it('comes again when asked to, at the earliest of the times', async () => {
  const { storage, startJobs } = await freshStorage();
  const at: number[] = [];
  const reconcileInstance = (): Promise<{ again?: Date }> => {
    at.push(performance.now());
    return Promise.resolve(at.length === 1 ? { again: new Date(Date.now() + 500) } : {});
  };
  await startJobs({ ...nothing, reconcileInstance });
  await storage.rows.wakeUps.instances(['a']);
  await expect.poll(() => at.length, { timeout: 5000 }).toBe(2);
  expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThan(450);
});

it.each([
  ['a later ring does not put off an earlier one', [0, 3_600_000]],
  ['an earlier ring goes before a later one', [3_600_000, 0]],
])('%s', async (_, delays) => {
  const { storage, startJobs } = await freshStorage();
  for (const delay of delays) await storage.rows.wakeUps.instances(['a'], new Date(Date.now() + delay));
  let runs = 0;
  await startJobs({ ...nothing, reconcileInstance: () => Promise.resolve(void (runs += 1)) });
  await expect.poll(() => runs).toBe(1);
});

it('does not lose a ring of a moment ago to a run that wants to come again later', async () => {
  const { storage, startJobs } = await freshStorage();
  let runs = 0;
  const reconcileInstance = async (): Promise<{ again: Date }> => {
    if (++runs === 1) await storage.rows.wakeUps.instances(['a']);
    return { again: new Date(Date.now() + 3_600_000) };
  };
  await startJobs({ ...nothing, reconcileInstance });
  await storage.rows.wakeUps.instances(['a']);
  await expect.poll(() => runs, { timeout: 5000 }).toBeGreaterThan(1);
});

it('does not lose a ring that meets the fetch of the job it would move', async () => {
  const { storage, databaseUrl } = await freshStorage();
  await storage.rows.wakeUps.instances(['a']);
  const fetcher = new pg.Client({ connectionString: databaseUrl });
  await fetcher.connect();
  onTestFinished(() => fetcher.end());
  await fetcher.query('BEGIN');
  await fetcher.query("UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'a server'");
  const ring = storage.rows.wakeUps.instances(['a']);
  const isWaiting = "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
  await expect.poll(async () => (await fetcher.query(isWaiting)).rowCount).toBe(1);
  await fetcher.query('COMMIT');
  await ring;
  const { rows } = await fetcher.query(
    'SELECT locked_by, run_at <= now() AS due FROM graphile_worker.jobs ORDER BY id',
  );
  expect(rows).toEqual([
    { locked_by: 'a server', due: true },
    { locked_by: null, due: true },
  ]);
});

it('logs a run that throws once, and repeats it', async () => {
  const lines: { level: number; instanceId?: string }[] = [];
  const spy = pino({ level: 'info' }, { write: (line) => void lines.push(JSON.parse(line) as { level: number }) });
  const { storage, startJobs } = await freshStorage();
  let runs = 0;
  const reconcileInstance = (): Promise<undefined> =>
    ++runs === 1 ? Promise.reject(new Error('no')) : Promise.resolve(undefined);
  await startJobs({ ...nothing, reconcileInstance, log: spy });
  await storage.rows.wakeUps.instances(['a']);
  await expect.poll(() => runs, { timeout: 10_000 }).toBe(2);
  expect(lines.filter(({ level }) => level >= 40)).toMatchObject([{ level: 50, instanceId: 'a' }]);
});

it('waits for what runs when it stops, and takes nothing new', async () => {
  const { storage, startJobs } = await freshStorage();
  const events: string[] = [];
  const reconcileInstance = async (id: string): Promise<undefined> => {
    events.push(`${id} in`);
    await sleep(200);
    events.push(`${id} out`);
  };
  const jobs = await startJobs({ ...nothing, concurrency: 1, reconcileInstance });
  await storage.rows.wakeUps.instances(['a']);
  await expect.poll(() => events).toEqual(['a in']);
  await storage.rows.wakeUps.instances(['b']);
  await jobs.stop();
  await jobs.stop();
  expect(events).toEqual(['a in', 'a out']);
});

it('does scheduled work again and again, also after it failed', async () => {
  const { startJobs } = await freshStorage();
  let runs = 0;
  const run = (): Promise<void> => (++runs === 1 ? Promise.reject(new Error('no')) : Promise.resolve());
  const jobs = await startJobs({ ...nothing, schedule: [{ name: 'tick', everyMs: 10, run }] });
  await expect.poll(() => runs).toBeGreaterThan(3);
  await jobs.stop();
});

it('takes over at once what a killed server was at', async () => {
  const { storage, startJobs, databaseUrl, home } = await freshStorage();
  const server = childProgram(
    `import pino from 'pino';
     import { openStorage } from './src/storage/postgres-storage.ts';
     const { DATABASE: databaseUrl, KEY_HOME: home } = process.env;
     const log = pino({ level: 'silent' });
     const { startJobs } = await openStorage({ databaseUrl, home: home ?? '', log });
     const reconcileInstance = (id: string) => {
       console.log('at ' + id);
       return new Promise<undefined>(() => undefined);
     };
     await startJobs({ reconcileInstance, bringUsers: () => Promise.resolve(), concurrency: 2, log });`,
    { DATABASE: databaseUrl, KEY_HOME: home },
  );
  await storage.rows.wakeUps.instances(['a']);
  await server.printed('at a');
  await server.killHard();
  const runs: string[] = [];
  await startJobs({ ...nothing, reconcileInstance: (id) => Promise.resolve(void runs.push(id)) });
  await expect.poll(() => runs, { timeout: 3000 }).toEqual(['a']);
});

it('goes on after every connection broke, also in the middle of a run', async () => {
  const { storage, startJobs, databaseUrl } = await freshStorage();
  const runs: string[] = [];
  const broken = Promise.withResolvers<undefined>();
  const reconcileInstance = async (id: string): Promise<undefined> => {
    runs.push(id);
    if (id === 'a') await broken.promise;
  };
  await startJobs({ ...nothing, reconcileInstance });
  await storage.rows.wakeUps.instances(['a']);
  await expect.poll(() => runs).toEqual(['a']);
  const admin = new pg.Client({ connectionString: databaseUrl });
  await admin.connect();
  await admin.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()`);
  await admin.end();
  broken.resolve(undefined);
  await expect
    .poll(() =>
      storage.rows.wakeUps.instances(['b']).then(
        () => true,
        () => false,
      ),
    )
    .toBe(true);
  await expect.poll(() => runs, { timeout: 10_000 }).toContain('b');
});

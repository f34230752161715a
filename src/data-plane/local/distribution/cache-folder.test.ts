import { mkdir, mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { oneAtATime, withTemporaryFolder } from './cache-folder.ts';

let cache: string;

beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'brokerage-folder-'));
});
afterEach(() => rm(cache, { recursive: true, force: true }));

test('who comes second waits until the first is done, and says so once', async () => {
  const events: string[] = [];
  const fill = (name: string): Promise<void> =>
    oneAtATime(
      cache,
      () => events.push(`${name} waits`),
      async () => {
        events.push(`${name} begins`);
        await sleep(300);
        events.push(`${name} ends`);
      },
    );
  const first = fill('one');
  await sleep(50);
  await Promise.all([first, fill('two')]);
  expect(events).toEqual(['one begins', 'two waits', 'one ends', 'two begins', 'two ends']);
  expect(await readdir(cache)).toEqual([]);
});

test('the lock of a process that was killed is taken', async () => {
  await mkdir(join(cache, 'filling'));
  const longAgo = new Date(Date.now() - 60_000);
  await utimes(join(cache, 'filling'), longAgo, longAgo);
  expect(
    await oneAtATime(
      cache,
      () => undefined,
      () => Promise.resolve('filled'),
    ),
  ).toBe('filled');
});

test('what fails leaves neither a lock nor a temporary folder', async () => {
  const fail = (): Promise<never> => Promise.reject(new Error('no network'));
  await expect(
    oneAtATime(
      cache,
      () => undefined,
      () => withTemporaryFolder(cache, fail),
    ),
  ).rejects.toThrow('no network');
  expect(await readdir(cache)).toEqual(['tmp']);
  expect(await readdir(join(cache, 'tmp'))).toEqual([]);
});

test('what a killed process left is taken away after a day', async () => {
  const left = join(cache, 'tmp', 'left');
  const fresh = join(cache, 'tmp', 'fresh');
  await mkdir(left, { recursive: true });
  await mkdir(fresh);
  const longAgo = new Date(Date.now() - 25 * 60 * 60 * 1000);
  await utimes(left, longAgo, longAgo);
  await withTemporaryFolder(cache, () => Promise.resolve());
  expect(await readdir(join(cache, 'tmp'))).toEqual(['fresh']);
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { EventRows } from '../storage/storage.ts';
import { prepareHome } from './home.ts';
import { fakeCli, fakeDatabase, type FakeCli } from './testing/fake-context.ts';

let home: string;
let happened: Awaited<ReturnType<EventRows['latest']>>;
let cli: FakeCli;
const happens = (text: string): void =>
  void happened.unshift({ at: new Date(happened.length * 1000), kind: 'changed', text });
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'brokerage-tail-'));
  prepareHome(home);
  happened = [];
  const latest = (instanceId: string, limit: number) =>
    Promise.resolve(instanceId === 'ckafka-1' ? happened.slice(0, limit) : []);
  cli = fakeCli(home, fakeDatabase({ events: { latest } }));
});
afterEach(() => rmSync(home, { recursive: true }));

it('prints the last events and each new one once, until Ctrl-C', async () => {
  for (const text of ['bought', 'starting', 'running']) happens(text);
  const ended = cli.run('tail', 'ckafka-1', '-n', '2');
  await vi.waitFor(() => expect(cli.written.out).toContain('running'));
  expect(cli.written.out).not.toContain('bought');
  happens('renamed');
  happens('deleting');
  await vi.waitFor(() => expect(cli.written.out).toContain('deleting'), 5_000);
  cli.signals.emit('SIGINT', 'SIGINT');
  expect(await ended).toBe(0);
  const texts = cli.written.out
    .trim()
    .split('\n')
    .map((line) => line.split('  ')[2]);
  expect(texts).toEqual(['starting', 'running', 'renamed', 'deleting']);
});

it('refuses an instance that nothing is known of', async () => {
  expect(await cli.run('tail', 'ckafka-none')).toBe(1);
  expect(cli.written.err).toContain('nothing is known of ckafka-none');
});

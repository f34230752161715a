import { appendFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { followFile, lastLines } from './log-file.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'brokerage-log-'));
  file = join(folder, 'server.log');
});
afterEach(() => rmSync(folder, { recursive: true }));

it('reads the last lines of a long file from its end', async () => {
  const lines = Array.from({ length: 5000 }, (_, index) => `第 ${index} ${'x'.repeat(50)}`);
  writeFileSync(file, `${lines.join('\n')}\n`);
  expect((await lastLines(file, 3000)).lines).toEqual(lines.slice(-3000));
  expect((await lastLines(file, 9000)).lines).toEqual(lines);
  expect((await lastLines(file, 0)).lines).toEqual([]);
});

it('has no lines of a file that is not there or empty', async () => {
  expect(await lastLines(file, 5)).toEqual({ lines: [], endsAt: 0 });
  writeFileSync(file, '');
  expect(await lastLines(file, 5)).toEqual({ lines: [], endsAt: 0 });
});

it('follows whole lines, and goes on in the new file when a log is rotated', async () => {
  writeFileSync(file, 'old\n');
  const seen: string[] = [];
  const stop = new AbortController();
  const following = followFile(file, 4, (line) => seen.push(line), stop.signal);
  appendFileSync(file, 'one\ntw');
  await vi.waitFor(() => expect(seen).toEqual(['one']));
  appendFileSync(file, 'o\n');
  await vi.waitFor(() => expect(seen).toEqual(['one', 'two']));
  renameSync(file, `${file}.1`);
  writeFileSync(file, 'three\n');
  await vi.waitFor(() => expect(seen).toEqual(['one', 'two', 'three']));
  stop.abort();
  await following;
});

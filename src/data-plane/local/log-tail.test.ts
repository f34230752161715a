import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { CONSOLE_FILE, lastWords, logTail } from './log-tail.ts';

describe('what a server left behind in its log', () => {
  let folder: string;
  const log = (...lines: string[]): Promise<void> =>
    writeFile(join(folder, 'logs', 'server.log'), `${lines.join('\n')}\n`);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'brokerage-log-'));
    await mkdir(join(folder, 'logs'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is nothing when there is no log yet', async () => {
    expect(await logTail(folder, 5)).toEqual([]);
    expect(await lastWords(folder)).toBe('');
  });

  it('is the last lines, oldest first, and after them what was printed outside the log', async () => {
    await log('one', 'two', 'three');
    await writeFile(join(folder, CONSOLE_FILE), 'out of memory\n');
    expect(await logTail(folder, 3)).toEqual(['two', 'three', 'out of memory']);
    expect(await logTail(folder, 0)).toEqual([]);
  });

  it('is whole lines even when the log is longer than what is read of it', async () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => `line ${index} ${'x'.repeat(40)}`);
    await log(...lines);
    const tail = await logTail(folder, 1_000_000);
    expect(tail.length).toBeGreaterThan(1_000);
    expect(tail).toEqual(lines.slice(-tail.length));
  });

  it('has the last error with its cause as last words, but none from before the process', async () => {
    await log(
      '[2026-01-31 11:00:00,000] ERROR an old problem (kafka)',
      '[2026-01-31 12:00:00,000] ERROR Fatal error during startup (kafka)',
      'KafkaException: Address already in use',
      '[2026-01-31 12:00:01,000] INFO shut down completed (kafka)',
    );
    expect(await lastWords(folder, new Date('2026-01-31T11:59:00'))).toBe(
      '[2026-01-31 12:00:00,000] ERROR Fatal error during startup (kafka) KafkaException: Address already in use',
    );
    expect(await lastWords(folder, new Date('2026-01-31T12:30:00'))).toBe('');
  });
});

import { open } from 'node:fs/promises';
import { join } from 'node:path';

import { SERVER_LOG } from './distribution/log4j.ts';
import { isMissing } from './folders.ts';

/** What a server prints outside its log: little, and only when something is wrong. */
export const CONSOLE_FILE = 'console.log';
/** Lines are long: with 200 bytes each this reaches back 1,300 lines. */
const TAIL_BYTES = 256 * 1024;

/**
 * The last lines that a server left, oldest first: its log, and after it what it printed outside of its log, which is mostly
 * nothing and otherwise says why it ended. Fewer when there are fewer, or none.
 */
export async function logTail(folder: string, lineCount: number): Promise<string[]> {
  const log = await lastLines(join(folder, 'logs', SERVER_LOG));
  const printed = await lastLines(join(folder, CONSOLE_FILE));
  return lineCount > 0 ? [...log, ...printed].slice(-lineCount) : [];
}

/**
 * Why a server ended, as far as its log says, in one line: the last error since `since` with the line of its cause.
 * An empty text when there is none.
 */
export async function lastWords(folder: string, since = new Date(0)): Promise<string> {
  const lines = await lastLines(join(folder, 'logs', SERVER_LOG));
  const at = lines.findLastIndex((line) => / (ERROR|FATAL) /.test(line) && loggedAt(line) >= since.getTime() - 1000);
  if (at >= 0) return [lines[at], lines[at + 1]].filter((line) => line !== undefined).join(' ');
  return (await lastLines(join(folder, CONSOLE_FILE))).at(-1) ?? '';
}

/** `[2026-01-31 12:00:00,123] ERROR …`, in this machine's time zone. */
function loggedAt(line: string): number {
  const [, day, time, ms] = /^\[(\S+) (\S+),(\d+)\]/.exec(line) ?? [];
  return day === undefined ? 0 : new Date(`${day}T${time ?? ''}.${ms ?? ''}`).getTime();
}

async function lastLines(path: string): Promise<string[]> {
  try {
    await using file = await open(path, 'r');
    const { size } = await file.stat();
    const start = Math.max(0, size - TAIL_BYTES);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size - start), 0, size - start, start);
    const lines = buffer.toString('utf8', 0, bytesRead).split('\n');
    if (start > 0) lines.shift();
    return lines.filter((line) => line !== '');
  } catch (problem) {
    if (isMissing(problem)) return [];
    throw problem;
  }
}

import { renameSync, statSync } from 'node:fs';
import { destination, pino, type Logger } from 'pino';
import type { Config } from '../config.ts';
import { fileProblem } from './file-problem.ts';
import { logFile } from './home.ts';

const LOG_BYTES_MAX = 16 * 1024 * 1024;
const LOOK_EVERY_MS = 60_000;

/**
 * The program's log, `<home>/logs/brokerage.log`, JSON lines that only the owner reads; at 16 MB it becomes `brokerage.log.1`.
 * Written at once and not by and by, so that the last words of a process that dies are there.
 */
export function openLog(config: Pick<Config, 'home' | 'logLevel'>): Logger {
  const file = logFile(config.home);
  try {
    rotate(file);
    const target = destination({ dest: file, mode: 0o600, mkdir: true, sync: true });
    // A full disk costs lines of the log and not the server.
    target.on('error', () => undefined);
    setInterval(() => {
      if (rotate(file)) target.reopen();
    }, LOOK_EVERY_MS).unref();
    return pino({ level: config.logLevel, base: { pid: process.pid } }, target);
  } catch (problem) {
    throw fileProblem(problem, file) ?? problem;
  }
}

function rotate(file: string): boolean {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) <= LOG_BYTES_MAX) return false;
  renameSync(file, `${file}.1`);
  return true;
}

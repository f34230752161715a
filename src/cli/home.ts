import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from '../lib/setup-error.ts';
import { fileProblem } from './file-problem.ts';

/** Raised when a home of this program could not be used by the one before it. The database has a schema number of its own. */
export const HOME_FORMAT = 1;

export const logFolder = (home: string): string => join(home, 'logs');
export const logFile = (home: string): string => join(logFolder(home), 'brokerage.log');
const formatFile = (home: string): string => join(home, 'format');

/** Whether Brokerage was ever started on this home. */
export function isHome(home: string): boolean {
  return existsSync(formatFile(home));
}

/**
 * Makes the home, for its owner only, or checks that this program can use it. Twice is as once.
 * @throws SetupError when it cannot be written, or when a newer program has made it; nothing is changed then.
 */
export function prepareHome(home: string): void {
  try {
    if (isHome(home)) {
      checkFormat(home);
      return;
    }
    mkdirSync(logFolder(home), { recursive: true, mode: 0o700 });
    const half = `${formatFile(home)}.${process.pid}`;
    try {
      writeFileSync(half, `${HOME_FORMAT}\n`, { mode: 0o600 });
      renameSync(half, formatFile(home));
    } finally {
      rmSync(half, { force: true });
    }
  } catch (problem) {
    throw fileProblem(problem, home) ?? problem;
  }
}

function checkFormat(home: string): void {
  const format = Number(readFileSync(formatFile(home), 'utf8'));
  if (Number.isInteger(format) && format <= HOME_FORMAT) return;
  throw new SetupError(
    `the home ${home} was made by a newer Brokerage (format ${format}, this one knows ${HOME_FORMAT})`,
    'upgrade Brokerage, or set BROKERAGE_HOME to another folder',
  );
}

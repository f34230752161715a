import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { processBirth } from '../lib/process-birth.ts';
import { SetupError } from '../lib/setup-error.ts';
import { fileProblem } from './file-problem.ts';

/** Who works on a home: a server (`up`), or a command that needs the database for a moment while no server runs. */
export interface HomeHolder {
  readonly pid: number;
  /** With the pid, what no other process has (processBirth). */
  readonly birth: string | null;
  readonly purpose: 'up' | 'command';
  /** Where a server answers; null until it does. */
  readonly url: string | null;
  readonly startedAt: string;
}

export interface HomeLock {
  /** Writes down where the server answers. */
  announce(url: string): void;
  /** Lets go. Twice is as once. */
  release(): void;
}

const COMMAND_WAIT_MS = 15_000;
const LOOK_EVERY_MS = 50;
const lockFile = (home: string): string => join(home, 'brokerage.pid');

/** Who holds the home now; null when nobody does, also when whoever did was killed. */
export function homeHolder(home: string): HomeHolder | null {
  const holder = readHolder(lockFile(home));
  return holder !== null && isAlive(holder) ? holder : null;
}

/**
 * Takes the home for this process, or answers who holds it: then nothing is changed. A file that a killed process left counts
 * as none. Of two processes that try at once one gets it.
 */
export function tryHomeLock(home: string, purpose: HomeHolder['purpose']): HomeLock | HomeHolder {
  const file = lockFile(home);
  const mine: HomeHolder = {
    pid: process.pid,
    birth: processBirth(process.pid),
    purpose,
    url: null,
    startedAt: new Date().toISOString(),
  };
  for (;;) {
    if (createWhole(file, mine)) return lockOf(file, mine);
    const holder = homeHolder(home);
    if (holder !== null) return holder;
    setAside(file);
  }
}

/** As `tryHomeLock`, but waits while a short command has the home. A server that has it is answered at once. */
export async function takeHome(home: string, purpose: HomeHolder['purpose']): Promise<HomeLock | HomeHolder> {
  for (let waitedMs = 0; ; waitedMs += LOOK_EVERY_MS) {
    const taken = tryHomeLock(home, purpose);
    if (isLock(taken) || taken.purpose === 'up' || waitedMs > COMMAND_WAIT_MS) return taken;
    await sleep(LOOK_EVERY_MS);
  }
}

export function isLock(taken: HomeLock | HomeHolder): taken is HomeLock {
  return 'release' in taken;
}

/** The line for a person who wanted the home for himself. */
export function homeTaken(home: string, holder: HomeHolder): SetupError {
  if (holder.purpose === 'command')
    return new SetupError(
      `another command works on the home ${home} (process ${holder.pid})`,
      'try again when it is done',
    );
  const address = holder.url === null ? '' : ` at ${holder.url}`;
  return new SetupError(
    `Brokerage already runs on the home ${home} (process ${holder.pid}${address})`,
    'stop it with "brokerage down", or set BROKERAGE_HOME to another folder and BROKERAGE_LISTEN to another port',
  );
}

function isAlive(holder: HomeHolder): boolean {
  const birth = processBirth(holder.pid);
  return birth !== null && (holder.birth === null || birth === holder.birth);
}

function readHolder(file: string): HomeHolder | null {
  try {
    const holder = JSON.parse(readFileSync(file, 'utf8')) as HomeHolder;
    return Number.isInteger(holder.pid) ? holder : null;
  } catch {
    return null;
  }
}

/** The file appears with all it holds or not at all; false when there is one already. */
function createWhole(file: string, holder: HomeHolder): boolean {
  const half = `${file}.${holder.pid}`;
  try {
    writeFileSync(half, JSON.stringify(holder), { mode: 0o600 });
    linkSync(half, file);
    return true;
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && problem.code === 'EEXIST') return false;
    throw fileProblem(problem, file) ?? problem;
  } finally {
    removeIfThere(half);
  }
}

function removeIfThere(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // The error that brought us here says more.
  }
}

/** Takes a dead process's file away. What was moved is looked at once more: another process may have put its own there meanwhile. */
function setAside(file: string): void {
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && problem.code === 'ENOENT') return;
    throw fileProblem(problem, file) ?? problem;
  }
  const moved = readHolder(aside);
  if (moved !== null && isAlive(moved)) renameSync(aside, file);
  else rmSync(aside, { force: true });
}

function lockOf(file: string, mine: HomeHolder): HomeLock {
  return {
    announce(url) {
      const half = `${file}.${mine.pid}`;
      writeFileSync(half, JSON.stringify({ ...mine, url }), { mode: 0o600 });
      renameSync(half, file);
    },
    release() {
      const holder = readHolder(file);
      if (holder?.pid === mine.pid && holder.birth === mine.birth) rmSync(file, { force: true });
    },
  };
}

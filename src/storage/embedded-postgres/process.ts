import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Whether a process with this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function commandLine(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

/**
 * The server process on this data folder, from its own pid file; null when none runs. An id that meanwhile belongs to another
 * program (after a restart of the machine) does not count.
 */
export function runningServer(data: string): number | null {
  const pid = pidInFile(data);
  return pid !== null && isAlive(pid) && commandLine(pid).includes(data) ? pid : null;
}

/** Removes a pid file that names no server of this folder: PostgreSQL itself stops at any living process with that id. */
export function removeStalePidFile(data: string): void {
  if (pidInFile(data) !== null && runningServer(data) === null) rmSync(join(data, 'postmaster.pid'), { force: true });
}

function pidInFile(data: string): number | null {
  try {
    const pid = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
    return Number.isInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

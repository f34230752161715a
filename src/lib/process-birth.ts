import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * What tells a process from every other that has had or will have its pid: its start time as the system counts it.
 * null when there is no such process, or only one that has ended and that nobody has reaped.
 */
export function processBirth(pid: number): string | null {
  return process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
}

function fromProc(pid: number): string | null {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return null;
  }
  // The second field, the name in parentheses, may hold anything; the third is the state, the 22nd the start time.
  const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // A first thread that has ended (Z) is a corpse only once the others (the 20th field counts all) have let go of their files.
  const hasEnded = state === undefined || state === 'X' || (state === 'Z' && Number(fields[16]) <= 1);
  return hasEnded ? null : (fields[18] ?? null);
}

function fromPs(pid: number): string | null {
  try {
    const env = { ...process.env, LC_ALL: 'C' };
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', env }).trim() || null;
  } catch {
    return null;
  }
}

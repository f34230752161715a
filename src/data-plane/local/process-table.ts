import { execFile } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { promisify } from 'node:util';

import { processBirth } from '../../lib/process-birth.ts';

/**
 * The processes of this machine that were started with `-Dbrokerage.marker=<folder>`. The table, not a pid file, is asked:
 * it also knows a process whose starter died before it could write anything down, and never names one that is gone.
 */
export interface MarkedProcess {
  readonly pid: number;
  readonly marker: string;
  readonly startedAt: Date;
  /** With the pid, what no other process has had: the start time as the system counts it. */
  readonly birth: string;
  /** What the process was told that it runs (`-Dbrokerage.version=`); null without a word. */
  readonly kafkaVersion: string | null;
}

const MARKER_ARGUMENT = '-Dbrokerage.marker=';
const VERSION_ARGUMENT = '-Dbrokerage.version=';

/** Processes whose marker is `folder` or lies below it, oldest first. */
export async function findMarked(folder: string): Promise<MarkedProcess[]> {
  const all = process.platform === 'linux' ? await fromProc(folder) : await fromPs(folder);
  return all.sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime() || a.pid - b.pid);
}

/** Whether this very process still runs: a later one with the same pid does not count, nor does a dead one that nobody reaped. */
export async function isAlive(one: Pick<MarkedProcess, 'pid' | 'birth'>): Promise<boolean> {
  if (process.platform === 'linux') return processBirth(one.pid) === one.birth;
  const listed = await ps(['-o', 'lstart=', '-p', String(one.pid)]);
  return listed.trim() === one.birth;
}

/** Sends a signal; a process that is gone already is fine. */
export function signal(pid: number, name: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(pid, name);
  } catch (problem) {
    if (!(problem instanceof Error && 'code' in problem && problem.code === 'ESRCH')) throw problem;
  }
}

async function fromProc(folder: string): Promise<MarkedProcess[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const bootedAtMs = await bootTimeMs();
  const found = await Promise.all(
    pids.map(async (pid): Promise<MarkedProcess[]> => {
      const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
      const words = commandLine.split('\0');
      const marker = markerAmong(words, folder);
      const birth = marker === null ? null : processBirth(pid);
      if (marker === null || birth === null) return [];
      const startedAt = new Date(bootedAtMs + Number(birth) * MS_PER_TICK);
      return [{ pid, marker, birth, startedAt, kafkaVersion: argumentAmong(words, VERSION_ARGUMENT) }];
    }),
  );
  return found.flat();
}

/** Linux counts start times in ticks of 1/100 s since boot, on every architecture (USER_HZ). */
const MS_PER_TICK = 10;

async function bootTimeMs(): Promise<number> {
  const seconds = /^btime (\d+)$/m.exec(await readFile('/proc/stat', 'utf8'))?.[1];
  return Number(seconds ?? 0) * 1000;
}

/** Elsewhere than on Linux `ps` tells the same, to the second. */
async function fromPs(folder: string): Promise<MarkedProcess[]> {
  const listed = await ps(['-axww', '-o', 'pid=,lstart=,command=']);
  return listed.split('\n').flatMap((line): MarkedProcess[] => {
    const fields = /^\s*(\d+)\s+(\S+\s+\S+\s+\S+\s+\S+\s+\d{4})\s+(.*)$/.exec(line);
    const [pid, birth, commandLine] = [fields?.[1], fields?.[2], fields?.[3]];
    const words = commandLine?.split(/ (?=-)/) ?? [];
    const marker = markerAmong(words, folder);
    if (pid === undefined || birth === undefined || marker === null) return [];
    const kafkaVersion = argumentAmong(words, VERSION_ARGUMENT);
    return [{ pid: Number(pid), marker, birth, startedAt: new Date(birth), kafkaVersion }];
  });
}

async function ps(args: string[]): Promise<string> {
  const options = { env: { ...process.env, LC_ALL: 'C' }, maxBuffer: 16 * 1024 * 1024 };
  // `ps -p` of a pid that is gone exits with 1 and prints nothing.
  return promisify(execFile)('ps', args, options).then(
    ({ stdout }) => stdout,
    () => '',
  );
}

function markerAmong(commandLine: readonly string[], folder: string): string | null {
  const marker = argumentAmong(commandLine, MARKER_ARGUMENT) ?? '';
  return marker === folder || marker.startsWith(`${folder}/`) ? marker : null;
}

function argumentAmong(commandLine: readonly string[], name: string): string | null {
  return commandLine.find((it) => it.startsWith(name))?.slice(name.length) ?? null;
}

import { readFile, readdir } from 'node:fs/promises';

/* What Linux tells of processes in /proc. */

const KB_PER_MB = 1024;
/** Start times are counted in ticks of 1/100 s (USER_HZ). */
const MS_PER_TICK = 10;

/** Resident memory of one process, in MB, shared pages included. */
export async function residentMB(pid: number): Promise<number> {
  return (await kBOf(`/proc/${pid}/status`, 'VmRSS')) / KB_PER_MB;
}

/**
 * Resident memory of a process and all its children, in MB, each shared page counted once (proportional set size): PostgreSQL's
 * processes share most of what each of them has.
 */
export async function familyMB(pid: number): Promise<number> {
  const family = await familyOf(pid);
  const each = await Promise.all(family.map((one) => kBOf(`/proc/${one}/smaps_rollup`, 'Pss')));
  return each.reduce((sum, kB) => sum + kB, 0) / KB_PER_MB;
}

/** Processor time that a process and its children took, ended ones included, in seconds. */
export async function familyCpuSeconds(pid: number): Promise<number> {
  const each = await Promise.all((await familyOf(pid)).map(async (one) => cpuTicks(one, one === pid)));
  return (each.reduce((sum, ticks) => sum + ticks, 0) * MS_PER_TICK) / 1000;
}

/** 0 for a process that has just ended: its parent has its time. */
async function cpuTicks(pid: number, withEndedChildren: boolean): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The second field, the name, may hold anything; utime is the fourteenth.
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [own = 0, system = 0, endedOwn = 0, endedSystem = 0] = fields.slice(11, 15);
  return own + system + (withEndedChildren ? endedOwn + endedSystem : 0);
}

/** When a process started, in milliseconds of the wall clock, to 10 ms: `birth` is its start time as the system counts it. */
export async function startedAtMs(birth: string): Promise<number> {
  const uptimeSeconds = Number((await readFile('/proc/uptime', 'utf8')).split(' ')[0]);
  return Date.now() - uptimeSeconds * 1000 + Number(birth) * MS_PER_TICK;
}

async function familyOf(pid: number): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const children = await Promise.all(pids.map(async (one) => ((await parentOf(one)) === pid ? [one] : [])));
  return [pid, ...children.flat()];
}

async function parentOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^PPid:\s+(\d+)$/m.exec(status)?.[1] ?? 0);
}

async function kBOf(file: string, field: string): Promise<number> {
  const kB = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(await readFile(file, 'utf8'))?.[1];
  if (kB === undefined) throw new Error(`${file} has no ${field}`);
  return Number(kB);
}

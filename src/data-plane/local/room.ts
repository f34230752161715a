import { readFile, statfs } from 'node:fs/promises';
import { freemem } from 'node:os';

import type { Shortage } from '../data-plane.ts';

/** What an instance takes at first on this kind of data plane, and what must stay free for everything else. */
const MEMORY_MB = { perBroker: 150, floor: 200 };
/** Bought disk is thin: a broker takes what is written to it. */
const DISK_MB = { perBroker: 64, floor: 1024 };
const MB = 1024 * 1024;

export interface Room {
  readonly freeMemoryMB: number;
  readonly freeDiskMB: number;
}

/** What is free for programs of this user: memory including the caches that the system would give up, disk below `folder`. */
export async function freeRoom(folder: string): Promise<Room> {
  const disk = await statfs(folder);
  return { freeMemoryMB: await availableMemoryMB(), freeDiskMB: Math.floor((disk.bavail * disk.bsize) / MB) };
}

/** What `room` lacks for this many more brokers. */
export function shortagesOf(room: Room, brokerCount: number): Shortage[] {
  const wanted = [
    { what: 'memory', needed: MEMORY_MB.floor + MEMORY_MB.perBroker * brokerCount, free: room.freeMemoryMB },
    { what: 'disk', needed: DISK_MB.floor + DISK_MB.perBroker * brokerCount, free: room.freeDiskMB },
  ] as const;
  return wanted
    .filter(({ needed, free }) => free < needed)
    .map(({ what, needed, free }) => ({ what, text: `${what}: ${needed} MB needed, ${free} MB free` }));
}

async function availableMemoryMB(): Promise<number> {
  if (process.platform !== 'linux') return Math.floor(freemem() / MB);
  const kB = /^MemAvailable:\s+(\d+) kB$/m.exec(await readFile('/proc/meminfo', 'utf8'))?.[1];
  return Math.floor(kB === undefined ? freemem() / MB : Number(kB) / 1024);
}

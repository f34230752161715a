import { readFile, statfs } from 'node:fs/promises';
import { freemem } from 'node:os';

import type { Shortage } from '../data-plane.ts';

/** What one broker takes at first: measured, it is 110 to 135 MB of memory. */
const MEMORY_MB_PER_BROKER = 150;
/** Bought disk is thin: a broker takes what is written to it. */
const DISK_MB_PER_BROKER = 64;
const MB = 1024 * 1024;

/** What a purchase must leave free for everything else on this machine. */
export interface Floors {
  readonly memoryMB: number;
  readonly diskMB: number;
}

export interface Room {
  readonly freeMemoryMB: number;
  readonly freeDiskMB: number;
}

/** What is free for programs of this user: memory including the caches that the system would give up, disk below `folder`. */
export async function freeRoom(folder: string): Promise<Room> {
  const disk = await statfs(folder);
  return { freeMemoryMB: await availableMemoryMB(), freeDiskMB: Math.floor((disk.bavail * disk.bsize) / MB) };
}

/** What `room` lacks for this many more brokers above the floors. */
export function shortagesOf(room: Room, brokerCount: number, floors: Floors): Shortage[] {
  const wanted = [
    { what: 'memory', needed: floors.memoryMB + MEMORY_MB_PER_BROKER * brokerCount, free: room.freeMemoryMB },
    { what: 'disk', needed: floors.diskMB + DISK_MB_PER_BROKER * brokerCount, free: room.freeDiskMB },
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

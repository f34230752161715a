import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';

import { freeRoom, shortagesOf } from './room.ts';

const floors = { memoryMB: 200, diskMB: 1024 };

describe('the room on a machine', () => {
  it('is enough when what stays free reaches the floor', () => {
    expect(shortagesOf({ freeMemoryMB: 500, freeDiskMB: 1_152 }, 2, floors)).toEqual([]);
  });

  it('is short of each thing by itself, with figures', () => {
    expect(shortagesOf({ freeMemoryMB: 499, freeDiskMB: 1_151 }, 2, floors)).toEqual([
      { what: 'memory', text: 'memory: 500 MB needed, 499 MB free' },
      { what: 'disk', text: 'disk: 1152 MB needed, 1151 MB free' },
    ]);
  });

  it('is read from the system', async () => {
    const { freeMemoryMB, freeDiskMB } = await freeRoom(tmpdir());
    expect(freeMemoryMB).toBeGreaterThan(0);
    expect(freeDiskMB).toBeGreaterThan(0);
  });
});

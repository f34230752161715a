import { describe, expect, it } from 'vitest';
import { exampleInstance } from '../../test/support/example-rows.ts';
import { diskStepOf } from './disk-step.ts';
import type { Instance } from './instance.ts';
import { DEFAULT_SETTINGS } from './instance-settings.ts';

const REST_MS = 300_000;
const readAt = new Date('2026-03-01T10:00:00Z');
const step = (change: Partial<Instance>, diskPercent: number) =>
  diskStepOf(exampleInstance(change), { readAt, figures: { diskPercent } }, REST_MS);
const dynamicRetention = { ...DEFAULT_SETTINGS.dynamicRetention, enabled: true };
const dynamicDisk = { ...DEFAULT_SETTINGS.dynamicDisk, enabled: true };

describe('what a disk that fills asks for', () => {
  it('is nothing unless the owner wants it followed', () => {
    expect(step({}, 99)).toBeNull();
    expect(diskStepOf(exampleInstance({ dynamicDisk, dynamicRetention }), null, REST_MS)).toBeNull();
  });

  it('is a tenth less retention from 75 % on, down to the bottom and no further', () => {
    expect(step({ dynamicRetention, retentionMinutes: 1000 }, 74.9)).toBeNull();
    expect(step({ dynamicRetention, retentionMinutes: 1000 }, 75)?.change).toEqual({ shortenedRetentionMinutes: 900 });
    const shortened = { dynamicRetention, retentionMinutes: 1000 };
    expect(step({ ...shortened, shortenedRetentionMinutes: 390 }, 80)?.change).toEqual({
      shortenedRetentionMinutes: 360,
    });
    expect(step({ ...shortened, shortenedRetentionMinutes: 360 }, 99)).toBeNull();
    expect(step({ dynamicRetention, retentionMinutes: 200 }, 99)).toBeNull();
  });

  it('is given back by steps once half of the disk is free, and at once when the owner no longer wants it', () => {
    const shortened = { dynamicRetention, retentionMinutes: 1000, shortenedRetentionMinutes: 810 };
    expect(step(shortened, 60)).toBeNull();
    expect(step(shortened, 49)?.change).toEqual({ shortenedRetentionMinutes: 900 });
    expect(step({ ...shortened, shortenedRetentionMinutes: 950 }, 49)?.change).toEqual({
      shortenedRetentionMinutes: null,
    });
    const off = { ...shortened, dynamicRetention: DEFAULT_SETTINGS.dynamicRetention };
    expect(diskStepOf(exampleInstance(off), null, REST_MS)?.change).toEqual({ shortenedRetentionMinutes: null });
    expect(step({ ...shortened, retentionMinutes: 500 }, 99)?.change).toEqual({ shortenedRetentionMinutes: null });
  });

  it('is a tenth more disk before it is less retention, in steps that are sold and up to the owner’s bound', () => {
    expect(step({ dynamicDisk, dynamicRetention, diskSizeGB: 1000 }, 75)?.change).toEqual({ diskSizeGB: 1100 });
    expect(step({ dynamicDisk, diskSizeGB: 200 }, 80)?.change).toEqual({ diskSizeGB: 300 });
    const bounded = { dynamicDisk: { ...dynamicDisk, largestDiskGB: 1050 }, diskSizeGB: 1000 };
    expect(step(bounded, 99)).toBeNull();
    expect(step({ ...bounded, dynamicRetention, retentionMinutes: 1000 }, 99)?.kind).toBe('shorten');
  });

  it('waits for a figure that can show what the last step did', () => {
    const before = (minutes: number) => ({ dynamicDisk, diskStepAt: new Date(readAt.getTime() - minutes * 60_000) });
    expect(step(before(4), 90)).toBeNull();
    expect(step(before(5), 90)).not.toBeNull();
  });
});

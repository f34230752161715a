import { describe, expect, it } from 'vitest';
import { previewOf, strategyOf, type Reset } from './offset-preview.ts';

const line = { topic: 'orders', partition: 0, committed: 40, end: 100, lag: 60 };
const log = { start: 10, atTime: 55 };

describe('the preview of a reset', () => {
  it.each<[Reset, number]>([
    [{ to: 'start' }, 10],
    [{ to: 'end' }, 100],
    [{ to: 'shift', by: 5 }, 45],
    [{ to: 'shift', by: -500 }, 10],
    [{ to: 'offset', offset: 7_000 }, 100],
    [{ to: 'time', ms: 1_795_000_000_000 }, 55],
  ])('%j goes on at %i, never outside the log', (reset, expected) => {
    expect(previewOf(line, log, reset)).toBe(expected);
  });

  it('claims nothing that it does not know', () => {
    expect(previewOf(line, {}, { to: 'shift', by: 1 })).toBeNull();
    expect(previewOf(line, { start: 0 }, { to: 'time', ms: 1 })).toBeNull();
    expect(previewOf({ ...line, committed: -1 }, log, { to: 'shift', by: 1 })).toBeNull();
  });
});

it('asks for the first record and the end with the numbers that upstream has for them', () => {
  expect([strategyOf({ to: 'start' }), strategyOf({ to: 'end' })]).toEqual([
    { Strategy: 1, ShiftTimestamp: -2 },
    { Strategy: 1, ShiftTimestamp: -1 },
  ]);
});

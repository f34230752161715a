import { describe, expect, it } from 'vitest';
import { offsetMove, withinLog } from './offset-move.ts';

describe('what ModifyGroupOffsets asks for', () => {
  it('is read by its strategy', () => {
    expect(offsetMove({ Strategy: 0, Shift: -3 })).toEqual({ kind: 'shift', by: -3 });
    expect(offsetMove({ Strategy: 1, ShiftTimestamp: -2 })).toEqual({ kind: 'start' });
    expect(offsetMove({ Strategy: 1, ShiftTimestamp: -1 })).toEqual({ kind: 'end' });
    expect(offsetMove({ Strategy: 1, ShiftTimestamp: 1_700_000_000_000 })).toEqual({
      kind: 'time',
      atMs: 1_700_000_000_000,
    });
    expect(offsetMove({ Strategy: 2, Offset: 0 })).toEqual({ kind: 'offset', offset: 0 });
  });

  it.each([
    [{ Strategy: 3 }, 'Strategy'],
    [{ Strategy: 0 }, 'Shift'],
    [{ Strategy: 1, Shift: 1 }, 'ShiftTimestamp'],
    [{ Strategy: 1, ShiftTimestamp: -3 }, 'ShiftTimestamp'],
    [{ Strategy: 2, Offset: -1 }, 'Offset'],
  ])('is refused with the parameter’s name: %j', (asked, parameter) => {
    expect(() => offsetMove(asked)).toThrow(`\`${parameter}\``);
  });

  it('ends inside the log', () => {
    const log = { start: 5, end: 9 };
    expect([4, 5, 7, 9, 10].map((it) => withinLog(it, log))).toEqual([5, 5, 7, 9, 9]);
  });
});

import type { OffsetLine } from './group-offsets.ts';

/** Where a person wants a group to go on, as ModifyGroupOffsets takes it. */
export type Reset =
  | { readonly to: 'start' | 'end' }
  | { readonly to: 'shift'; readonly by: number }
  | { readonly to: 'offset'; readonly offset: number }
  | { readonly to: 'time'; readonly ms: number };

/** The parameters for a reset: Strategy 0 by Shift, 1 to ShiftTimestamp (-2 the first record, -1 the end), 2 to Offset. */
export function strategyOf(reset: Reset): {
  Strategy: number;
  Shift?: number;
  ShiftTimestamp?: number;
  Offset?: number;
} {
  switch (reset.to) {
    case 'start':
      return { Strategy: 1, ShiftTimestamp: -2 };
    case 'end':
      return { Strategy: 1, ShiftTimestamp: -1 };
    case 'shift':
      return { Strategy: 0, Shift: reset.by };
    case 'offset':
      return { Strategy: 2, Offset: reset.offset };
    case 'time':
      return { Strategy: 1, ShiftTimestamp: reset.ms };
  }
}

/** What a partition is known about: where its log begins and ends, and where a time is in it. Undefined: not known. */
export interface Log {
  readonly start?: number;
  readonly atTime?: number;
}

/**
 * Where a partition will go on, as the server moves it: the nearest offset that the log has. null where only the server can tell, because
 * the log's start, or what stands at that time, is not known here.
 */
export function previewOf(line: OffsetLine, log: Log, reset: Reset): number | null {
  const { start } = log;
  const within = (offset: number): number | null =>
    start === undefined ? null : Math.min(Math.max(offset, start), line.end);
  switch (reset.to) {
    case 'start':
      return start ?? null;
    case 'end':
      return line.end;
    case 'shift':
      return line.committed < 0 ? null : within(line.committed + reset.by);
    case 'offset':
      return within(reset.offset);
    case 'time':
      return log.atTime ?? null;
  }
}

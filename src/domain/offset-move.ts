import { refusedEmpty, refusedValue, sameWords } from './parameter-refusals.ts';

/** Where a group's offsets are moved to: what ModifyGroupOffsets asks for, checked. */
export type OffsetMove =
  /** By so many records from what is committed: forwards above zero, back below. */
  | { readonly kind: 'shift'; readonly by: number }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' }
  /** To the first record of that time or later. */
  | { readonly kind: 'time'; readonly atMs: number }
  | { readonly kind: 'offset'; readonly offset: number };

interface AskedMove {
  readonly Strategy: number;
  readonly Shift?: number;
  readonly ShiftTimestamp?: number;
  readonly Offset?: number;
}

const START = -2;
const END = -1;

/** Reads Strategy and the parameter that it needs. Throws a Refusal. */
export function offsetMove(asked: AskedMove): OffsetMove {
  switch (asked.Strategy) {
    case 0:
      return { kind: 'shift', by: needed('Shift', asked.Shift, 0) };
    case 1:
      return timeMove(needed('ShiftTimestamp', asked.ShiftTimestamp, 1));
    case 2:
      return { kind: 'offset', offset: offsetIn('Offset', needed('Offset', asked.Offset, 2)) };
    default:
      throw refusedValue('Strategy', asked.Strategy, sameWords([0, 1, 2]));
  }
}

/** An offset that a caller names. Throws a Refusal. */
export function offsetIn(parameter: string, offset: number): number {
  if (offset < 0) throw refusedValue(parameter, offset, { en: '0 or more', zh: '不小于 0' });
  return offset;
}

/** The number of a partition that a caller names. Throws a Refusal. */
export function partitionIn(parameter: string, partition: number): number {
  const max = 2 ** 31 - 1;
  if (partition < 0 || partition > max) throw refusedValue(parameter, partition, { en: '0 or more', zh: '不小于 0' });
  return partition;
}

/** The nearest offset that the log has: as Kafka's own tool does, and as the cloud documents for shifts. */
export function withinLog(offset: number, log: { readonly start: number; readonly end: number }): number {
  return Math.min(Math.max(offset, log.start), log.end);
}

function timeMove(timestamp: number): OffsetMove {
  if (timestamp === START) return { kind: 'start' };
  if (timestamp === END) return { kind: 'end' };
  if (timestamp < 0)
    throw refusedValue('ShiftTimestamp', timestamp, {
      en: '-2 (the first record), -1 (the end), or milliseconds since 1970',
      zh: '-2（最早位置）、-1（最新位置）或毫秒时间戳',
    });
  return { kind: 'time', atMs: timestamp };
}

function needed(parameter: string, value: number | undefined, strategy: number): number {
  if (value !== undefined) return value;
  throw refusedEmpty(
    parameter,
    { en: `Strategy ${strategy} needs it`, zh: `Strategy 为 ${strategy} 时必填` },
    'InvalidParameter',
  );
}

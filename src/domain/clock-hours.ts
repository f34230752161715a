import { momentOnWall } from './calendar.ts';

/**
 * Whole clock hours of a time zone: what is billed. They lie side by side without gap or overlap, whatever the zone does. Nearly all
 * are 60 minutes from a full hour on the wall to the next. Where a zone shifts its clock by less than an hour (Lord Howe: 30 minutes),
 * the shift ends one hour and begins another, so that two shorter ones stand there.
 */
export interface ClockHour {
  readonly start: Date;
  readonly end: Date;
}

const HOUR_MS = 3_600_000;

/** Whether there is such a zone: an IANA name. */
export function isTimeZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat('en-US', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}

/** The clock hours of one zone. Throws RangeError for a zone that does not exist. The last answer is kept: most questions are about one hour. */
export class ClockHours {
  readonly #format: Intl.DateTimeFormat;
  #last: ClockHour = { start: new Date(0), end: new Date(0) };

  constructor(timeZone: string) {
    this.#format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset', year: 'numeric' });
  }

  /** The hour that holds `at`: its start included, its end not. */
  at(at: Date): ClockHour {
    const ms = at.getTime();
    if (ms >= this.#last.start.getTime() && ms < this.#last.end.getTime()) return this.#last;
    const past = this.#minutesPast(ms);
    const [fullHour, next] = [ms - mod(ms + past, HOUR_MS), ms - mod(ms + past, HOUR_MS) + HOUR_MS];
    const isSame = (other: number): boolean => this.#minutesPast(other) === past;
    const start = isSame(fullHour) ? fullHour : firstWhere(fullHour, ms, isSame);
    const end = isSame(next - 1) ? next : firstWhere(ms, next - 1, (other) => !isSame(other));
    this.#last = { start: new Date(start), end: new Date(end) };
    return this.#last;
  }

  /** The hours that [from, to) touches, in order: the start counted from its hour's start, the end to its hour's end. */
  *within(from: Date, to: Date): Generator<ClockHour> {
    for (let hour = this.at(from); hour.start < to; hour = this.at(hour.end)) yield hour;
  }

  /** By how much of an hour the zone is off UTC, in milliseconds. */
  #minutesPast(ms: number): number {
    const name = this.#format.formatToParts(ms).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
    const [, sign, , minutes = '0', seconds = '0'] = /GMT([+-])(\d+):(\d+)(?::(\d+))?/.exec(name) ?? [];
    const offset = (Number(minutes) * 60 + Number(seconds)) * 1000;
    return mod(sign === '-' ? -offset : offset, HOUR_MS);
  }
}

/** The moment at which a zone's calendar shows the start of this day (months from 1; a month of 13 is the next January). */
export function startOfDay(year: number, month: number, day: number, timeZone: string): Date {
  return momentOnWall(Date.UTC(year, month - 1, day), timeZone);
}

/** The first millisecond in (low, high] where `holds`, which does not hold at `low` and holds from somewhere on. */
function firstWhere(low: number, high: number, holds: (ms: number) => boolean): number {
  let [without, within] = [low, high];
  while (within - without > 1) {
    const middle = Math.floor((without + within) / 2);
    if (holds(middle)) within = middle;
    else without = middle;
  }
  return within;
}

function mod(value: number, by: number): number {
  return ((value % by) + by) % by;
}

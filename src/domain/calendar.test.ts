import { describe, expect, it } from 'vitest';
import { dayOf, midnightAfter, monthsLater } from './calendar.ts';

const at = (text: string): Date => new Date(text);
const [CHINA, BERLIN] = ['Asia/Shanghai', 'Europe/Berlin'];

describe('months of a calendar', () => {
  it.each([
    ['2026-03-08T04:05:06.789Z', 1, CHINA, '2026-04-08T04:05:06.789Z'],
    ['2026-03-08T04:05:06Z', 36, CHINA, '2029-03-08T04:05:06Z'],
    // 31 January, 7:30 in China, is still the 30th in UTC.
    ['2026-01-30T23:30:00Z', 1, CHINA, '2026-02-27T23:30:00Z'],
    ['2028-01-31T04:00:00Z', 1, CHINA, '2028-02-29T04:00:00Z'],
    ['2026-11-30T16:00:00Z', 2, CHINA, '2027-01-31T16:00:00Z'],
    // The wall's clock is kept when summer begins: 12:00 in Berlin both times.
    ['2026-03-01T11:00:00Z', 1, BERLIN, '2026-04-01T10:00:00Z'],
  ])('%s and %i months in %s is %s', (from, months, zone, to) => {
    expect(monthsLater(at(from), months, zone)).toEqual(at(to));
  });
});

describe('days of a calendar', () => {
  it.each([
    // Expires on the 8th at 12:05: seven whole days later it is the 15th, 12:05, and stops at 0:00 of the 16th.
    ['2026-03-08T04:05:06Z', 7, CHINA, '2026-03-15T16:00:00Z'],
    ['2026-03-15T16:00:00Z', 7, CHINA, '2026-03-22T16:00:00Z'],
    ['2026-03-15T16:00:00.001Z', 0, CHINA, '2026-03-16T16:00:00Z'],
    ['2026-03-28T11:00:00Z', 1, BERLIN, '2026-03-29T22:00:00Z'],
  ])('the midnight after %s and %i days in %s is %s', (from, days, zone, to) => {
    expect(midnightAfter(at(from), days, zone)).toEqual(at(to));
  });

  it('begin at 0:00 of the zone', () => {
    expect(dayOf(at('2026-03-15T16:00:00Z'), CHINA)).toEqual(at('2026-03-15T16:00:00Z'));
    expect(dayOf(at('2026-03-15T15:59:59Z'), CHINA)).toEqual(at('2026-03-14T16:00:00Z'));
  });
});

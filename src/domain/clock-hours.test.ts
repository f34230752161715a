import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ClockHours, isTimeZone, startOfDay } from './clock-hours.ts';

const at = (text: string): Date => new Date(text);
const hourOf = (zone: string, text: string): string[] => {
  const { start, end } = new ClockHours(zone).at(at(text));
  return [start.toISOString(), end.toISOString()];
};

describe('clock hours', () => {
  it('begin at the full hour of the zone, whatever its distance from UTC', () => {
    expect(hourOf('Asia/Shanghai', '2024-05-15T05:20:00Z')).toEqual([
      '2024-05-15T05:00:00.000Z',
      '2024-05-15T06:00:00.000Z',
    ]);
    expect(hourOf('Asia/Kolkata', '2024-05-15T05:20:00Z')).toEqual([
      '2024-05-15T04:30:00.000Z',
      '2024-05-15T05:30:00.000Z',
    ]);
    expect(hourOf('Asia/Kathmandu', '2024-05-15T05:15:00Z')).toEqual([
      '2024-05-15T05:15:00.000Z',
      '2024-05-15T06:15:00.000Z',
    ]);
  });

  it('are one fewer on the day that loses an hour, one more on the day that gains one', () => {
    const count = (zone: string, from: string, to: string) => [...new ClockHours(zone).within(at(from), at(to))].length;
    expect(count('Europe/Berlin', '2026-03-29T00:00:00+01:00', '2026-03-30T00:00:00+02:00')).toBe(23);
    expect(count('Europe/Berlin', '2026-10-25T00:00:00+02:00', '2026-10-26T00:00:00+01:00')).toBe(25);
  });

  it('are cut where a zone shifts by half an hour', () => {
    const zone = 'Australia/Lord_Howe';
    expect(hourOf(zone, '2026-04-04T14:45:00Z')).toEqual(['2026-04-04T14:00:00.000Z', '2026-04-04T15:00:00.000Z']);
    expect(hourOf(zone, '2026-04-04T15:10:00Z')).toEqual(['2026-04-04T15:00:00.000Z', '2026-04-04T15:30:00.000Z']);
    expect(hourOf(zone, '2026-10-03T15:10:00Z')).toEqual(['2026-10-03T14:30:00.000Z', '2026-10-03T15:30:00.000Z']);
  });

  it('lie side by side in every zone: no moment in two, none in none', () => {
    const zones = ['Asia/Shanghai', 'Europe/London', 'Australia/Lord_Howe', 'America/St_Johns', 'Asia/Kathmandu'];
    const moment = fc.integer({ min: Date.parse('2020-01-01'), max: Date.parse('2030-01-01') });
    fc.assert(
      fc.property(fc.constantFrom(...zones), moment, fc.nat(3_600_000), (zone, ms, more) => {
        const hours = new ClockHours(zone);
        const hour = hours.at(new Date(ms));
        const next = new ClockHours(zone).at(hour.end);
        const other = new Date(Math.min(ms + more, hour.end.getTime() - 1));
        expect(hour.start.getTime()).toBeLessThanOrEqual(ms);
        expect(hour.end.getTime()).toBeGreaterThan(ms);
        expect(next.start).toEqual(hour.end);
        expect(new ClockHours(zone).at(other)).toEqual(hour);
      }),
    );
  });

  it('begin days where the zone does', () => {
    expect(startOfDay(2026, 3, 1, 'Asia/Shanghai')).toEqual(at('2026-02-28T16:00:00Z'));
    expect(startOfDay(2026, 3, 30, 'Europe/Berlin')).toEqual(at('2026-03-29T22:00:00Z'));
    expect(startOfDay(2025, 13, 1, 'Asia/Kolkata')).toEqual(at('2025-12-31T18:30:00Z'));
  });

  it('exist only for zones that exist', () => {
    expect(['Asia/Shanghai', 'UTC', 'Mars/Olympus', '', '+08:00'].map(isTimeZone)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(() => new ClockHours('Mars/Olympus')).toThrow(RangeError);
  });
});

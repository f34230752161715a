import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BilledSize, SizeInterval } from '../domain/billed-size.ts';
import { ClockHours } from '../domain/clock-hours.ts';
import { sumOf, writeAmount } from '../domain/money.ts';
import { loadCatalogue } from './load.ts';
import { loadPriceBook } from './load-price-book.ts';
import { rate, type RatedHour } from './rate.ts';

const catalogue = loadCatalogue();
const books = ['mainland', 'international'].map((name) => loadPriceBook(name, catalogue));
const [mainland] = books as [(typeof books)[number]];
const shanghai = new ClockHours('Asia/Shanghai');
const HOUR_MS = 3_600_000;

/** The official worked example: 240 MB/s, 1,000 GB SSD, 1,700 partitions. */
const EXAMPLE: BilledSize = {
  edition: 'profession',
  instanceType: 1,
  bandwidthMBps: 240,
  diskSizeGB: 1000,
  diskType: 'CLOUD_SSD',
  partitionLimit: 1700,
  publicNetworkMbps: 3,
  elasticStorage: false,
};

const linesOf = (hours: readonly RatedHour[]) => hours.flatMap((it) => it.lines);
const total = (hours: readonly RatedHour[]): bigint => sumOf(linesOf(hours).map((it) => it.amount));
const ofItem = (hours: readonly RatedHour[], item: string): string =>
  writeAmount(sumOf(linesOf(hours).flatMap((it) => (it.item === item ? [it.amount] : []))));

describe('the worked example of the price list', () => {
  // Bought at 13:20, so counted from 13:00; the end, 09:30 on the fifth day, is counted up to 10:00: 117 hours.
  const from = new Date('2024-05-15T13:20:00+08:00');
  const to = new Date('2024-05-20T09:30:00+08:00');
  const hours = rate(mainland, [{ from, to, size: EXAMPLE }], shanghai, new Date(0), to);

  it('comes to its figures', () => {
    expect(hours).toHaveLength(117);
    expect(hours[0]?.hour.start).toEqual(new Date('2024-05-15T13:00:00+08:00'));
    expect(hours.at(-1)?.hour.end).toEqual(new Date('2024-05-20T10:00:00+08:00'));
    expect(ofItem(hours, 'package')).toBe('919.62');
    expect(ofItem(hours, 'disk')).toBe('292.50');
    expect(ofItem(hours, 'partitions')).toBe('36.27');
    expect(writeAmount(total(hours))).toBe('1248.39');
    expect(linesOf(hours)[0]?.formula).toBe('5.16 + 6 x 0.45');
  });
});

describe('a changed spec', () => {
  it('is charged from its hour on, and the hour that two share as the dearer', () => {
    const at = (time: string): Date => new Date(`2026-03-01T${time}:00+08:00`);
    const small = { ...EXAMPLE, bandwidthMBps: 120, partitionLimit: 1200 };
    const rated = (first: BilledSize, second: BilledSize) => {
      const intervals = [
        { from: at('10:10'), to: at('12:40'), size: first },
        { from: at('12:40'), to: at('14:00'), size: second },
      ];
      const hours = rate(mainland, intervals, shanghai, new Date(0), at('20:00'));
      return hours.map((it) => it.size.bandwidthMBps);
    };
    expect(rated(small, EXAMPLE)).toEqual([120, 120, 240, 240]);
    expect(rated(EXAMPLE, small)).toEqual([240, 240, 240, 120]);
  });
});

describe('what has no price', () => {
  it('is not charged and says why', () => {
    const hour = { from: new Date('2026-03-01T00:00:00Z'), to: new Date('2026-03-01T01:00:00Z') };
    const [rated] = rate(
      mainland,
      [{ ...hour, size: { ...EXAMPLE, diskType: 'CLOUD_BASIC' } }],
      shanghai,
      hour.from,
      hour.to,
    );
    expect(rated?.lines.map((it) => it.item)).toEqual(['package', 'partitions']);
    expect(rated?.notPriced).toEqual([{ item: 'disk', reason: 'no price by the hour is public' }]);
    const early = { from: new Date('2001-01-01T00:00:00Z'), to: new Date('2001-01-01T00:30:00Z') };
    const [before] = rate(mainland, [{ ...early, size: EXAMPLE }], shanghai, early.from, early.to);
    expect(before?.notPriced).toEqual([{ item: 'package', reason: 'price book "mainland" begins later' }]);
  });
});

describe('any bill', () => {
  const start = Date.parse('2026-03-27T00:00:00Z');
  const size: fc.Arbitrary<BilledSize> = fc.record({
    edition: fc.constantFrom('profession' as const, 'standard' as const),
    instanceType: fc.integer({ min: 1, max: 8 }),
    bandwidthMBps: fc.integer({ min: 1, max: 60 }).map((it) => it * 20),
    diskSizeGB: fc.integer({ min: 2, max: 200 }).map((it) => it * 100),
    diskType: fc.constantFrom('CLOUD_SSD' as const, 'CLOUD_BASIC' as const),
    partitionLimit: fc.integer({ min: 4, max: 400 }).map((it) => it * 100),
    publicNetworkMbps: fc.integer({ min: 1, max: 100 }).map((it) => it * 3),
    elasticStorage: fc.boolean(),
  });
  const interval: fc.Arbitrary<SizeInterval> = fc
    .record({ from: fc.nat(96 * HOUR_MS), length: fc.nat(48 * HOUR_MS), size })
    .map((it) => ({ from: new Date(start + it.from), to: new Date(start + it.from + it.length), size: it.size }));
  const given = {
    intervals: fc.array(interval, { maxLength: 6 }),
    book: fc.constantFrom(...books),
    zone: fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kolkata'),
  };
  const [begin, end] = [new Date(start - 48 * HOUR_MS), new Date(start + 200 * HOUR_MS)];

  it('that is split at any hour comes to the bill in one piece', () => {
    fc.assert(
      fc.property(fc.record({ ...given, cut: fc.nat(200) }), ({ intervals, book, zone, cut }) => {
        const hours = new ClockHours(zone);
        const middle = hours.at(new Date(begin.getTime() + cut * HOUR_MS)).start;
        const parts = [...rate(book, intervals, hours, begin, middle), ...rate(book, intervals, hours, middle, end)];
        expect(parts).toEqual(rate(book, intervals, hours, begin, end));
      }),
    );
  });

  it('does not depend on the order in which intervals are told', () => {
    fc.assert(
      fc.property(fc.record({ ...given, seed: fc.nat() }), ({ intervals, book, zone, seed }) => {
        const shuffled = intervals.toSorted(
          (a, b) => ((a.from.getTime() * (seed + 7)) % 97) - ((b.from.getTime() * (seed + 7)) % 97),
        );
        const [one, other] = [intervals, shuffled].map((it) => rate(book, it, new ClockHours(zone), begin, end));
        expect(total(one ?? [])).toBe(total(other ?? []));
        expect(one?.map((it) => it.hour)).toEqual(other?.map((it) => it.hour));
      }),
    );
  });

  it('has no negative line and no hour twice', () => {
    fc.assert(
      fc.property(fc.record(given), ({ intervals, book, zone }) => {
        const hours = rate(book, intervals, new ClockHours(zone), begin, end);
        expect(linesOf(hours).filter((it) => it.amount < 0n)).toEqual([]);
        expect(new Set(hours.map((it) => it.hour.start.getTime())).size).toBe(hours.length);
      }),
    );
  });
});

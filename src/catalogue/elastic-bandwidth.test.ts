import { expect, it } from 'vitest';
import { ClockHours } from '../domain/clock-hours.ts';
import { writeAmount } from '../domain/money.ts';
import { rateElasticBandwidth } from './elastic-bandwidth.ts';
import { SHIPPED_BOOKS } from './load-price-book.ts';
import { readPriceBook } from './read-price-book.ts';

const [revision] = SHIPPED_BOOKS.mainland.revisions;
const price = { gb: '0.8', source: 'ours', asOf: '2026' };
const book = readPriceBook({
  name: 'mine',
  currency: 'CNY',
  revisions: [
    { ...revision, elasticBandwidth: price },
    { ...revision, effectiveFrom: '2026-03-01T00:00:00Z', elasticBandwidth: { ...price, gb: '1' } },
  ],
});
const at = (text: string): Date => new Date(`2026-${text}:00Z`);
const rated = (uses: { hour: Date; bytes: number }[], zone = 'UTC', from = at('02-01T00:00'), to = at('04-01T00:00')) =>
  rateElasticBandwidth(book, uses, new ClockHours(zone), from, to).map((it) => [
    it.hour.start.toISOString().slice(5, 16),
    it.quantity,
    writeAmount(it.amount, 0),
  ]);

it('charges each hour’s bytes by the GB, rounded once, at the price of the hour’s start', () => {
  const uses = [
    { hour: at('02-28T23:00'), bytes: 2_500_000_000 },
    { hour: at('03-01T00:00'), bytes: 1_234_567_891 },
  ];
  expect(rated(uses)).toEqual([
    ['02-28T23:00', 2_500_000_000, '2'],
    ['03-01T00:00', 1_234_567_891, '1.23456789'],
  ]);
});

it('gives a metered hour to the clock hour in which it begins', () => {
  const uses = [
    { hour: at('03-01T04:00'), bytes: 1_000_000_000 },
    { hour: at('03-01T05:00'), bytes: 2_000_000_000 },
  ];
  expect(rated(uses, 'Asia/Kolkata').map(([start]) => start)).toEqual(['03-01T03:30', '03-01T04:30']);
  // The clock is set back by half an hour in between: a shorter hour has none.
  const back = at('04-04T15:00');
  expect(
    rated([{ hour: back, bytes: 1_000_000_000 }], 'Australia/Lord_Howe', at('04-01T00:00'), at('05-01T00:00')),
  ).toHaveLength(1);
});

it('charges a span’s hours, however it is cut, and nothing without bytes', () => {
  const uses = [0, 1, 2, 3].map((n) => ({ hour: at(`03-01T0${n}:00`), bytes: n * 1_000_000_000 }));
  const cut = at('03-01T02:00');
  const [begin, end] = [at('03-01T00:00'), at('03-01T04:00')];
  const whole = rated(uses, 'UTC', begin, end);
  expect(whole).toHaveLength(3);
  expect([...rated(uses, 'UTC', begin, cut), ...rated(uses, 'UTC', cut, end)]).toEqual(whole);
});

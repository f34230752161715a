import type { BilledSize, SizeInterval } from '../domain/billed-size.ts';
import type { ClockHour, ClockHours } from '../domain/clock-hours.ts';
import { pricesAt, type PriceBook, type Prices } from './price-book.ts';
import { priceOf, type PricedItem, type PricelessItem, type SizePrice } from './price.ts';

/** One item of an instance in one clock hour. A bill is a sum of these, so that where it is cut changes nothing. */
export interface RatedLine extends PricedItem {
  readonly hour: ClockHour;
}

export interface RatedHour {
  readonly hour: ClockHour;
  /** What the instance was billed as. */
  readonly size: BilledSize;
  readonly lines: readonly RatedLine[];
  readonly notPriced: readonly PricelessItem[];
}

/**
 * The hours of an instance that start in [from, to), each with its lines, in order. Pure: (book, intervals) -> lines, whatever order
 * the intervals come in. An hour is charged whole as soon as an interval touches it, once; where several sizes touch it, as the dearest.
 * Prices are those of the hour's start.
 */
export function rate(
  book: PriceBook,
  intervals: readonly SizeInterval[],
  hours: ClockHours,
  from: Date,
  to: Date,
): RatedHour[] {
  const price = remembering(book);
  const dearest = new Map<
    number,
    { readonly hour: ClockHour; readonly size: BilledSize; readonly priced: SizePrice }
  >();
  for (const interval of inOrder(intervals)) {
    const begin = interval.from > from ? interval.from : from;
    const end = interval.to < to ? interval.to : to;
    for (const hour of hours.within(begin, interval.to > interval.from ? end : new Date(end.getTime() + 1))) {
      if (hour.start < from) continue;
      const priced = price(interval.size, pricesAt(book, hour.start));
      const known = dearest.get(hour.start.getTime());
      if (known === undefined || priced.total >= known.priced.total)
        dearest.set(hour.start.getTime(), { hour, size: interval.size, priced });
    }
  }
  return [...dearest.values()]
    .sort((one, other) => one.hour.start.getTime() - other.hour.start.getTime())
    .map(({ hour, size, priced }) => ({
      hour,
      size,
      lines: priced.items.map((it) => ({ ...it, hour })),
      notPriced: priced.notPriced,
    }));
}

function inOrder(intervals: readonly SizeInterval[]): SizeInterval[] {
  return intervals.toSorted(
    (one, other) => one.from.getTime() - other.from.getTime() || one.to.getTime() - other.to.getTime(),
  );
}

/** A month has hundreds of hours and few prices. */
function remembering(book: PriceBook): (size: BilledSize, prices: Prices | null) => SizePrice {
  const known = new Map<BilledSize, Map<Prices | null, SizePrice>>();
  return (size, prices) => {
    const ofSize = known.get(size) ?? new Map<Prices | null, SizePrice>();
    known.set(size, ofSize);
    const priced = ofSize.get(prices) ?? priceAt(book, size, prices);
    ofSize.set(prices, priced);
    return priced;
  };
}

function priceAt(book: PriceBook, size: BilledSize, prices: Prices | null): SizePrice {
  if (prices !== null) return priceOf(size, prices, 'hour');
  return { items: [], notPriced: [{ item: 'package', reason: `price book "${book.name}" begins later` }], total: 0n };
}

import type { ClockHours } from '../domain/clock-hours.ts';
import type { ElasticUse } from '../domain/meter.ts';
import { halfUp } from '../domain/money.ts';
import { pricesAt, type PriceBook } from './price-book.ts';
import type { RatedLine } from './rate.ts';

export const BYTES_PER_GB = 1_000_000_000;

/** Whether anything of it is ever charged. */
export function chargesElasticBandwidth(book: PriceBook): boolean {
  return book.revisions.some((it) => it.elasticBandwidth.gb !== null);
}

/**
 * The lines of clock hours that start in [from, to), for what was moved beyond what was bought. Pure. A metered hour belongs to the clock
 * hour in which it begins: in zones that are half an hour off UTC the two differ. Prices are those of the clock hour's start.
 */
export function rateElasticBandwidth(
  book: PriceBook,
  uses: readonly ElasticUse[],
  hours: ClockHours,
  from: Date,
  to: Date,
): RatedLine[] {
  const byHour = Map.groupBy(uses, (it) => hours.at(it.hour).start.getTime());
  return [...byHour].flatMap(([startMs, within]) => {
    const hour = hours.at(new Date(startMs));
    const price = pricesAt(book, hour.start)?.elasticBandwidth.gb ?? null;
    const quantity = within.reduce((sum, it) => sum + it.bytes, 0);
    if (price === null || quantity === 0 || hour.start < from || hour.start >= to) return [];
    const amount = halfUp(price * BigInt(quantity), BigInt(BYTES_PER_GB));
    const line = { item: 'elastic-bandwidth', quantity, unit: BYTES_PER_GB, price, amount } as const;
    return [{ ...line, hour, formula: '', stepsAmount: 0n }];
  });
}

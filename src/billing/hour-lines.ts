import { rateElasticBandwidth } from '../catalogue/elastic-bandwidth.ts';
import type { PriceBook } from '../catalogue/price-book.ts';
import { rate, type RatedLine } from '../catalogue/rate.ts';
import { intervalsOf, type SizeChange } from '../domain/billed-size.ts';
import type { ClockHours } from '../domain/clock-hours.ts';
import type { ElasticUse } from '../domain/meter.ts';

/** What the rows keep of an instance, from which its lines can be computed at any time. */
export interface ChargedFacts {
  /** In the order in which they were written. */
  readonly changes: readonly SizeChange[];
  readonly uses: readonly ElasticUse[];
}

/** Every line of an instance's hours that start in [from, to): of what it is, and of what it used. Pure. */
export function hourLines(
  book: PriceBook,
  { changes, uses }: ChargedFacts,
  hours: ClockHours,
  from: Date,
  to: Date,
): RatedLine[] {
  return [
    ...rate(book, intervalsOf(changes, to), hours, from, to).flatMap((it) => it.lines),
    ...rateElasticBandwidth(book, uses, hours, from, to),
  ];
}

import type { BilledSize } from '../domain/billed-size.ts';
import { halfUp } from '../domain/money.ts';
import type { KeptTerm, PrepaidCharge, PrepaidLine, Term } from '../domain/prepaid.ts';
import type { Prices } from './price-book.ts';
import { priceOf, type PricedItem } from './price.ts';

/** What is bought, before its term has a number. */
export type TermCharge = Omit<PrepaidCharge, 'termId'>;

/**
 * What a size costs for a term, or for what is left of it from `from` on: month price x quantity / unit x months x the share of the
 * term, rounded half up once for each item. Pure and exact. What has no price is not charged; without prices, nothing is.
 */
export function termCharges(size: BilledSize, prices: Prices | null, term: Term, from = term.from): TermCharge[] {
  return itemsOf(size, prices).map((it) => chargeOf(it, size, term, from));
}

/**
 * What is given back from a moment on: of each line the share of its time that is left, rounded half up once. A line whose time is over
 * gives nothing back. Pure.
 */
export function returned(lines: readonly PrepaidLine[], at: Date): PrepaidCharge[] {
  return lines.filter((it) => it.to > at).map((it) => returnOf(it, at));
}

/**
 * What a change of the size comes to: for each term that is not over, the items that change are given back and bought again at the new
 * size's price, both for what is left of the term. Items that stay as they are stay. Pure; a change and back, at once, costs nothing.
 */
export function changeCharges(
  lines: readonly PrepaidLine[],
  terms: readonly KeptTerm[],
  { size, prices, at }: { readonly size: BilledSize; readonly prices: Prices | null; readonly at: Date },
): PrepaidCharge[] {
  const wanted = itemsOf(size, prices);
  return terms
    .filter((term) => term.to > at)
    .flatMap((term) => {
      const paid = lines.filter((it) => it.termId === term.termId);
      const stays = (it: PricedItem): boolean => paid.some((line) => isSame(it, line));
      const given = returned(
        paid.filter((line) => !wanted.some((it) => isSame(it, line))),
        at,
      );
      const from = at > term.from ? at : term.from;
      const bought = wanted.filter((it) => !stays(it)).map((it) => chargeOf(it, size, term, from));
      return [...given, ...bought.map((it) => ({ ...it, termId: term.termId }))];
    });
}

function itemsOf(size: BilledSize, prices: Prices | null): readonly PricedItem[] {
  return prices === null ? [] : priceOf(size, prices, 'month').items;
}

function isSame({ item, quantity, unit, price }: PricedItem, line: PrepaidLine): boolean {
  return item === line.item && quantity === line.quantity && unit === line.unit && price === line.price;
}

function chargeOf(
  { item, quantity, unit, price, formula }: PricedItem,
  size: BilledSize,
  term: Term,
  from: Date,
): TermCharge {
  const [share, whole] = [msBetween(from, term.to), msBetween(term.from, term.to)];
  const amount = halfUp(price * BigInt(quantity) * BigInt(term.months) * share, BigInt(unit) * whole);
  return { item, size, quantity, unit, price, formula, from, to: term.to, amount, reverses: null };
}

function returnOf({ lineId, termId, item, quantity, unit, price, ...line }: PrepaidLine, at: Date): PrepaidCharge {
  const from = at > line.from ? at : line.from;
  const amount = -halfUp(line.amount * msBetween(from, line.to), msBetween(line.from, line.to));
  const same = { termId, item, quantity, unit, price, formula: line.formula };
  return { ...same, size: null, from, to: line.to, amount, reverses: lineId };
}

function msBetween(from: Date, to: Date): bigint {
  return BigInt(to.getTime() - from.getTime());
}

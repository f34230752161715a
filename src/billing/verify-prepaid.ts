import { changeCharges, returned, termCharges } from '../catalogue/prepaid.ts';
import { pricesAt, type PriceBook } from '../catalogue/price-book.ts';
import { writeAmount } from '../domain/money.ts';
import type { KeptTerm, PrepaidCharge, PrepaidLine } from '../domain/prepaid.ts';
import type { Rows } from '../storage/storage.ts';

interface Found {
  readonly lines: number;
  readonly problems: readonly string[];
}

/** What is paid and counts, as it was before an order. */
interface Paid {
  readonly lines: readonly PrepaidLine[];
  readonly terms: readonly KeptTerm[];
}

interface Span {
  readonly from: Date;
  readonly to: Date;
}

const INSTANCES_AT_ONCE = 500;

/**
 * Does every order of every prepaid instance again, from the written sizes and terms and the price book, and compares each digit of the
 * lines that were charged in [from, to) with what comes out. Changes nothing.
 */
export async function verifyPrepaid(rows: Rows, book: PriceBook, span: Span): Promise<Found & { instances: number }> {
  const problems: string[] = [];
  let [instances, lines, after] = [0, 0, ''];
  for (;;) {
    const ids = await rows.prepaid.instanceIds(after, INSTANCES_AT_ONCE);
    for (const instanceId of ids) {
      const found = await verifyInstance(rows, book, instanceId, span);
      problems.push(...found.problems);
      lines += found.lines;
    }
    instances += ids.length;
    const last = ids.at(-1);
    if (last === undefined) return { instances, lines, problems };
    after = last;
  }
}

/** In the order in which they were written: what an order comes to depends on what was paid before. */
async function verifyInstance(rows: Rows, book: PriceBook, instanceId: string, { from, to }: Span): Promise<Found> {
  const { lines, terms } = await rows.prepaid.history(instanceId);
  let paid: Paid = { lines: [], terms: [] };
  let count = 0;
  const problems: string[] = [];
  for (const order of ordersOf(lines)) {
    const [{ chargedAt, dealName }] = order;
    const wanted = chargesOf(order, paid, terms, book);
    if (chargedAt >= from && chargedAt < to) {
      count += order.length;
      problems.push(...differences(`${instanceId} ${dealName}`, order, wanted));
    }
    paid = after(order, paid, terms);
  }
  return { lines: count, problems };
}

type Order = readonly [PrepaidLine, ...PrepaidLine[]];

function ordersOf(lines: readonly PrepaidLine[]): Order[] {
  const orders = new Map<string, [PrepaidLine, ...PrepaidLine[]]>();
  for (const line of lines) {
    const order = orders.get(line.dealName);
    if (order === undefined) orders.set(line.dealName, [line]);
    else order.push(line);
  }
  return [...orders.values()];
}

/** What an order should have charged. */
function chargesOf(order: Order, paid: Paid, terms: readonly KeptTerm[], book: PriceBook): PrepaidCharge[] {
  const [{ action, chargedAt: at, termId, from }] = order;
  const prices = pricesAt(book, at);
  const size = order.find((it) => it.size !== null)?.size ?? null;
  // What never ran is given back whole: its lines say so by the time that they are for.
  if (action === 'refund') return returned(paid.lines, from < at ? new Date(0) : at);
  if (size === null) {
    const named = new Set(order.map((it) => it.reverses));
    return returned(
      paid.lines.filter((it) => named.has(it.lineId)),
      at,
    );
  }
  if (action === 'modify') {
    const named = terms.filter((it) => order.some((line) => line.termId === it.termId));
    const all = [...new Set([...paid.terms, ...named])];
    return changeCharges(paid.lines, all, { size, prices, at });
  }
  const term = terms.find((it) => it.termId === termId);
  return term === undefined ? [] : termCharges(size, prices, term).map((it) => ({ ...it, termId }));
}

function after(order: Order, { lines, terms }: Paid, all: readonly KeptTerm[]): Paid {
  const [{ action, chargedAt, termId }] = order;
  const reversed = new Set(order.map((it) => it.reverses));
  const counting = [...lines, ...order].filter((it) => it.reverses === null && !reversed.has(it.lineId));
  if (action === 'refund') return { lines: counting, terms: terms.filter((it) => it.to <= chargedAt) };
  const begun = all.filter((it) => it.termId === termId && !terms.includes(it));
  return { lines: counting, terms: [...terms, ...begun] };
}

function differences(place: string, found: readonly PrepaidCharge[], wanted: readonly PrepaidCharge[]): string[] {
  const keyOf = (it: PrepaidCharge): string => `${it.item} of term ${it.termId}${it.reverses === null ? '' : ' back'}`;
  const [kept, computed] = [found, wanted].map((all) => new Map(all.map((it) => [keyOf(it), digits(it)])));
  return [...new Set([...(kept?.keys() ?? []), ...(computed?.keys() ?? [])])].flatMap((key) => {
    const [charged, again] = [kept?.get(key), computed?.get(key)];
    if (charged === again) return [];
    return [`${place} ${key}: charged ${charged ?? 'nothing'}, computed ${again ?? 'nothing'}`];
  });
}

/** All that a line says, so that any difference shows. */
function digits({ quantity, unit, price, amount, from, to, reverses }: PrepaidCharge): string {
  const time = `${from.toISOString()} to ${to.toISOString()}`;
  const what = reverses === null ? '' : `line ${reverses}: `;
  return `${what}${quantity} x ${writeAmount(price)} / ${unit} = ${writeAmount(amount)} for ${time}`;
}

import type { PriceBook } from '../catalogue/price-book.ts';
import { ClockHours } from '../domain/clock-hours.ts';
import { writeAmount, type Amount } from '../domain/money.ts';
import type { BillingCursor, BillLine } from '../storage/billing-rows.ts';
import type { Rows } from '../storage/storage.ts';
import { hourLines, type ChargedFacts } from './hour-lines.ts';
import { verifyPrepaid } from './verify-prepaid.ts';

export interface Verification {
  readonly instances: number;
  readonly lines: number;
  /** What does not agree, in words; empty when every digit does. */
  readonly problems: readonly string[];
}

const INSTANCES_AT_ONCE = 500;
const HOUR_MS = 3_600_000;

/**
 * Computes every line of the hours that start in [from, to), and every line of prepaid instances that was charged then, again from the
 * written sizes and the price book, compares each digit with what was charged, and sums up the ledger: every transfer to zero, every
 * balance to its entries, all that was charged to its lines. Changes nothing.
 */
export async function verifyBills(rows: Rows, book: PriceBook, from: Date, to: Date): Promise<Verification> {
  const problems = await ledgerProblems(rows);
  let [instances, lines, after] = [0, 0, ''];
  for (;;) {
    const cursors = await rows.billing.cursors(after, INSTANCES_AT_ONCE);
    const last = cursors.at(-1);
    if (last === undefined) break;
    after = last.instanceId;
    const ids = cursors.map((it) => it.instanceId);
    const changes = await rows.billing.sizeChanges(ids);
    const meters = await rows.meters.elastic(ids, new Date(from.getTime() - HOUR_MS));
    for (const cursor of cursors) {
      const { appId, instanceId } = cursor;
      const charged = await rows.billing.lines({ appId, instanceId, from, to });
      const facts = { changes: changes.get(instanceId) ?? [], uses: meters.get(instanceId)?.uses ?? [] };
      problems.push(...lineProblems(cursor, facts, charged, { book, from, to }));
      // Those that are prepaid are counted with their orders.
      if (!facts.changes.some((it) => it.isPrepaid === true)) instances += 1;
      lines += charged.length;
    }
  }
  const paid = await verifyPrepaid(rows, book, { from, to });
  const found = { instances: instances + paid.instances, lines: lines + paid.lines };
  return { ...found, problems: [...problems, ...paid.problems] };
}

async function ledgerProblems(rows: Rows): Promise<string[]> {
  const shown = (amount: Amount): string => writeAmount(amount, 2);
  return (await rows.billing.sums()).flatMap(({ appId, balance, customer, whole, usage, lines, ...paid }) => [
    ...(whole === 0n ? [] : [`account ${appId}: its transfers sum to ${shown(whole)} instead of 0`]),
    ...(balance === customer ? [] : [`account ${appId}: balance ${shown(balance)}, its entries ${shown(customer)}`]),
    ...(usage === lines ? [] : [`account ${appId}: charged ${shown(usage)}, its lines ${shown(lines)}`]),
    ...(paid.prepaid === paid.prepaidLines
      ? []
      : [`account ${appId}: prepaid ${shown(paid.prepaid)}, its lines ${shown(paid.prepaidLines)}`]),
  ]);
}

function lineProblems(
  cursor: BillingCursor,
  facts: ChargedFacts,
  charged: readonly BillLine[],
  { book, from, to }: { book: PriceBook; from: Date; to: Date },
): string[] {
  const end = cursor.chargedTo < to ? cursor.chargedTo : to;
  const lines = hourLines(book, facts, new ClockHours(cursor.timeZone), from, end);
  const keyOf = (item: string, start: Date): string => `${cursor.instanceId} ${item} ${start.toISOString()}`;
  const wanted = new Map(
    lines.map((line) => [keyOf(line.item, line.hour.start), digits({ ...line, hourEnd: line.hour.end })]),
  );
  const found = new Map(charged.map((line) => [keyOf(line.item, line.hourStart), digits(line)]));
  return [...new Set([...wanted.keys(), ...found.keys()])].flatMap((key) => {
    const [computed, kept] = [wanted.get(key), found.get(key)];
    if (computed === kept) return [];
    return [`${key}: charged ${kept ?? 'nothing'}, computed ${computed ?? 'nothing'}`];
  });
}

/** All that a line says, so that any difference shows. */
function digits({
  hourEnd,
  quantity,
  unit,
  price,
  amount,
}: Pick<BillLine, 'hourEnd' | 'quantity' | 'unit' | 'price' | 'amount'>): string {
  return `${quantity} x ${writeAmount(price)} / ${unit} = ${writeAmount(amount)} until ${hourEnd.toISOString()}`;
}

import type { Logger } from 'pino';
import type { PriceBook } from '../catalogue/price-book.ts';
import { rate, type RatedHour } from '../catalogue/rate.ts';
import { intervalsOf, type SizeChange } from '../domain/billed-size.ts';
import { ClockHours } from '../domain/clock-hours.ts';
import { sumOf, writeAmount, type Amount } from '../domain/money.ts';
import type { Clock } from '../lib/clock.ts';
import type { BillingCursor, BillLine, CursorMove } from '../storage/billing-rows.ts';
import type { Rows, Storage } from '../storage/storage.ts';

/** What the meter works with. */
export interface MeterTools {
  readonly storage: Storage;
  readonly book: PriceBook;
  readonly clock: Clock;
  readonly log: Logger;
  /** What a new account begins with. */
  readonly openingCredit: Amount;
  /** More than this for one instance and hour is taken for a mistake: the account is parked and nothing is charged. */
  readonly largestHour: Amount;
}

/** Instances in one transaction: few enough that a change of one of them waits milliseconds. */
const INSTANCES_AT_ONCE = 500;
/** Hours of an instance in one transaction, so that a month to catch up is many small ones. */
const HOURS_AT_ONCE = 48;
const HOUR_MS = 3_600_000;

/**
 * Charges every hour that is over and not charged yet, of every instance. Safe at any time: run twice, by two servers at once, killed
 * between two statements or run late, it leaves each hour charged once. A clock that was set back charges nothing until it has caught up.
 */
export async function chargeDueHours(tools: MeterTools): Promise<{ readonly lines: number }> {
  const { storage, clock, book, openingCredit } = tools;
  const now = clock.now();
  await storage.rows.billing.openBalances(book.currency, openingCredit, now);
  const zones = new Map<string, ClockHours>();
  let lines = 0;
  for (;;) {
    const round = await chargeRound(tools, now, zones);
    lines += round.lines;
    if (!round.isMore) return { lines };
  }
}

/** Once over all instances, at most HOURS_AT_ONCE of each. */
async function chargeRound(
  tools: MeterTools,
  now: Date,
  zones: Map<string, ClockHours>,
): Promise<{ lines: number; isMore: boolean }> {
  let [after, lines, isMore] = ['', 0, false];
  for (;;) {
    const batch = await tools.storage.transaction((rows) => chargeBatch(rows, tools, { now, after, zones }));
    lines += batch.lines;
    isMore ||= batch.isMore;
    if (batch.last === null) return { lines, isMore };
    after = batch.last;
  }
}

async function chargeBatch(
  rows: Rows,
  tools: MeterTools,
  { now, after, zones }: { now: Date; after: string; zones: Map<string, ClockHours> },
): Promise<{ lines: number; isMore: boolean; last: string | null }> {
  const due = await rows.billing.holdDue(now, after, INSTANCES_AT_ONCE);
  const last = due.at(-1)?.instanceId ?? null;
  if (last === null) return { lines: 0, isMore: false, last };
  const changes = await rows.billing.sizeChanges(due.map((it) => it.instanceId));
  const charges = due.map((cursor) => chargeOf(cursor, changes.get(cursor.instanceId) ?? [], { ...tools, now, zones }));
  const parked = await parkSuspicious(rows, tools, charges);
  const sound = charges.filter((it) => !parked.has(it.cursor.appId));
  const lines = sound.flatMap((it) => it.lines);
  await rows.billing.charge(
    lines,
    sound.map((it) => it.move),
    now,
  );
  return { lines: lines.length, isMore: sound.some((it) => it.isMore), last };
}

interface Charge {
  readonly cursor: BillingCursor;
  readonly lines: readonly BillLine[];
  readonly move: CursorMove;
  /** Hours are over that this did not reach. */
  readonly isMore: boolean;
  /** Why the lines look wrong; null where they do not. */
  readonly suspicion: string | null;
}

/** The hours of one instance from its cursor on. Pure. */
function chargeOf(
  cursor: BillingCursor,
  changes: readonly SizeChange[],
  { book, now, zones, largestHour }: MeterTools & { now: Date; zones: Map<string, ClockHours> },
): Charge {
  const { instanceId, appId, timeZone, chargedTo } = cursor;
  const hours = zones.get(timeZone) ?? new ClockHours(timeZone);
  zones.set(timeZone, hours);
  const isOver = hours.at(now).start;
  const reach = hours.at(new Date(chargedTo.getTime() + HOURS_AT_ONCE * HOUR_MS)).start;
  const to = reach < isOver ? reach : isOver;
  const rated = rate(book, intervalsOf(changes, to), hours, chargedTo, to);
  const isStopped = (changes.at(-1)?.size ?? null) === null;
  const hasEnded = isStopped && changes.every((it) => it.at <= to);
  return {
    cursor,
    lines: rated.flatMap((it) => it.lines.map((line) => billLine(line, { instanceId, appId, chargedAt: now }))),
    move: { instanceId, chargedTo: to > chargedTo ? to : chargedTo, isOpen: !hasEnded },
    isMore: !hasEnded && to < isOver,
    suspicion: suspicionOf(instanceId, rated, largestHour),
  };
}

function billLine(
  { hour, item, quantity, unit, price, amount, formula }: RatedHour['lines'][number],
  of: Pick<BillLine, 'instanceId' | 'appId' | 'chargedAt'>,
): BillLine {
  return { ...of, item, hourStart: hour.start, hourEnd: hour.end, quantity, unit, price, amount, formula };
}

function suspicionOf(instanceId: string, rated: readonly RatedHour[], largestHour: Amount): string | null {
  for (const { hour, lines } of rated) {
    const sum = sumOf(lines.map((it) => it.amount));
    if (sum > largestHour || lines.some((it) => it.amount < 0n))
      return `${instanceId} would cost ${writeAmount(sum)} in the hour from ${hour.start.toISOString()}`;
  }
  return null;
}

/** Stops charging the accounts whose lines look wrong until an operator has looked. Answers them. */
async function parkSuspicious(rows: Rows, { log }: MeterTools, charges: readonly Charge[]): Promise<Set<number>> {
  const parked = new Map<number, string>();
  for (const { cursor, suspicion } of charges)
    if (suspicion !== null && !parked.has(cursor.appId)) parked.set(cursor.appId, suspicion);
  for (const [appId, why] of parked) {
    await rows.billing.park(appId, why);
    log.error({ appId, why }, 'the account is parked: its lines look wrong and nothing is charged');
  }
  return new Set(parked.keys());
}

import type { Logger } from 'pino';
import type { PriceBook } from '../catalogue/price-book.ts';
import { chargesElasticBandwidth } from '../catalogue/elastic-bandwidth.ts';
import type { RatedLine } from '../catalogue/rate.ts';
import { ClockHours } from '../domain/clock-hours.ts';
import { hourOf } from '../domain/meter.ts';
import { sumOf, writeAmount, type Amount } from '../domain/money.ts';
import type { Clock } from '../lib/clock.ts';
import type { BillingCursor, BillLine, CursorMove } from '../storage/billing-rows.ts';
import type { ElasticMeter, Rows, Storage } from '../storage/storage.ts';
import { hourLines, type ChargedFacts } from './hour-lines.ts';

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
/** A broker that was not read for so long is not waited for: what it counts meanwhile belongs to the hour in which it is read. */
export const WAIT_FOR_READING_MS = 3 * HOUR_MS;

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
  const ids = due.map((it) => it.instanceId);
  const changes = await rows.billing.sizeChanges(ids);
  const elastic = await elasticMeters(rows, tools, due);
  const charges = due.map((cursor) => {
    const meter = elastic.get(cursor.instanceId) ?? null;
    const facts = { changes: changes.get(cursor.instanceId) ?? [], uses: meter?.uses ?? [] };
    return chargeOf(cursor, facts, meter, { ...tools, now, zones });
  });
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

/** Of those instances that have it, where the book has a price for it. */
async function elasticMeters(
  rows: Rows,
  { book }: MeterTools,
  due: readonly BillingCursor[],
): Promise<Map<string, ElasticMeter>> {
  if (!chargesElasticBandwidth(book)) return new Map();
  const from = new Date(Math.min(...due.map((it) => it.chargedTo.getTime())));
  return rows.meters.elastic(
    due.map((it) => it.instanceId),
    from,
  );
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
  facts: ChargedFacts,
  meter: ElasticMeter | null,
  { book, now, zones, largestHour }: MeterTools & { now: Date; zones: Map<string, ClockHours> },
): Charge {
  const { instanceId, appId, timeZone, chargedTo } = cursor;
  const hours = zones.get(timeZone) ?? new ClockHours(timeZone);
  zones.set(timeZone, hours);
  const isStopped = (facts.changes.at(-1)?.size ?? null) === null;
  const known = meter === null || isStopped ? hours.at(now).start : wholeUpTo(meter, hours, now);
  const reach = hours.at(new Date(chargedTo.getTime() + HOURS_AT_ONCE * HOUR_MS)).start;
  const to = reach < known ? reach : known;
  const lines = hourLines(book, facts, hours, chargedTo, to);
  const hasEnded = isStopped && facts.changes.every((it) => it.at <= to);
  return {
    cursor,
    lines: lines.map((line) => billLine(line, { instanceId, appId, chargedAt: now })),
    move: { instanceId, chargedTo: to > chargedTo ? to : chargedTo, isOpen: !hasEnded },
    isMore: !hasEnded && to < known,
    suspicion: suspicionOf(instanceId, lines, largestHour),
  };
}

/** Up to where an instance's meter grows no more: its brokers were read since, or will not be waited for. */
function wholeUpTo({ readAt }: ElasticMeter, hours: ClockHours, now: Date): Date {
  const read = readAt === null ? 0 : hourOf(readAt).getTime();
  const whole = Math.max(read, now.getTime() - WAIT_FOR_READING_MS);
  return hours.at(new Date(Math.min(whole, now.getTime()))).start;
}

function billLine(
  { hour, item, quantity, unit, price, amount, formula }: RatedLine,
  of: Pick<BillLine, 'instanceId' | 'appId' | 'chargedAt'>,
): BillLine {
  return { ...of, item, hourStart: hour.start, hourEnd: hour.end, quantity, unit, price, amount, formula };
}

function suspicionOf(instanceId: string, lines: readonly RatedLine[], largestHour: Amount): string | null {
  for (const [startMs, ofHour] of Map.groupBy(lines, (it) => it.hour.start.getTime())) {
    const sum = sumOf(ofHour.map((it) => it.amount));
    if (sum > largestHour || ofHour.some((it) => it.amount < 0n))
      return `${instanceId} would cost ${writeAmount(sum)} in the hour from ${new Date(startMs).toISOString()}`;
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

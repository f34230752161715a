import { chargesElasticBandwidth } from '../catalogue/elastic-bandwidth.ts';
import { rate } from '../catalogue/rate.ts';
import { intervalsOf } from '../domain/billed-size.ts';
import { ClockHours, startOfDay } from '../domain/clock-hours.ts';
import { sumOf, type Amount } from '../domain/money.ts';
import { WAIT_FOR_READING_MS, type MeterTools } from './meter.ts';

const HOUR_MS = 3_600_000;
/** No day is longer. */
const FORESEEN_HOURS = 25;
const CURSORS_AT_ONCE = 500;

/**
 * When an advance of the clock is to charge next. Hours that are over already: now. Otherwise at the end of the day, so that a day's
 * entry on a bill is paid as soon as the day is over; the hours between are charged with it, each once. Hours with elastic bandwidth are due
 * when nobody waits for their brokers' counters any more: a clock that jumps leaves nobody time to read them. null: there is nothing to charge.
 */
export async function nextChargeAt({
  storage,
  clock,
  book,
}: Pick<MeterTools, 'storage' | 'clock' | 'book'>): Promise<Date | null> {
  const now = clock.now();
  const waitsMs = chargesElasticBandwidth(book) ? WAIT_FOR_READING_MS : 0;
  const moments = (await storage.rows.billing.chargedTo()).map(({ timeZone, chargedTo, isElastic }) => {
    const over = Math.max(new ClockHours(timeZone).at(chargedTo).end.getTime(), chargedTo.getTime() + HOUR_MS);
    const end = over + (isElastic ? waitsMs : 0);
    return end <= now.getTime() ? end : Math.max(end, endOfDay(now, timeZone).getTime());
  });
  return moments.length === 0 ? null : new Date(Math.min(...moments));
}

/** When the next hour is over of anything that is charged; null: nothing is. */
export async function nextHourEnd({ storage, clock }: Pick<MeterTools, 'storage' | 'clock'>): Promise<Date | null> {
  const now = clock.now();
  const zones = (await storage.rows.billing.chargedTo()).map((it) => it.timeZone);
  const ends = zones.map((timeZone) => new ClockHours(timeZone).at(now).end.getTime());
  return ends.length === 0 ? null : new Date(Math.min(...ends));
}

/** The next midnight of a zone. */
function endOfDay(at: Date, timeZone: string): Date {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at);
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return startOfDay(year, month, date + 1, timeZone);
}

/**
 * The end of the first hour that uses up a balance which is above zero, of any account, within a day from now; null where none does. By
 * the sizes as they are: whoever changes one asks again.
 */
export async function nextEmptyBalanceAt({ storage, book, clock }: Omit<MeterTools, 'log'>): Promise<Date | null> {
  const { billing } = storage.rows;
  const now = clock.now();
  const until = new Date(now.getTime() + FORESEEN_HOURS * HOUR_MS);
  const costs = new Map<number, Map<number, Amount>>();
  for (let after = ''; ;) {
    const cursors = await billing.openCursors(after, CURSORS_AT_ONCE);
    const changes = await billing.sizeChanges(cursors.map((it) => it.instanceId));
    for (const { instanceId, appId, timeZone, chargedTo } of cursors) {
      const ofAccount = costs.get(appId) ?? new Map<number, Amount>();
      costs.set(appId, ofAccount);
      const intervals = intervalsOf(changes.get(instanceId) ?? [], until);
      for (const { hour, lines } of rate(book, intervals, new ClockHours(timeZone), chargedTo, until)) {
        const endMs = hour.end.getTime();
        ofAccount.set(endMs, (ofAccount.get(endMs) ?? 0n) + sumOf(lines.map((it) => it.amount)));
      }
    }
    const last = cursors.at(-1);
    if (last === undefined) break;
    after = last.instanceId;
  }
  const ends = (await billing.balances()).flatMap(({ appId, balance }) => {
    if (balance <= 0n) return [];
    const end = emptyAfter(balance, costs.get(appId) ?? new Map<number, Amount>());
    return end === null ? [] : [end];
  });
  return ends.length === 0 ? null : new Date(Math.min(...ends));
}

/** The end of the hour with which these costs, by the end of their hour, come to the balance. */
function emptyAfter(balance: Amount, costs: ReadonlyMap<number, Amount>): number | null {
  let left = balance;
  for (const [endMs, amount] of [...costs].sort(([one], [other]) => one - other)) {
    left -= amount;
    if (left <= 0n) return endMs;
  }
  return null;
}

import { startOfDay } from './clock-hours.ts';
import { AMOUNT_DECIMALS, halfUp, readAmount, type Amount } from './money.ts';

export const BUDGET_CYCLES = ['DAY', 'MONTH', 'QUARTER', 'YEAR'] as const;
export type BudgetCycle = (typeof BUDGET_CYCLES)[number];

/** When somebody is told: once so much of the budget is spent, in percent or in money. A decimal as text, at least 0. */
export interface BudgetThreshold {
  readonly kind: 'percent' | 'amount';
  readonly value: string;
}

/** Instances that carry a tag of this key with one of these values; any value where there are none. */
export interface BudgetTag {
  readonly key: string;
  readonly values: readonly string[];
}

/** What an account, or what of it carries some tags, is to cost at most in each day, month, quarter or year. */
export interface BudgetTerms {
  readonly budgetName: string;
  readonly note: string;
  readonly cycle: BudgetCycle;
  /** `2026-03-01`, of the account's calendar, both included. */
  readonly firstDay: string;
  readonly lastDay: string;
  readonly quota: Amount;
  /** Upstream's word for what is counted; all that is served come to the same here. */
  readonly feeType: string;
  readonly thresholds: readonly BudgetThreshold[];
  /** All of them must be carried; none: the account as a whole. */
  readonly tags: readonly BudgetTag[];
  /** Whether what would exceed it is not sold. */
  readonly refuses: boolean;
}

export interface Budget extends BudgetTerms {
  readonly budgetId: number;
  readonly appId: number;
  /** Set by the operator: the account sees it and cannot change it. */
  readonly byOperator: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** One day, month, quarter or year of an account's calendar: what is spent in [from, to) counts. */
export interface BudgetPeriod {
  /** `2026-03-01`, `2026-03`, `2026-Q1`, `2026`. */
  readonly name: string;
  readonly from: Date;
  readonly to: Date;
}

/** The period that holds `at`, cut to the budget's first and last day; null where that day is outside them. */
export function budgetPeriod(
  { cycle, firstDay, lastDay }: Pick<BudgetTerms, 'cycle' | 'firstDay' | 'lastDay'>,
  at: Date,
  timeZone: string,
): BudgetPeriod | null {
  const today = dayIn(timeZone, at);
  if (today < firstDay || today > lastDay) return null;
  const { name, from, to } = calendarPeriod(cycle, today, timeZone);
  const lastOf = dayIn(timeZone, new Date(to.getTime() - 1));
  return {
    name,
    from: firstDay > dayIn(timeZone, from) ? startOf(firstDay, 0, timeZone) : from,
    // The day after the last that a date can name has no start.
    to: lastDay < lastOf ? startOf(lastDay, 1, timeZone) : to,
  };
}

/** What a threshold comes to, rounded half up. */
export function thresholdAmount({ kind, value }: BudgetThreshold, quota: Amount): Amount {
  const read = readAmount(value);
  if (read === null) throw new RangeError(`"${value}" is no threshold`);
  return kind === 'amount' ? read : halfUp(quota * read, 100n * 10n ** BigInt(AMOUNT_DECIMALS));
}

/** Whether something with these tags is counted. */
export function isCounted(tags: readonly BudgetTag[], carried: readonly { key: string; value: string }[]): boolean {
  return tags.every(({ key, values }) =>
    carried.some((it) => it.key === key && (values.length === 0 || values.includes(it.value))),
  );
}

/** The day of an account's calendar that holds `at`: `2026-03-01`. */
export function dayIn(timeZone: string, at: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at);
}

function calendarPeriod(cycle: BudgetCycle, day: string, timeZone: string): BudgetPeriod {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const start = (m: number, d: number): Date => startOfDay(year, m, d, timeZone);
  if (cycle === 'DAY') return { name: day, from: start(month, date), to: start(month, date + 1) };
  if (cycle === 'MONTH') return { name: day.slice(0, 7), from: start(month, 1), to: start(month + 1, 1) };
  if (cycle === 'YEAR') return { name: day.slice(0, 4), from: start(1, 1), to: start(13, 1) };
  const quarter = Math.ceil(month / 3);
  return {
    name: `${day.slice(0, 4)}-Q${quarter}`,
    from: start(3 * quarter - 2, 1),
    to: start(3 * quarter + 1, 1),
  };
}

function startOf(day: string, plusDays: number, timeZone: string): Date {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return startOfDay(year, month, date + plusDays, timeZone);
}

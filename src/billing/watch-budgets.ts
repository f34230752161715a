import type { Logger } from 'pino';
import { budgetPeriod, thresholdAmount, type Budget, type BudgetPeriod } from '../domain/budget.ts';
import { writeAmount, type Amount } from '../domain/money.ts';
import type { Clock } from '../lib/clock.ts';
import type { BudgetReminder, DueBudget, Rows, Storage } from '../storage/storage.ts';

export interface BudgetTools {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly log: Logger;
}

const BUDGETS_AT_ONCE = 100;
const DAY_MS = 24 * 3_600_000;

/**
 * Tells accounts which thresholds of their budgets are reached, each once in a period. Looks only at budgets whose account was charged
 * since the last look. Safe at any time and by several servers at once: a reminder is written once.
 */
export async function watchBudgets(tools: BudgetTools): Promise<void> {
  const due = await tools.storage.rows.budgets.due(BUDGETS_AT_ONCE);
  for (const one of due) {
    await tools.storage.transaction(async (rows) => {
      for (const period of periodsOf(one, tools.clock.now())) await look(rows, tools, one, period);
      await rows.budgets.markSeen(one.budget.budgetId, one.transferId);
    });
  }
  if (due.length === BUDGETS_AT_ONCE) await watchBudgets(tools);
}

/** The present period, and the one of a day ago: its last hours are charged after its end. */
function periodsOf({ budget, timeZone }: DueBudget, now: Date): BudgetPeriod[] {
  const both = [new Date(now.getTime() - DAY_MS), now].flatMap((at) => budgetPeriod(budget, at, timeZone) ?? []);
  return both.filter(({ name }, index) => both.findIndex((it) => it.name === name) === index);
}

async function look(rows: Rows, { clock, log }: BudgetTools, due: DueBudget, period: BudgetPeriod): Promise<void> {
  const { budget, currency } = due;
  const { budgetId, appId, quota } = budget;
  const spent = await rows.budgets.spent(appId, period.from, period.to, budget.tags);
  for (const threshold of reached(budget, spent)) {
    const text = wordsOf(budget, { period: period.name, threshold, spent, currency });
    const reminder: BudgetReminder = { budgetId, period: period.name, threshold, spent, quota, at: clock.now(), text };
    if (await rows.budgets.remind(reminder)) log.warn({ appId, budgetId, kind: 'budget' }, text);
  }
}

/** What the reached thresholds come to, the smallest first; two that come to the same are one. */
function reached({ thresholds, quota }: Budget, spent: Amount): Amount[] {
  const amounts = new Set(thresholds.map((it) => thresholdAmount(it, quota)).filter((it) => it <= spent));
  return [...amounts].sort((one, other) => (one < other ? -1 : 1));
}

function wordsOf(
  { budgetName, quota, refuses }: Budget,
  { period, threshold, spent, currency }: { period: string; threshold: Amount; spent: Amount; currency: string },
): string {
  const of = `budget "${budgetName}" of ${writeAmount(quota)} ${currency} for ${period}`;
  const isUsedUp = refuses && spent >= quota ? ' Nothing that costs more is sold until the period ends.' : '';
  return `${writeAmount(spent)} of the ${of} are spent, which reaches ${writeAmount(threshold)}.${isUsedUp}`;
}

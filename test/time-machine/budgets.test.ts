import { expect, it } from 'vitest';
import { SimulatedWorld } from '../../src/data-plane/simulated/world.ts';
import type { BudgetTerms } from '../../src/domain/budget.ts';
import { startOfDay } from '../../src/domain/clock-hours.ts';
import { readAmount, writeAmount } from '../../src/domain/money.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { createPostPaidInstance } from '../../src/products/ckafka/instances/create-post-paid-instance.ts';
import { callerOn, type Caller } from '../support/action-caller.ts';
import { buy, place } from '../support/buying.ts';
import { controlPlaneOnTime } from '../support/control-plane-on-time.ts';
import { freshStorage } from '../support/postgres.ts';

const [MINUTE_MS, HOUR_MS] = [60_000, 3_600_000];
/** Costs 10.67 an hour. */
const SIZE = { BandWidth: 240, DiskSize: 1000, DiskType: 'CLOUD_SSD', Partition: 1700 };
const amount = (text: string): bigint => readAmount(text) ?? 0n;

async function setBudget({ storage, account, clock }: Caller, byOperator: boolean, change: Partial<BudgetTerms>) {
  const terms: BudgetTerms = {
    ...{ budgetName: 'a month', note: '', cycle: 'MONTH', firstDay: '2026-01-01', lastDay: '9999-12-31' },
    ...{ quota: amount('100'), feeType: 'COST', thresholds: [], tags: [], refuses: false },
    ...change,
  };
  const budget = await storage.rows.budgets.insert(account.appId, byOperator, terms, clock.now());
  if (budget === null) throw new Error('there is such a budget');
  return budget;
}

/** 0:00 of a first of a month in China, not the next one: no month ends on the way there. */
function monthBegin(): Date {
  const now = systemClock.now();
  return startOfDay(now.getUTCFullYear(), now.getUTCMonth() + 3, 1, 'Asia/Shanghai');
}

it('tells of a threshold in the hour that passes it, once in a month, and refuses by the moved clock what has no room', async () => {
  const open = await freshStorage();
  const caller = await callerOn(open.storage);
  const plane = await controlPlaneOnTime(open, new SimulatedWorld(systemClock), 10n ** 14n);
  const month = monthBegin();
  const inHours = (hours: number): Date => new Date(month.getTime() + hours * HOUR_MS);
  const passTo = async (to: Date): Promise<void> => {
    await plane.pass(`${Math.ceil((to.getTime() - plane.clock.now().getTime()) / 1000)}s`);
    caller.clock.set(plane.clock.now());
  };
  // Twelve hours before the month ends, and some minutes past the full hour, as it comes.
  await passTo(new Date(inHours(-12).getTime() + 5 * MINUTE_MS));
  const told = await setBudget(caller, false, { thresholds: [{ kind: 'percent', value: '50' }] });
  await setBudget(caller, true, { quota: amount('80'), refuses: true });
  const asked = { ...(await place(caller)), ...SIZE };
  const reminders = async () => {
    const { items } = await open.storage.rows.budgets.reminders(told.budgetId, 10, 0);
    return items.map(({ at, spent }) => [hourOf(at), writeAmount(spent)]).reverse();
  };
  // The hour in which it is told begins with the end of the one that reached the threshold.
  const hourOf = (at: Date): number => Math.floor((at.getTime() - month.getTime()) / HOUR_MS);

  await buy(caller, SIZE);
  await passTo(new Date(inHours(-11).getTime() + 5 * MINUTE_MS));
  await buy(caller, SIZE);
  // 10.67 and then 21.34 an hour: 32.01 after two hours, and 53.35 after three.
  await passTo(new Date(inHours(-9).getTime() + 5 * MINUTE_MS));
  expect(await reminders()).toEqual([[-9, '53.35']]);
  const refusal = await caller.refusal(createPostPaidInstance, asked);
  expect([refusal.code, refusal.text.en]).toEqual(['LimitExceeded', expect.stringContaining('53.35 CNY are charged')]);
  expect(await open.storage.rows.instances.listAll()).toHaveLength(2);

  // Over the end of the month, whose budget is as good as new, to one hour before its threshold, and on.
  await passTo(new Date(inHours(2).getTime() + 5 * MINUTE_MS));
  expect(await reminders()).toEqual([[-9, '53.35']]);
  await buy(caller, SIZE);
  await passTo(inHours(9));
  await plane.stop();
  // 42.68 in two hours, and 32.01 in the third.
  expect(await reminders()).toEqual([
    [-9, '53.35'],
    [3, '74.69'],
  ]);
  const notices = await open.storage.rows.billing.notices(caller.account.appId, 10);
  expect(notices.map((it) => [it.kind, hourOf(it.at)])).toEqual([
    ['budget', 3],
    ['budget', -9],
  ]);
});

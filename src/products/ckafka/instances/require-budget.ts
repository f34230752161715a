import type { Call } from '../../../api/define-action.ts';
import { pricesAt } from '../../../catalogue/price-book.ts';
import { priceOf } from '../../../catalogue/price.ts';
import { rate } from '../../../catalogue/rate.ts';
import { intervalsOf, type BilledSize, type SizeChange } from '../../../domain/billed-size.ts';
import { budgetPeriod, isCounted, type Budget, type BudgetPeriod } from '../../../domain/budget.ts';
import { ClockHours } from '../../../domain/clock-hours.ts';
import type { Instance } from '../../../domain/instance.ts';
import { sumOf, writeAmount, type Amount } from '../../../domain/money.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Tag } from '../../../domain/tag.ts';
import type { Services } from '../../services.ts';

type Money = Pick<Services, 'priceBook' | 'billing'>;

/** What a call would make dearer: new instances, or one that there is. */
export interface Spending {
  /** What is charged by the hour. */
  readonly sizes: readonly BilledSize[];
  /** What is paid now for months to come. */
  readonly inAdvance: Amount;
  readonly tags: readonly Tag[];
  /** The instance that becomes the one size, and what it is now. */
  readonly change?: { readonly instanceId: string; readonly before: BilledSize };
}

/**
 * Refuses with LimitExceeded what a budget of the operator's has no room for: what the period was charged, the hours that have begun
 * and are not charged yet, the first hour of what is bought, and what is paid in advance, together, by the code that writes bills. Holds those budgets until the
 * transaction ends, so that two purchases at once are judged one after the other. What becomes no dearer is never refused.
 */
export async function requireBudget(call: Call<unknown>, services: Money, spending: Spending): Promise<void> {
  if (!services.billing.enabled || !isDearer(call, services, spending)) return;
  for (const budget of await call.rows.budgets.holdRefusing(call.account.appId)) {
    if (!isCounted(budget.tags, spending.tags)) continue;
    const period = budgetPeriod(budget, call.receivedAt, call.account.timeZone);
    if (period === null) continue;
    const charged = await call.rows.budgets.spent(budget.appId, period.from, period.to, budget.tags);
    const begun = (await begunHours(call, services, { budget, period, spending })) + spending.inAdvance;
    if (charged + begun > budget.quota) throw refusal(budget, period, services.priceBook.currency, { charged, begun });
  }
}

/** The same for a change of an instance. */
export async function requireChangeBudget(
  call: Call<unknown>,
  services: Money,
  instance: Instance,
  change: Partial<BilledSize>,
): Promise<void> {
  const { instanceId } = instance;
  const sizes = [{ ...instance, ...change }];
  const tags = await tagsOfInstance(call, instanceId);
  await requireBudget(call, services, { sizes, inAdvance: 0n, tags, change: { instanceId, before: instance } });
}

export async function tagsOfInstance({ rows, account }: Call<unknown>, instanceId: string): Promise<readonly Tag[]> {
  return (await rows.tags.of(account.appId, 'ckafkaId', [instanceId])).get(instanceId) ?? [];
}

function isDearer(
  { receivedAt }: Call<unknown>,
  { priceBook }: Money,
  { sizes, inAdvance, change }: Spending,
): boolean {
  const prices = pricesAt(priceBook, receivedAt);
  if (prices === null || inAdvance > 0n) return inAdvance > 0n;
  const costs = (size: BilledSize): Amount => priceOf(size, prices, 'hour').total;
  return sumOf(sizes.map(costs)) > (change === undefined ? 0n : costs(change.before));
}

/** Hours of the period that are not charged yet, up to the end of the present one, as they will be charged if the call is served. */
async function begunHours(
  { rows, account, receivedAt }: Call<unknown>,
  { priceBook }: Money,
  { budget, period, spending }: { budget: Budget; period: BudgetPeriod; spending: Spending },
): Promise<Amount> {
  const hours = new ClockHours(account.timeZone);
  const present = hours.at(receivedAt);
  const cost = (changes: readonly SizeChange[], chargedTo: Date): Amount => {
    const from = chargedTo > period.from ? chargedTo : period.from;
    const rated = rate(priceBook, intervalsOf(changes, present.end), hours, from, present.end);
    return sumOf(rated.flatMap((it) => it.lines.map((line) => line.amount)));
  };
  const waiting = await rows.budgets.uncharged(account.appId, budget.tags);
  const changes = await rows.billing.sizeChanges(waiting.map((it) => it.instanceId));
  const costs = waiting.map(({ instanceId, createdAt, chargedTo, size }) => {
    const first = { at: createdAt, size };
    const known = chargedTo === null ? [first] : (changes.get(instanceId) ?? []);
    const isChanged = spending.change?.instanceId === instanceId;
    const next = isChanged ? spending.sizes.map((to) => ({ at: receivedAt, size: to })) : [];
    return cost([...known, ...next], chargedTo ?? hours.at(createdAt).start);
  });
  const bought = spending.change === undefined ? spending.sizes : [];
  return sumOf([...costs, ...bought.map((size) => cost([{ at: receivedAt, size }], present.start))]);
}

function refusal(
  { budgetName, quota }: Budget,
  { name }: BudgetPeriod,
  currency: string,
  { charged, begun }: { charged: Amount; begun: Amount },
): Refusal {
  const [limit, spent, rest] = [quota, charged, begun].map((it) => writeAmount(it));
  return new Refusal('LimitExceeded', {
    en: `The budget "${budgetName}" of ${limit ?? ''} ${currency} for ${name} has no room for this: ${spent ?? ''} ${currency} are charged, and the hours that have begun and this would come to ${rest ?? ''}. Ask for less, wait for the next period, or ask the operator to raise the budget.`,
    zh: `预算 "${budgetName}"（${name}，额度 ${limit ?? ''} ${currency}）余额不足：已计费 ${spent ?? ''} ${currency}，计入本次后未出账的小时费用为 ${rest ?? ''}。请减少购买量、等待下一周期，或联系运营者提高预算。`,
  });
}

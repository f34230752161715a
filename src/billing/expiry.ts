import type { Logger } from 'pino';
import type { PriceBook } from '../catalogue/price-book.ts';
import { dayOf } from '../domain/calendar.ts';
import { STATUS, type Status } from '../domain/instance.ts';
import type { PrepaidState } from '../domain/prepaid.ts';
import { TASK_STATUS } from '../domain/task.ts';
import type { Clock } from '../lib/clock.ts';
import type { Random } from '../lib/random.ts';
import type { Rows, Storage } from '../storage/storage.ts';
import { giveBack, renew, tell } from './expiry-orders.ts';
import { expiryPlan, expiryTimes, type ExpiryPlan, type ExpirySpans } from './expiry-plan.ts';

export interface ExpiryTools extends ExpirySpans {
  readonly storage: Storage;
  readonly book: PriceBook;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Logger;
}

const DAY_MS = 24 * 3_600_000;
const AT_ANY_TIME = new Date('9999-01-01T00:00:00Z');

/**
 * Does what follows from the end of every prepaid term: reminds, renews, stops, deletes, and gives back what could not be created. One
 * transaction for each instance, which is held in it; safe at any time and by several servers at once, because a term begins once from a
 * moment, each status moves once and each notice is written once.
 */
export async function settleExpiry(tools: ExpiryTools): Promise<void> {
  const { storage, clock, remindBeforeDays } = tools;
  const now = clock.now();
  for (const seen of await storage.rows.prepaid.expiring(new Date(now.getTime() + remindBeforeDays * DAY_MS))) {
    const { notices, action } = expiryPlan(seen, now, tools);
    if (action === null && notices.every((it) => seen.told.includes(it.kind))) continue;
    await storage.transaction(async (rows) => {
      const state = await rows.prepaid.hold(seen.instanceId);
      if (state !== null) await settle(rows, tools, state, now);
    });
  }
}

/** When the next of that is due, which is now where a step has just been taken that is to be told; null where no term is under way. */
export async function nextExpiryAt(tools: ExpiryTools): Promise<Date | null> {
  const now = tools.clock.now();
  const times = (await tools.storage.rows.prepaid.expiring(AT_ANY_TIME)).flatMap((seen) => {
    const isToTell = expiryPlan(seen, now, tools).notices.some((it) => !seen.told.includes(it.kind));
    return isToTell ? [now] : expiryTimes(seen, tools).filter((at) => at > now);
  });
  return times.length === 0 ? null : new Date(Math.min(...times.map((at) => at.getTime())));
}

async function settle(rows: Rows, tools: ExpiryTools, state: PrepaidState, now: Date): Promise<void> {
  const plan = expiryPlan(state, now, tools);
  if (plan.action === 'renew' && (await renew(rows, tools, state, now))) return;
  const rest = plan.action === 'renew' ? expiryPlan({ ...state, renewFlag: 0 }, now, tools) : plan;
  for (const { kind, text } of rest.notices) await tell(rows, tools, state, { kind, text, at: now });
  if (rest.action !== null && rest.action !== 'renew') await act(rows, tools, state, { action: rest.action, now });
}

async function act(
  rows: Rows,
  tools: ExpiryTools,
  state: PrepaidState,
  { action, now }: { readonly action: NonNullable<ExpiryPlan['action']>; readonly now: Date },
): Promise<void> {
  const { instanceId, appId, expiresAt, timeZone } = state;
  if (action === 'give-back') return giveBack(rows, tools, state, now);
  if (action === 'isolate') {
    // A change that is under way ends first; the next run stops its instance.
    if (!(await move(rows, state, STATUS.running, STATUS.isolated, now))) return;
    await rows.prepaid.setExpiry(instanceId, expiresAt, dayOf(now, timeZone));
  } else if (await move(rows, state, STATUS.isolated, STATUS.deleting, now)) {
    const task = { appId, instanceId, kind: 'delete-instance', output: '', startedAt: now, finishedAt: null } as const;
    await rows.tasks.insert([{ ...task, status: TASK_STATUS.running }]);
  }
}

const WORDS: Partial<Record<Status, string>> = {
  [STATUS.isolated]: 'stopped: its term is over and was not renewed',
  [STATUS.deleting]: 'deleted: it was not renewed in time',
};

async function move(rows: Rows, { instanceId }: PrepaidState, from: Status, to: Status, at: Date): Promise<boolean> {
  if (!(await rows.instances.moveStatus(instanceId, from, to, at))) return false;
  await rows.events.append({ instanceId, at, kind: 'prepaid', text: WORDS[to] ?? '' });
  await rows.wakeUps.instances([instanceId]);
  return true;
}

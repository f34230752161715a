import type { Logger } from 'pino';
import { STATUS, type Status } from '../domain/instance.ts';
import { TASK_STATUS } from '../domain/task.ts';
import type { Clock } from '../lib/clock.ts';
import type { Rows, Storage } from '../storage/storage.ts';
import { arrearsPlan, arrearsTimes, type ArrearsPlan, type ArrearsSpans } from './arrears-plan.ts';

export interface ArrearsTools extends ArrearsSpans {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * Does what follows from every account's balance: tells it, stops its instances, lets them run again, deletes them. One transaction for
 * each account; safe at any time and by several servers at once, because each status moves once and each notice is written once.
 */
export async function settleArrears(tools: ArrearsTools): Promise<void> {
  for (const { appId } of await tools.storage.rows.billing.balances()) {
    await tools.storage.transaction(async (rows) => {
      const account = await rows.billing.holdBalance(appId);
      const plan = account === null ? null : arrearsPlan(account, tools.clock.now(), tools);
      if (plan !== null) await settle(rows, tools, appId, plan);
    });
  }
}

/** When an account in arrears is next to be told something, or stopped, or loses its instances; null: none is. */
export async function nextArrearsAt({ storage, clock, ...spans }: ArrearsTools): Promise<Date | null> {
  const now = clock.now();
  const times = (await storage.rows.billing.balances()).flatMap(({ balance, overdueSince: since }) => {
    // Has come into arrears, or out of them, since somebody looked.
    if (balance > 0n !== (since === null)) return [now];
    return since === null ? [] : Object.values(arrearsTimes(since, spans)).filter((at) => at > now);
  });
  return times.length === 0 ? null : new Date(Math.min(...times.map((at) => at.getTime())));
}

async function settle(rows: Rows, { clock, log }: ArrearsTools, appId: number, plan: ArrearsPlan): Promise<void> {
  const at = clock.now();
  const { overdueSince } = plan;
  await rows.billing.setOverdue(appId, plan.isOver ? null : overdueSince);
  for (const { kind, text } of plan.notices) {
    if (!(await rows.billing.notify({ appId, instanceId: '', kind, text, overdueSince, at }))) continue;
    await rows.events.appendToAccount({ appId, at, kind: kind === 'deleted' ? 'arrears-deleted' : kind, text });
    log.warn({ appId, kind }, text);
  }
  if (plan.instances === 'isolate') await move(rows, appId, STATUS.running, STATUS.isolated, at);
  if (plan.instances === 'resume') await move(rows, appId, STATUS.isolated, STATUS.running, at);
  if (plan.instances === 'delete') await remove(rows, appId, at);
}

const WORDS: Partial<Record<Status, string>> = {
  [STATUS.isolated]: 'stopped: the balance of its account is used up',
  [STATUS.running]: 'runs again: the balance of its account is above zero',
  [STATUS.deleting]: 'deleted: the balance of its account was not topped up in time',
};

/** A change that is under way ends first; the next run moves its instance. */
async function move(rows: Rows, appId: number, from: Status, to: Status, at: Date): Promise<string[]> {
  const moved: string[] = [];
  for (const instanceId of await rows.billing.instancesOf(appId, [from])) {
    if (!(await rows.instances.moveStatus(instanceId, from, to, at))) continue;
    await rows.events.append({ instanceId, at, kind: 'arrears', text: WORDS[to] ?? '' });
    moved.push(instanceId);
  }
  if (moved.length > 0) await rows.wakeUps.instances(moved);
  return moved;
}

/** What was not stopped yet is stopped now and deleted by the next run. */
async function remove(rows: Rows, appId: number, at: Date): Promise<void> {
  const removed = await move(rows, appId, STATUS.isolated, STATUS.deleting, at);
  await move(rows, appId, STATUS.running, STATUS.isolated, at);
  const task = { appId, kind: 'delete-instance', status: TASK_STATUS.running, output: '', finishedAt: null } as const;
  if (removed.length > 0)
    await rows.tasks.insert(removed.map((instanceId) => ({ ...task, instanceId, startedAt: at })));
}

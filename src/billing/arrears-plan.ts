import { writeAmount } from '../domain/money.ts';
import type { ArrearsNoticeKind, Balance } from '../storage/billing-rows.ts';

/** How patient an operator is. */
export interface ArrearsSpans {
  /** From the first sight of an empty balance to the stop of the instances. */
  readonly isolateAfterHours: number;
  /** From the stop to the deletion for good. */
  readonly deleteAfterDays: number;
}

/** What is to be done about an account now. */
export interface ArrearsPlan {
  /** The spell of arrears that it is about. */
  readonly overdueSince: Date;
  readonly isOver: boolean;
  readonly notices: readonly { readonly kind: ArrearsNoticeKind; readonly text: string }[];
  /** What is to become of its instances; null: nothing. */
  readonly instances: 'isolate' | 'resume' | 'delete' | null;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Told so long before the deletion. */
const LAST_WARNING_MS = DAY_MS;

/** When an account that is overdue since `since` is stopped, warned for the last time, and loses its instances. */
export function arrearsTimes(since: Date, { isolateAfterHours, deleteAfterDays }: ArrearsSpans) {
  const isolateAt = since.getTime() + isolateAfterHours * HOUR_MS;
  const deleteAt = isolateAt + deleteAfterDays * DAY_MS;
  const warnAt = Math.max(isolateAt, deleteAt - LAST_WARNING_MS);
  return { isolateAt: new Date(isolateAt), warnAt: new Date(warnAt), deleteAt: new Date(deleteAt) };
}

/**
 * What follows from a balance: null while it is above zero and was. Pure, and says the same again until it is done, so that a run that
 * died half-way is finished by the next. Only an instance that was stopped is deleted: a server that was away for weeks stops first.
 */
export function arrearsPlan(account: Balance, now: Date, spans: ArrearsSpans): ArrearsPlan | null {
  const { balance, currency, overdueSince: since } = account;
  const has = `${writeAmount(balance)} ${currency}`;
  if (balance > 0n) {
    if (since === null) return null;
    const text = `The balance is ${has} again: what was stopped runs again.`;
    return { overdueSince: since, isOver: true, notices: [{ kind: 'resumed', text }], instances: 'resume' };
  }
  const overdueSince = since ?? now;
  const { isolateAt, warnAt, deleteAt } = arrearsTimes(overdueSince, spans);
  const on = (at: Date): string => at.toISOString();
  const told: [ArrearsNoticeKind, Date, string][] = [
    [
      'overdue',
      overdueSince,
      `The balance is ${has}. Instances are stopped on ${on(isolateAt)} unless it is above zero by then.`,
    ],
    [
      'isolated',
      isolateAt,
      `The balance is ${has}. Instances are stopped and cost nothing; their data is kept until ${on(deleteAt)}.`,
    ],
    [
      'deletion-near',
      warnAt,
      `The balance is ${has}. Instances and their data are deleted for good on ${on(deleteAt)}.`,
    ],
    ['deleted', deleteAt, `The balance is ${has}. Instances and their data are deleted for good.`],
  ];
  return {
    overdueSince,
    isOver: false,
    notices: told.flatMap(([kind, at, text]) => (at <= now ? [{ kind, text }] : [])),
    instances: now >= deleteAt ? 'delete' : now >= isolateAt ? 'isolate' : null,
  };
}

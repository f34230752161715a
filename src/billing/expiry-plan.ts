import { midnightAfter } from '../domain/calendar.ts';
import { STATUS } from '../domain/instance.ts';
import type { PrepaidState } from '../domain/prepaid.ts';
import type { ExpiryNoticeKind } from '../storage/billing-rows.ts';

/** How patient an operator is with prepaid instances. Days are counted to the 0:00 of the account's calendar that follows. */
export interface ExpirySpans {
  /** From the first reminder to the end of the term. */
  readonly remindBeforeDays: number;
  /** From the end of the term to the stop of the instance. */
  readonly stopAfterDays: number;
  /** From the stop to the deletion for good. */
  readonly releaseAfterDays: number;
}

/** What is to be done about a prepaid instance now. */
export interface ExpiryPlan {
  readonly notices: readonly { readonly kind: ExpiryNoticeKind; readonly text: string }[];
  /** `renew`: buy another month; `give-back`: it could not be created, so nothing of it is charged. null: nothing. */
  readonly action: 'renew' | 'isolate' | 'release' | 'give-back' | null;
}

type Told = [kind: ExpiryNoticeKind, at: Date, text: string];

const DAY_MS = 24 * 3_600_000;
/** Told so long before the deletion. */
const LAST_WARNING_MS = DAY_MS;

/**
 * What follows from the end of a term. Pure, and says the same again until it is done, so that a run that died half-way is finished by the
 * next. Only an instance that was stopped is deleted: a server that was away for weeks stops it first, and its days count from then.
 */
export function expiryPlan(state: PrepaidState, now: Date, spans: ExpirySpans): ExpiryPlan {
  if (state.status === STATUS.creationFailed)
    return { notices: [], action: state.expiresAt > now ? 'give-back' : null };
  if (state.status === STATUS.isolated) return isolatedPlan(state, now, spans);
  const { instanceId, expiresAt, renewFlag, timeZone } = state;
  const isOver = now >= expiresAt;
  if (isOver && renewFlag === 1) return { notices: [], action: 'renew' };
  const stopAt = midnightAfter(expiresAt, spans.stopAfterDays, timeZone);
  const next =
    renewFlag === 1
      ? 'It is renewed then, when the balance allows.'
      : `It is stopped on ${on(stopAt)} unless it is renewed.`;
  const remindAt = new Date(expiresAt.getTime() - spans.remindBeforeDays * DAY_MS);
  const told: Told[] = isOver
    ? [['expired', expiresAt, `The term of ${instanceId} ended on ${on(expiresAt)}. ${next}`]]
    : [['expiring', remindAt, `The term of ${instanceId} ends on ${on(expiresAt)}. ${next}`]];
  return { notices: due(told, now), action: now >= stopAt ? 'isolate' : null };
}

/** All moments at which something follows from the end of this term. */
export function expiryTimes({ status, expiresAt, isolatedAt, timeZone }: PrepaidState, spans: ExpirySpans): Date[] {
  if (status !== STATUS.isolated) {
    const remindAt = new Date(expiresAt.getTime() - spans.remindBeforeDays * DAY_MS);
    return [remindAt, expiresAt, midnightAfter(expiresAt, spans.stopAfterDays, timeZone)];
  }
  if (isolatedAt === null) return [];
  const releaseAt = releaseTime(isolatedAt, spans, timeZone);
  return [new Date(releaseAt.getTime() - LAST_WARNING_MS), releaseAt];
}

/** When an instance that stands still is deleted for good. */
export function releaseTime(isolatedAt: Date, { releaseAfterDays }: ExpirySpans, timeZone: string): Date {
  return midnightAfter(isolatedAt, releaseAfterDays, timeZone);
}

function isolatedPlan(state: PrepaidState, now: Date, spans: ExpirySpans): ExpiryPlan {
  const { instanceId, timeZone, isolatedAt: since } = state;
  if (since === null) return { notices: [], action: null };
  const releaseAt = releaseTime(since, spans, timeZone);
  const warnAt = new Date(Math.max(since.getTime(), releaseAt.getTime() - LAST_WARNING_MS));
  const kept = `${instanceId} is stopped; its data is kept until ${on(releaseAt)}, and a renewal brings it back.`;
  const told: Told[] = [
    ['expiry-isolated', since, kept],
    [
      'release-near',
      warnAt,
      `${instanceId} and its data are deleted for good on ${on(releaseAt)} unless it is renewed.`,
    ],
    ['released', releaseAt, `${instanceId} and its data are deleted for good: it was not renewed.`],
  ];
  return { notices: due(told, now), action: now >= releaseAt ? 'release' : null };
}

function due(told: readonly Told[], now: Date): ExpiryPlan['notices'] {
  return told.flatMap(([kind, at, text]) => (at <= now ? [{ kind, text }] : []));
}

function on(at: Date): string {
  return at.toISOString();
}

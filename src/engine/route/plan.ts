import { isWanted, ROUTE_STATUS } from '../../domain/route.ts';
import { waitedMs } from '../../lib/clock.ts';
import type { EnginePolicy } from '../policy.ts';
import type { RouteObservation, SeenRoute } from './observe.ts';

/** One thing to do for routes. Each is idempotent; steps/ has a file for each. */
export type RouteStep =
  | { readonly name: 'begin-route-deletion'; readonly routeId: number }
  | { readonly name: 'issue-certificate'; readonly routeId: number }
  | { readonly name: 'close-listeners' }
  | { readonly name: 'apply-routes' }
  | { readonly name: 'open-listeners' }
  | { readonly name: 'await-routes' }
  | { readonly name: 'finish-route'; readonly routeId: number }
  | { readonly name: 'fail-route'; readonly routeId: number; readonly reason: string }
  | { readonly name: 'remove-route'; readonly routeId: number }
  | { readonly name: 'give-up-route-deletion'; readonly routeId: number; readonly reason: string };

export interface RoutePlan {
  readonly steps: readonly RouteStep[];
  /** When to look again if nothing rings; null when the routes give no reason to. */
  readonly lookAgainAt: Date | null;
}

/** When it was observed, and when the clock was last moved (null: never). */
interface Times {
  readonly now: Date;
  readonly clockMovedAt: Date | null;
}

/** A change of the instance may have kept a route waiting: while there is something to do, it is done. */
const PATIENCE_WITH_WORK = 5;
const NOTHING: RoutePlan = { steps: [], lookAgainAt: null };

/**
 * The next steps for the routes of an instance that runs. Pure. One kind at a time, for each leads to another observation: what nobody wants
 * any more ends before anything new begins, so that a broker never needs a key that was taken away.
 */
export function planRoutes(seen: RouteObservation, times: Times, policy: EnginePolicy): RoutePlan {
  if (seen.routes.length === 0) return NOTHING;
  const next = onBrokers(seen);
  const steps = [...decisions(seen, next, times, policy)];
  if (steps.length > 0) return { steps, lookAgainAt: null };
  const isOpen = seen.routes.some(({ route }) => route.status !== ROUTE_STATUS.created);
  const soon = next.length > 0 || isOpen ? new Date(times.now.getTime() + policy.lookAtUnwellEveryMs) : null;
  return { steps: next, lookAgainAt: earliest([soon, ...seen.routes.map(({ route }) => route.deleteAt)]) };
}

/** What time and rows alone decide. `next`: what there is to do on the brokers otherwise. */
function* decisions(
  seen: RouteObservation,
  next: readonly RouteStep[],
  { now, clockMovedAt }: Times,
  policy: EnginePolicy,
): Generator<RouteStep> {
  const isStuck = next.length === 0 || next[0]?.name === 'await-routes';
  for (const { route, task, lacksCertificate, answers } of seen.routes) {
    const { routeId, status } = route;
    const tookMs = waitedMs(task?.startedAt ?? route.createdAt, now, clockMovedAt);
    const after = `after ${Math.round(tookMs / 1000)} s`;
    if (isWanted(route) && route.deleteAt !== null && route.deleteAt <= now)
      yield { name: 'begin-route-deletion', routeId };
    else if (
      status === ROUTE_STATUS.creating &&
      !answers &&
      tookMs >= policy.routeTimeoutMs * (isStuck ? 1 : PATIENCE_WITH_WORK)
    )
      yield { name: 'fail-route', routeId, reason: `it is not served ${after}: ${obstacle(seen)}` };
    else if (status === ROUTE_STATUS.deleting && tookMs >= policy.deleteTimeoutMs)
      yield { name: 'give-up-route-deletion', routeId, reason: `it is still served ${after}: ${obstacle(seen)}` };
    else if (status === ROUTE_STATUS.creating && lacksCertificate) yield { name: 'issue-certificate', routeId };
  }
}

/** What brings the brokers to the rows. A broker that does not answer is waited for: what it listens for is not known. */
function onBrokers({ routes, listening, filesAreCurrent }: RouteObservation): RouteStep[] {
  const brokers = [...listening.values()];
  if (brokers.some((it) => it === null)) return [];
  const wanted = new Set(routes.filter(({ route }) => isWanted(route)).map(({ route }) => route.slot));
  if (brokers.some((it) => it?.slots.some((slot) => !wanted.has(slot)))) return [{ name: 'close-listeners' }];
  if (!filesAreCurrent) return [{ name: 'apply-routes' }];
  if (brokers.some((it) => it?.isCurrent === false)) return [{ name: 'open-listeners' }];
  const ends = routes.flatMap(endOf);
  if (ends.length > 0) return ends;
  return routes.some(({ route }) => route.status === ROUTE_STATUS.creating) ? [{ name: 'await-routes' }] : [];
}

/** The last step of one that is done. */
function endOf({ route, answers }: SeenRoute): RouteStep[] {
  const { routeId, status } = route;
  if (status === ROUTE_STATUS.deleting || status === ROUTE_STATUS.deletionFailed)
    return [{ name: 'remove-route', routeId }];
  return status === ROUTE_STATUS.creating && answers ? [{ name: 'finish-route', routeId }] : [];
}

function obstacle({ listening }: RouteObservation): string {
  const silent = [...listening].filter(([, it]) => it === null).map(([brokerId]) => `broker ${brokerId}`);
  if (silent.length > 0) return `${silent.join(', ')} did not answer`;
  return 'the brokers answer, and not on this route; is its address taken by another program?';
}

function earliest(times: readonly (Date | null)[]): Date | null {
  const known = times.flatMap((it) => (it === null ? [] : [it.getTime()]));
  return known.length === 0 ? null : new Date(Math.min(...known));
}

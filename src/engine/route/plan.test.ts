import { describe, expect, it } from 'vitest';
import { ACCESS_TYPE, ROUTE_STATUS, VIP_TYPE, type Route } from '../../domain/route.ts';
import { defaultPolicy } from '../policy.ts';
import type { RouteObservation, SeenRoute } from './observe.ts';
import { planRoutes } from './plan.ts';

const now = new Date('2026-03-01T12:00:00Z');
const policy = defaultPolicy(2);
const secondsAgo = (seconds: number): Date => new Date(now.getTime() - seconds * 1000);

function route(change: Partial<Route> = {}, seen: Partial<SeenRoute> = {}): SeenRoute {
  const example: Route = {
    routeId: 1001,
    instanceId: 'ckafka-aaaaaaaa',
    slot: 1,
    status: ROUTE_STATUS.created,
    vipType: VIP_TYPE.vpc,
    accessType: ACCESS_TYPE.plaintext,
    vpcId: 'vpc-aaaaaaaa',
    subnetId: 'subnet-aaaaaaaa',
    domain: '',
    note: '',
    ipWhitelist: [],
    flowId: 7,
    failure: '',
    createdAt: secondsAgo(1),
    deleteAt: null,
  };
  return { route: { ...example, ...change }, task: null, lacksCertificate: false, answers: false, ...seen };
}

const times = { now, clockMovedAt: null };

/** `slots`: what each broker listens for. */
function seen(
  routes: readonly SeenRoute[],
  slots: readonly (readonly number[] | null)[],
  { filesAreCurrent = true, isCurrent = true } = {},
): RouteObservation {
  const listening = slots.map((it, id) => [id, it === null ? null : { slots: it, isCurrent }] as const);
  return { routes, listening: new Map(listening), filesAreCurrent };
}

const plan = (observation: RouteObservation) =>
  planRoutes(observation, times, policy).steps.map((step) =>
    'routeId' in step ? `${step.name} ${step.routeId}` : step.name,
  );

const creating = { status: ROUTE_STATUS.creating } as const;
const deleting = { status: ROUTE_STATUS.deleting } as const;

describe('the plan for routes', () => {
  it('does nothing where all is as it should be, and looks again only for a deletion that is planned', () => {
    expect(planRoutes(seen([], []), times, policy)).toEqual({ steps: [], lookAgainAt: null });
    const settled = seen([route()], [[1], [1]]);
    expect(planRoutes(settled, times, policy)).toEqual({ steps: [], lookAgainAt: null });
    const deleteAt = new Date(now.getTime() + 3_600_000);
    expect(planRoutes(seen([route({ deleteAt })], [[1]]), times, policy)).toEqual({ steps: [], lookAgainAt: deleteAt });
  });

  it('makes a route: certificate, files, listeners, until every broker answers', () => {
    expect(plan(seen([route(creating, { lacksCertificate: true })], [[]]))).toEqual(['issue-certificate 1001']);
    expect(plan(seen([route(creating)], [[]], { filesAreCurrent: false, isCurrent: false }))).toEqual(['apply-routes']);
    expect(plan(seen([route(creating)], [[], []], { isCurrent: false }))).toEqual(['open-listeners']);
    expect(plan(seen([route(creating)], [[1], [1]]))).toEqual(['await-routes']);
    expect(plan(seen([route(creating, { answers: true })], [[1], [1]]))).toEqual(['finish-route 1001']);
  });

  it('ends what nobody wants before it begins anything, and frees it when no broker has it', () => {
    const both = [route(deleting), route({ ...creating, routeId: 1002, slot: 2 })];
    expect(plan(seen(both, [[1], [1]], { filesAreCurrent: false, isCurrent: false }))).toEqual(['close-listeners']);
    expect(plan(seen(both, [[], []], { filesAreCurrent: false, isCurrent: false }))).toEqual(['apply-routes']);
    expect(plan(seen([route(deleting)], [[], []]))).toEqual(['remove-route 1001']);
    expect(plan(seen([route({ status: ROUTE_STATUS.deletionFailed })], [[]]))).toEqual(['remove-route 1001']);
  });

  it('waits for a broker that does not answer, and comes back soon', () => {
    const waiting = planRoutes(seen([route(creating)], [[1], null]), times, policy);
    expect(waiting.steps).toEqual([]);
    expect(waiting.lookAgainAt?.getTime()).toBe(now.getTime() + policy.lookAtUnwellEveryMs);
  });

  it('brings a changed white list to the brokers of a route that is there', () => {
    expect(plan(seen([route()], [[1]], { filesAreCurrent: false }))).toEqual(['apply-routes']);
  });

  it('gives nothing up for time that was skipped', () => {
    const old = { ...creating, createdAt: secondsAgo(86_400) };
    const justMoved = { now, clockMovedAt: secondsAgo(119) };
    expect(planRoutes(seen([route(old)], [[1], null]), justMoved, policy).steps).toEqual([]);
    const moved = { now, clockMovedAt: secondsAgo(120) };
    expect(planRoutes(seen([route(old)], [[1], null]), moved, policy).steps).toMatchObject([{ name: 'fail-route' }]);
  });

  it('gives a creation up that takes longer than clients wait, and takes its listeners away', () => {
    const createdAt = secondsAgo(120);
    const [step] = planRoutes(seen([route({ ...creating, createdAt })], [[1], null]), times, policy).steps;
    expect(step).toMatchObject({
      name: 'fail-route',
      reason: expect.stringContaining('broker 1 did not answer') as string,
    });
    expect(plan(seen([route({ status: ROUTE_STATUS.creationFailed })], [[1]]))).toEqual(['close-listeners']);
    expect(plan(seen([route({ status: ROUTE_STATUS.creationFailed })], [[]]))).toEqual([]);
  });

  it('makes a route late that a change of the instance kept waiting, and gives up what no broker ever takes', () => {
    const behind = { isCurrent: false };
    expect(plan(seen([route({ ...creating, createdAt: secondsAgo(599) })], [[]], behind))).toEqual(['open-listeners']);
    expect(plan(seen([route({ ...creating, createdAt: secondsAgo(600) })], [[]], behind))).toEqual(['fail-route 1001']);
  });

  it('says of a deletion that it failed when a broker stays away, and goes on', () => {
    const createdAt = secondsAgo(300);
    expect(plan(seen([route({ ...deleting, createdAt })], [[1], null]))).toEqual(['give-up-route-deletion 1001']);
    expect(plan(seen([route({ status: ROUTE_STATUS.deletionFailed, createdAt })], [[1], [1]]))).toEqual([
      'close-listeners',
    ]);
  });

  it('begins a planned deletion when its time has come', () => {
    expect(plan(seen([route({ deleteAt: now })], [[1]]))).toEqual(['begin-route-deletion 1001']);
    expect(plan(seen([route({ ...deleting, deleteAt: now })], [[]]))).toEqual(['remove-route 1001']);
  });
});

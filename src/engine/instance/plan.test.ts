import { describe, expect, it } from 'vitest';
import { exampleInstance } from '../../../test/support/example-rows.ts';
import { brokerSettings } from '../../domain/broker-settings.ts';
import { combined, INSTANCE_FIGURES, type InstanceFigures } from '../../domain/figures.ts';
import { HEALTH, STATUS, type Broker, type Instance, type Status } from '../../domain/instance.ts';
import { DEFAULT_SETTINGS, type InstanceSettings } from '../../domain/instance-settings.ts';
import type { UpgradeState } from '../../domain/kafka-upgrade.ts';
import type { ReservedEndpoint } from '../../domain/network.ts';
import type { ObservedBroker } from '../../data-plane/data-plane.ts';
import type { ClusterView } from '../../kafka/kafka-admin.ts';
import { defaultPolicy } from '../policy.ts';
import type { Observation } from './observe.ts';
import { NO_ROUTES } from '../route/observe.ts';
import { planInstance } from './plan.ts';
import { specOf } from './spec.ts';

const now = new Date('2026-01-01T12:00:00Z');
const policy = defaultPolicy(2);
const secondsAgo = (seconds: number): Date => new Date(now.getTime() - seconds * 1000);

interface Given {
  status: Status;
  createdAt?: Date;
  clockMovedAt?: Date;
  brokers?: Partial<Broker>[];
  world?: ObservedBroker[];
  traces?: string[];
  views?: (Partial<ClusterView> | null)[];
  /** What each broker is set to otherwise than wanted; null: it did not answer. */
  settings?: (Record<string, string> | null)[];
  released?: boolean;
  upgrade?: Partial<Pick<Instance, 'kafkaVersion' | keyof UpgradeState>>;
  settled?: Partial<InstanceSettings>;
  latest?: Observation['latest'];
}

function observation(given: Given): Observation {
  const instance = exampleInstance({
    status: given.status,
    createdAt: given.createdAt ?? secondsAgo(1),
    ...given.upgrade,
    ...given.settled,
  });
  const { instanceId } = instance;
  const rows = given.brokers ?? [{}];
  const brokers = rows.map((it, brokerId): Broker => {
    return { instanceId, brokerId, zoneId: 100001 + brokerId, failedStarts: 0, nextStartAt: null, ...it };
  });
  const endpoints = brokers.map(({ brokerId }): ReservedEndpoint => {
    return { instanceId, brokerId, purpose: 'internal', address: '127.16.0.2', port: 19093 + brokerId };
  });
  const seen = brokers.map((it) => ({ brokerId: it.brokerId, address: '127.16.0.2', port: 19093 + it.brokerId }));
  const whole: ClusterView = {
    clusterId: 'c',
    brokers: seen,
    offlinePartitionCount: 0,
    underReplicatedPartitionCount: 0,
    topicCount: 0,
    partitionReplicaCount: 0,
  };
  const views = (given.views ?? []).map((it, id): [number, ClusterView | null] => [id, it && { ...whole, ...it }]);
  const world = { instanceId, brokers: given.world ?? [], traces: given.traces ?? [] };
  const spec = given.released ? null : specOf(instance, brokers, endpoints, 'secret');
  const { dynamic, atStart } = brokerSettings(specOf(instance, brokers, endpoints, 'secret'));
  const settings = new Map(
    (given.settings ?? []).map((it, id) => [id, it && new Map(Object.entries({ ...dynamic, ...atStart, ...it }))]),
  );
  return {
    now,
    machineNow: now,
    clockMovedAt: given.clockMovedAt ?? null,
    instance,
    brokers,
    endpoints: given.released ? [] : endpoints,
    task: null,
    world,
    views: new Map(views),
    settings,
    latest: given.latest ?? null,
    routes: NO_ROUTES,
    spec,
  };
}

const present = (brokerId: number, startedAt = secondsAgo(5), kafkaVersion = '2.4.1'): ObservedBroker => ({
  brokerId,
  state: 'present',
  pid: 1,
  startedAt,
  kafkaVersion,
});
const names = (given: Given): string[] => planInstance(observation(given), policy).steps.map((step) => step.name);

describe('planning a creation', () => {
  it('prepares, starts every broker and waits when nothing is there', () => {
    const steps = names({ status: STATUS.creating, brokers: [{}, {}] });
    expect(steps).toEqual(['prepare-instance', 'start-broker', 'start-broker', 'await-serving']);
  });

  it('only waits when every broker has a process that does not answer yet', () => {
    expect(names({ status: STATUS.creating, world: [present(0)], views: [null] })).toEqual(['await-serving']);
  });

  it('says running only when every broker answers, sees all the others and no replica is behind', () => {
    const two = { status: STATUS.creating, brokers: [{}, {}], world: [present(0), present(1)] };
    expect(names({ ...two, views: [{}, {}] })).toEqual(['open-groups', 'become-running']);
    expect(names({ ...two, views: [{}, null] })).toEqual(['await-serving']);
    expect(names({ ...two, views: [{}, { brokers: [] }] })).toEqual(['await-serving']);
    expect(names({ ...two, views: [{}, { underReplicatedPartitionCount: 1 }] })).toEqual(['await-serving']);
    expect(names({ ...two, views: [{}, { offlinePartitionCount: 1 }] })).toEqual(['await-serving']);
  });

  it('lets a broker whose start failed wait for its turn', () => {
    const nextStartAt = new Date(now.getTime() + 700);
    const plan = planInstance(
      observation({ status: STATUS.creating, brokers: [{ failedStarts: 1, nextStartAt }] }),
      policy,
    );
    expect(plan.steps).toEqual([]);
    expect(plan.lookAgainAt).toEqual(nextStartAt);
  });

  it('doubles the pause with every start in a row, up to the longest', () => {
    const pauseMs = (failedStarts: number): number => {
      const plan = planInstance(observation({ status: STATUS.running, brokers: [{ failedStarts }] }), policy);
      const start = plan.steps.find((step) => step.name === 'start-broker');
      return (start?.nextStartAt.getTime() ?? 0) - now.getTime();
    };
    expect([0, 1, 2, 5, 6, 500].map(pauseMs)).toEqual([1000, 2000, 4000, 32_000, 60_000, 60_000]);
  });

  it('gives up with the last words of a broker that keeps ending', () => {
    const world: ObservedBroker[] = [{ brokerId: 0, state: 'absent', exit: 'port 9092 is taken' }];
    const plan = planInstance(observation({ status: STATUS.creating, brokers: [{ failedStarts: 5 }], world }), policy);
    expect(plan.steps).toEqual([
      { name: 'fail-creation', reason: expect.stringContaining('port 9092 is taken') as string },
    ]);
  });

  it('gives up after its time', () => {
    const late = { status: STATUS.creating, createdAt: secondsAgo(601), world: [present(0)], views: [null] };
    expect(names(late)).toEqual(['fail-creation']);
    // Nobody has waited for time that was skipped.
    expect(names({ ...late, clockMovedAt: secondsAgo(599) })).toEqual(['await-serving']);
    expect(names({ ...late, clockMovedAt: secondsAgo(601) })).toEqual(['fail-creation']);
  });
});

describe('keeping an instance up', () => {
  it('does nothing for a healthy one and looks again later', () => {
    const plan = planInstance(observation({ status: STATUS.running, world: [present(0)], views: [{}] }), policy);
    expect(plan.steps).toEqual([]);
    expect(plan.health?.health).toBe(HEALTH.healthy);
    expect(plan.lookAgainAt).toEqual(new Date(now.getTime() + policy.lookEveryMs));
  });

  it('starts a dead broker again and shows alarm while another serves, abnormal when none does', () => {
    const world: ObservedBroker[] = [present(0), { brokerId: 1, state: 'absent', exit: null }];
    const one = planInstance(observation({ status: STATUS.running, brokers: [{}, {}], world, views: [{}] }), policy);
    expect(one.steps.map((step) => step.name)).toEqual(['prepare-instance', 'start-broker', 'await-serving']);
    expect(one.health).toEqual({ health: HEALTH.alarm, message: 'not answering: broker 1 in zone 100002' });
    const none = planInstance(observation({ status: STATUS.running }), policy);
    expect(none.health?.health).toBe(HEALTH.abnormal);
  });

  it('looks soon again while replicas catch up, so that it shows healthy when it is', () => {
    const behind = { underReplicatedPartitionCount: 1 };
    const plan = planInstance(observation({ status: STATUS.running, world: [present(0)], views: [behind] }), policy);
    expect(plan.health?.health).toBe(HEALTH.alarm);
    expect(plan.lookAgainAt).toEqual(new Date(now.getTime() + policy.lookAtUnwellEveryMs));
  });

  it('forgets failed starts only after the broker has proven itself', () => {
    const brokers = [{ failedStarts: 2 }];
    const young = { status: STATUS.running, brokers, world: [present(0, secondsAgo(29))], views: [{}] };
    expect(names(young)).toEqual([]);
    expect(names({ ...young, world: [present(0, secondsAgo(30))] })).toEqual(['forget-failed-starts']);
    expect(names({ ...young, world: [present(0, secondsAgo(30))], views: [null] })).toEqual([]);
  });
});

describe('planning a change', () => {
  const two = { status: STATUS.upgrading, brokers: [{}, {}], world: [present(0), present(1)], views: [{}, {}] };
  const shorter = { 'log.retention.ms': '60000' };
  const moreParts = { 'num.partitions': '9' };

  it('tells running brokers first, then starts one after the other again, then says that it is done', () => {
    expect(names({ ...two, settings: [{ ...shorter, ...moreParts }, {}] })).toEqual(['apply-settings']);
    const restart = planInstance(observation({ ...two, settings: [{}, moreParts] }), policy);
    expect(restart.steps).toEqual([{ name: 'restart-broker', brokerId: 1 }]);
    expect(names({ ...two, settings: [moreParts, moreParts] })).toEqual(['restart-broker']);
    expect(names({ ...two, settings: [{}, {}] })).toEqual(['apply-limits', 'finish-change']);
  });

  it('starts the broker that it ended before anything else', () => {
    const world: ObservedBroker[] = [{ brokerId: 0, state: 'absent', exit: null }, present(1)];
    const ended = { ...two, world, views: [null, {}], settings: [null, moreParts] };
    expect(names(ended)).toEqual(['prepare-instance', 'start-broker', 'await-serving']);
  });

  it('waits, looking often, while a replica is behind or a broker does not say what it is set to', () => {
    const waits = [
      { ...two, views: [{ underReplicatedPartitionCount: 1 }, {}], settings: [moreParts, {}] },
      { ...two, settings: [{}, null] },
    ];
    for (const given of waits) {
      const plan = planInstance(observation(given), policy);
      expect(plan.steps).toEqual([]);
      expect(plan.lookAgainAt).toEqual(new Date(now.getTime() + policy.lookAtUnwellEveryMs));
    }
  });
});

describe('planning a removal', () => {
  it('empties the world before it gives the addresses away, then says deleted', () => {
    const steps = ['remove-instance', 'release-endpoints', 'become-deleted'];
    expect(names({ status: STATUS.deleting, world: [present(0)] })).toEqual(steps);
    expect(names({ status: STATUS.deleting, traces: ['folder'] })).toEqual(steps);
    expect(names({ status: STATUS.deleting })).toEqual(['release-endpoints', 'become-deleted']);
    expect(names({ status: STATUS.deleting, released: true })).toEqual(['become-deleted']);
  });

  it('cleans up after a failed creation and keeps its row', () => {
    expect(names({ status: STATUS.creationFailed, traces: ['znodes'] })).toEqual([
      'remove-instance',
      'release-endpoints',
    ]);
    expect(names({ status: STATUS.creationFailed, released: true })).toEqual([]);
  });

  it('takes away what came back after the deletion', () => {
    expect(names({ status: STATUS.deleted, released: true, traces: ['folder'] })).toEqual(['remove-instance']);
    expect(names({ status: STATUS.deleted, released: true })).toEqual([]);
  });

  it('goes on trying when a deletion failed', () => {
    expect(names({ status: STATUS.deletionFailed, traces: ['folder'] })).toEqual([
      'remove-instance',
      'release-endpoints',
      'become-deleted',
    ]);
  });
});

describe('planning an isolation', () => {
  it('stops each broker that is there, and leaves all else as it is', () => {
    const absent: ObservedBroker = { brokerId: 1, state: 'absent', exit: null };
    const given = { status: STATUS.isolated, brokers: [{}, {}], world: [present(0), absent], views: [{}] };
    const plan = planInstance(observation(given), policy);
    expect(plan).toEqual({ steps: [{ name: 'stop-broker', brokerId: 0 }], health: null, lookAgainAt: null });
    expect(names({ ...given, world: [absent], views: [] })).toEqual([]);
  });
});

describe('planning an upgrade', () => {
  const upgrade = { kafkaVersion: '3.2.3', heldProtocolVersion: '2.4.1' } as const;
  const old = (id: number) => present(id);
  const fresh = (id: number) => present(id, secondsAgo(5), '3.2.3');
  const two = { status: STATUS.upgrading, brokers: [{}, {}], views: [{}, {}], settings: [{}, {}] };

  it('starts one broker after the other with the new release, while everything else is whole', () => {
    const plan = (given: Partial<Given>) => planInstance(observation({ ...two, upgrade, ...given }), policy).steps;
    expect(plan({ world: [old(0), old(1)] })).toEqual([{ name: 'restart-broker', brokerId: 0 }]);
    expect(plan({ world: [fresh(0), old(1)] })).toEqual([{ name: 'restart-broker', brokerId: 1 }]);
    expect(plan({ world: [fresh(0), old(1)], views: [{ underReplicatedPartitionCount: 1 }, {}] })).toEqual([]);
    const silent = { ...old(1), kafkaVersion: null } as ObservedBroker;
    expect(plan({ world: [fresh(0), silent] })).toEqual([{ name: 'restart-broker', brokerId: 1 }]);
  });

  it('raises the protocol only when every broker runs the new release, then brings it to one after the other', () => {
    const world = [fresh(0), fresh(1)];
    expect(names({ ...two, upgrade, world })).toEqual(['raise-protocol']);
    const raised = { ...two, world, upgrade: { kafkaVersion: '3.2.3' } as const };
    const oldProtocol = { 'inter.broker.protocol.version': '2.4' };
    expect(names({ ...raised, settings: [{}, oldProtocol] })).toEqual(['restart-broker']);
    expect(names(raised)).toEqual(['apply-limits', 'finish-change']);
  });

  it('begins a planned one when its time has come, and not before', () => {
    const running = { status: STATUS.running, world: [present(0)], views: [{}] };
    const at = (atMs: number) => ({ plannedUpgrade: { kafkaVersion: '3.2.3', atMs, flowId: 1 } }) as const;
    expect(names({ ...running, upgrade: at(now.getTime() + 1) })).toEqual([]);
    expect(names({ ...running, upgrade: at(now.getTime()) })).toEqual(['begin-upgrade']);
  });
});

describe('following the disk', () => {
  const running = { status: STATUS.running, world: [present(0)], views: [{}] } as const;
  const measured = (change: Partial<InstanceFigures>, agoSeconds = 30): Observation['latest'] => ({
    readAt: secondsAgo(agoSeconds),
    figures: { ...combined(INSTANCE_FIGURES, []), ...change },
  });
  const settled = { dynamicRetention: { ...DEFAULT_SETTINGS.dynamicRetention, enabled: true } };

  it('shortens retention while all is well, and only then', () => {
    const given = { ...running, world: [...running.world], views: [...running.views], settled };
    expect(names({ ...given, latest: measured({ diskPercent: 80 }) })).toEqual(['follow-disk']);
    expect(names({ ...given, latest: measured({ diskPercent: 70 }) })).toEqual([]);
    expect(names({ ...given, latest: null })).toEqual([]);
    expect(names({ ...given, views: [null], latest: measured({ diskPercent: 80 }) })).toEqual([]);
    expect(names({ ...given, world: [], views: [], latest: measured({ diskPercent: 80 }) })).toContain('start-broker');
  });

  it('says what the load is, without looking more often for it', () => {
    const given = { ...running, world: [...running.world], views: [...running.views] };
    const plan = (latest: Observation['latest']) => planInstance(observation({ ...given, latest }), policy);
    expect(plan(measured({ diskPercent: 96 }))).toMatchObject({
      health: { health: HEALTH.abnormal, message: 'disk at 96 %' },
      lookAgainAt: new Date(now.getTime() + policy.lookEveryMs),
    });
    expect(plan(measured({ diskPercent: 96 }, 301)).health?.health).toBe(HEALTH.healthy);
  });
});

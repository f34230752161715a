import { brokerSettings } from '../../domain/broker-settings.ts';
import { diskStepOf, type DiskStep } from '../../domain/disk-step.ts';
import { STATUS, type Instance } from '../../domain/instance.ts';
import { waitedMs } from '../../lib/clock.ts';
import type { EnginePolicy } from '../policy.ts';
import { planRoutes, type RouteStep } from '../route/plan.ts';
import type { Observation } from './observe.ts';
import { lacksAny } from './settings.ts';
import { healthOf, servesWhole, type HealthReport } from './status.ts';

/** One thing to do. Each is idempotent; steps/ has a file for each. */
export type Step =
  | { readonly name: 'prepare-instance' }
  | {
      readonly name: 'start-broker';
      readonly brokerId: number;
      readonly failedStarts: number;
      readonly nextStartAt: Date;
    }
  | { readonly name: 'await-serving' }
  | { readonly name: 'forget-failed-starts'; readonly brokerId: number }
  | { readonly name: 'open-groups' }
  | { readonly name: 'become-running' }
  | { readonly name: 'apply-settings' }
  | { readonly name: 'apply-limits' }
  | { readonly name: 'restart-broker'; readonly brokerId: number }
  | { readonly name: 'stop-broker'; readonly brokerId: number }
  | { readonly name: 'raise-protocol' }
  | { readonly name: 'begin-upgrade' }
  | { readonly name: 'follow-disk'; readonly step: DiskStep }
  | { readonly name: 'finish-change' }
  | { readonly name: 'fail-creation'; readonly reason: string }
  | { readonly name: 'remove-instance' }
  | { readonly name: 'release-endpoints' }
  | { readonly name: 'become-deleted' }
  | RouteStep;

/** What to do now, in this order, what to tell the owner, and when to look again if nothing rings. */
export interface Plan {
  readonly steps: readonly Step[];
  readonly health: HealthReport | null;
  readonly lookAgainAt: Date | null;
}

/** The next steps for an instance. Pure: the same observation gives the same plan, first time or after a crash. */
export function planInstance(seen: Observation, policy: EnginePolicy): Plan {
  switch (seen.instance.status) {
    case STATUS.creating:
      return planCreation(seen, policy);
    case STATUS.upgrading:
      return planChange(seen, policy);
    case STATUS.running:
      return upgradeIsDue(seen) ? planBegin(seen) : planRunning(seen, policy);
    case STATUS.isolated:
      return planIsolation(seen);
    case STATUS.deleting:
    case STATUS.deletionFailed:
      return planRemoval(seen, { name: 'become-deleted' });
    case STATUS.creationFailed:
    case STATUS.deleted:
      return planRemoval(seen, null);
  }
}

function planCreation(seen: Observation, policy: EnginePolicy): Plan {
  const health = healthOf(seen);
  if (servesWhole(seen)) {
    return { steps: [{ name: 'open-groups' }, { name: 'become-running' }], health, lookAgainAt: null };
  }
  const failure = creationFailure(seen, policy);
  if (failure !== null) return { steps: [{ name: 'fail-creation', reason: failure }], health, lookAgainAt: null };
  const { starts, nextAt } = startsDue(seen, policy);
  if (starts.length > 0) {
    return { steps: [{ name: 'prepare-instance' }, ...starts, { name: 'await-serving' }], health, lookAgainAt: nextAt };
  }
  // Somebody's start is under way, or a failed one waits for its turn.
  const steps: Step[] = nextAt === null ? [{ name: 'await-serving' }] : [];
  return { steps, health, lookAgainAt: nextAt ?? laterBy(seen, policy.servePollMs) };
}

function creationFailure(seen: Observation, policy: EnginePolicy): string | null {
  const tired = seen.brokers.find(
    (it) => it.failedStarts >= policy.startsBeforeFailure && exitOf(seen, it.brokerId) !== undefined,
  );
  if (tired !== undefined) {
    const exit = exitOf(seen, tired.brokerId) ?? 'it left no word';
    return `broker ${tired.brokerId} ended ${tired.failedStarts} times before it served: ${exit}`;
  }
  const tookMs = waitedMs(seen.instance.createdAt, seen.now, seen.clockMovedAt);
  if (tookMs < policy.createTimeoutMs) return null;
  return `no whole service after ${Math.round(tookMs / 1000)} s: ${healthOf(seen).message}`;
}

/** undefined while there is a process; otherwise how the last one ended, as far as that is known. */
function exitOf(seen: Observation, brokerId: number): string | null | undefined {
  const broker = seen.world.brokers.find((it) => it.brokerId === brokerId);
  if (broker === undefined) return null;
  return broker.state === 'absent' ? broker.exit : undefined;
}

/** No client reaches an isolated instance: its brokers are ended in order. Data, addresses and settings stay for its return. */
function planIsolation(seen: Observation): Plan {
  const present = seen.world.brokers.filter((it) => it.state === 'present');
  const steps = present.map((it): Step => ({ name: 'stop-broker', brokerId: it.brokerId }));
  return { steps, health: null, lookAgainAt: null };
}

function planUpkeep(seen: Observation, policy: EnginePolicy): Plan {
  const health = healthOf(seen);
  const { starts, nextAt } = startsDue(seen, policy);
  if (starts.length > 0) {
    return { steps: [{ name: 'prepare-instance' }, ...starts, { name: 'await-serving' }], health, lookAgainAt: nextAt };
  }
  const proven = seen.brokers.filter((it) => it.failedStarts > 0 && hasProven(seen, it.brokerId, policy));
  const steps = proven.map((it): Step => ({ name: 'forget-failed-starts', brokerId: it.brokerId }));
  // A heavy load is no reason to look more often: its figures come once a minute.
  const lookMs = servesWhole(seen) ? policy.lookEveryMs : policy.lookAtUnwellEveryMs;
  return { steps, health, lookAgainAt: nextAt ?? laterBy(seen, lookMs) };
}

/** Routes come and go while an instance runs, after what its brokers need; the disk is followed when nothing else is to be done. */
function planRunning(seen: Observation, policy: EnginePolicy): Plan {
  const upkeep = planUpkeep(seen, policy);
  if (upkeep.steps.some((step) => step.name === 'start-broker')) return upkeep;
  const { steps, lookAgainAt } = planRoutes(seen.routes, seen, policy);
  const diskStep = servesWhole(seen) ? diskStepOf(restingSince(seen), seen.latest, policy.diskRestMs) : null;
  if (diskStep !== null && upkeep.steps.length + steps.length === 0)
    return { ...upkeep, steps: [{ name: 'follow-disk', step: diskStep }] };
  const times = [upkeep.lookAgainAt, lookAgainAt].flatMap((it) => (it === null ? [] : [it.getTime()]));
  return { ...upkeep, steps: [...upkeep.steps, ...steps], lookAgainAt: new Date(Math.min(...times)) };
}

/** After its last step, or after a move of the clock since: Kafka has deleted nothing in time that was skipped. */
function restingSince({ instance, clockMovedAt }: Observation): Instance {
  const { diskStepAt } = instance;
  if (diskStepAt === null || clockMovedAt === null || clockMovedAt <= diskStepAt) return instance;
  return { ...instance, diskStepAt: clockMovedAt };
}

function upgradeIsDue({ instance, now }: Observation): boolean {
  return instance.plannedUpgrade !== null && instance.plannedUpgrade.atMs <= now.getTime();
}

function planBegin(seen: Observation): Plan {
  return { steps: [{ name: 'begin-upgrade' }], health: healthOf(seen), lookAgainAt: null };
}

/**
 * Brings the brokers to changed settings: what they take over while they run at once, then restarts, one broker at a time and only
 * while everything else is whole. A dead broker comes first, as ever.
 *
 * A change of version is two such rounds, as Kafka documents it: first every broker runs the new release and speaks the old one's
 * protocol to the others, then, as a changed setting, the new protocol. Where it is, is seen: by what the processes run and are set to.
 */
function planChange(seen: Observation, policy: EnginePolicy): Plan {
  const upkeep = planUpkeep(seen, policy);
  const { spec } = seen;
  if (spec === null || upkeep.steps.some((step) => step.name === 'start-broker')) return upkeep;
  const lookAgainAt = laterBy(seen, policy.lookAtUnwellEveryMs);
  const known = spec.brokers.map(({ brokerId }) => ({ brokerId, has: seen.settings.get(brokerId) ?? null }));
  if (!servesWhole(seen) || known.some(({ has }) => has === null)) return { ...upkeep, lookAgainAt };
  const { dynamic, atStart } = brokerSettings(spec);
  const behind = (wanted: typeof dynamic) => known.filter(({ has }) => has !== null && lacksAny(has, wanted));
  const plan = (...steps: Step[]): Plan => ({ ...upkeep, steps, lookAgainAt });
  if (behind(dynamic).length > 0) return plan({ name: 'apply-settings' });
  const next = [...brokersOfOtherVersion(seen, spec.kafkaVersion), ...behind(atStart)].at(0);
  if (next !== undefined) return plan({ name: 'restart-broker', brokerId: next.brokerId });
  if (seen.instance.heldProtocolVersion !== null) return plan({ name: 'raise-protocol' });
  return plan({ name: 'apply-limits' }, { name: 'finish-change' });
}

function brokersOfOtherVersion({ world }: Observation, wanted: string): { readonly brokerId: number }[] {
  return world.brokers.filter((it) => it.state === 'present' && it.kafkaVersion !== wanted);
}

/** Brokers without a process whose turn has come, and when the next turn comes if there are only later ones. */
function startsDue(seen: Observation, policy: EnginePolicy): { starts: Step[]; nextAt: Date | null } {
  const absent = seen.brokers.filter((it) => exitOf(seen, it.brokerId) !== undefined);
  const due = absent.filter((it) => it.nextStartAt === null || it.nextStartAt <= seen.now);
  const starts = due.map((it): Step => {
    const delayMs = Math.min(policy.longestRestartDelayMs, policy.restartDelayMs * 2 ** Math.min(it.failedStarts, 20));
    const nextStartAt = laterBy(seen, delayMs);
    return { name: 'start-broker', brokerId: it.brokerId, failedStarts: it.failedStarts + 1, nextStartAt };
  });
  const later = absent.flatMap((it) => (it.nextStartAt !== null && it.nextStartAt > seen.now ? [it.nextStartAt] : []));
  const nextAt = later.length === 0 ? null : new Date(Math.min(...later.map((it) => it.getTime())));
  return { starts, nextAt };
}

function hasProven(seen: Observation, brokerId: number, policy: EnginePolicy): boolean {
  const broker = seen.world.brokers.find((it) => it.brokerId === brokerId);
  if (broker?.state !== 'present' || (seen.views.get(brokerId) ?? null) === null) return false;
  return seen.machineNow.getTime() - broker.startedAt.getTime() >= policy.provenAfterMs;
}

/** Nothing of the instance may stay in the world, and none of its addresses in the rows; then `last`. */
function planRemoval(seen: Observation, last: Step | null): Plan {
  const steps: Step[] = [];
  const anything = seen.world.traces.length > 0 || seen.world.brokers.some((it) => it.state === 'present');
  if (anything) steps.push({ name: 'remove-instance' });
  if (seen.endpoints.length > 0) steps.push({ name: 'release-endpoints' });
  if (last !== null) steps.push(last);
  return { steps, health: null, lookAgainAt: null };
}

function laterBy(seen: Observation, ms: number): Date {
  return new Date(seen.now.getTime() + ms);
}

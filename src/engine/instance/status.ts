import { HEALTH, type Health } from '../../domain/instance.ts';
import { loadHealth } from '../../domain/load.ts';
import type { Observation } from './observe.ts';

/** Upstream bounds HealthyMessage to this many characters. */
const LONGEST_MESSAGE = 256;

/** What the API is to say of an instance's health, from what was observed. */
export interface HealthReport {
  readonly health: Health;
  readonly message: string;
}

/** Ids of the brokers that serve: they answer, and see every broker of the instance. */
export function servingBrokers(seen: Observation): number[] {
  const wanted = seen.brokers.length;
  return [...seen.views].filter(([, view]) => view !== null && view.brokers.length === wanted).map(([id]) => id);
}

/** Whether a client can produce and consume everywhere: each broker answers, sees the others, and every replica is in sync. */
export function servesWhole(seen: Observation): boolean {
  if (seen.brokers.length === 0 || servingBrokers(seen).length !== seen.brokers.length) return false;
  return [...seen.views.values()].every(
    (view) => view !== null && view.offlinePartitionCount === 0 && view.underReplicatedPartitionCount === 0,
  );
}

/** As old as a measurement may be that says something of the present. */
const FRESH_MS = 300_000;

/** As its load says when it serves whole; alarm while some broker still answers; abnormal when none does. */
export function healthOf(seen: Observation): HealthReport {
  if (servesWhole(seen)) return healthOfLoad(seen) ?? { health: HEALTH.healthy, message: 'healthy' };
  const answering = new Set([...seen.views].filter(([, view]) => view !== null).map(([id]) => id));
  const silent = seen.brokers.filter((it) => !answering.has(it.brokerId));
  if (answering.size === 0)
    return { health: HEALTH.abnormal, message: bounded(`no broker answers: ${describe(silent)}`) };
  if (silent.length > 0) return { health: HEALTH.alarm, message: bounded(`not answering: ${describe(silent)}`) };
  const views = [...seen.views.values()].filter((view) => view !== null);
  const behind = Math.max(...views.map((view) => view.underReplicatedPartitionCount));
  const offline = Math.max(...views.map((view) => view.offlinePartitionCount));
  return {
    health: HEALTH.alarm,
    message: `replicas are catching up: ${behind} partitions behind, ${offline} without a leader`,
  };
}

function healthOfLoad({ latest, now }: Observation): HealthReport | null {
  if (latest === null || now.getTime() - latest.readAt.getTime() > FRESH_MS) return null;
  return loadHealth(latest.figures);
}

function describe(brokers: Observation['brokers']): string {
  return brokers.map((it) => `broker ${it.brokerId} in zone ${it.zoneId}`).join(', ');
}

function bounded(text: string): string {
  return text.length <= LONGEST_MESSAGE ? text : `${text.slice(0, LONGEST_MESSAGE - 1)}…`;
}

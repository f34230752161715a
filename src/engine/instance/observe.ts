import { brokerSettings } from '../../domain/broker-settings.ts';
import { STATUS, type Broker, type Instance } from '../../domain/instance.ts';
import { hasBegun } from '../../domain/kafka-upgrade.ts';
import type { ReservedEndpoint } from '../../domain/network.ts';
import { TASK_STATUS, type Task } from '../../domain/task.ts';
import type { DataPlane, InstanceSpec, ObservedInstance } from '../../data-plane/data-plane.ts';
import type { ClusterView, KafkaAdmin, KafkaTarget } from '../../kafka/kafka-admin.ts';
import type { LatestFigures, Rows } from '../../storage/storage.ts';
import { machineTime, type Clock } from '../../lib/clock.ts';
import { NO_ROUTES, observeRoutes, routeRecords, type RouteObservation } from '../route/observe.ts';
import { routeSpecs } from '../route/spec.ts';
import { specOf } from './spec.ts';

/** Everything that a plan is made from: what the rows want and what the world holds, read at one time. */
export interface Observation {
  readonly now: Date;
  /** Now as processes see it. */
  readonly machineNow: Date;
  /** When the clock was last moved; null: never. */
  readonly clockMovedAt: Date | null;
  readonly instance: Instance;
  readonly brokers: readonly Broker[];
  readonly endpoints: readonly ReservedEndpoint[];
  /** The deletion when there is one, the change that is under way, or the creation. */
  readonly task: Task | null;
  readonly world: ObservedInstance;
  /** What each broker that has a process answered; null when it did not answer. */
  readonly views: ReadonlyMap<number, ClusterView | null>;
  /** What each broker is set to, where a change is under way; null when it did not answer. */
  readonly settings: ReadonlyMap<number, ReadonlyMap<string, string> | null>;
  /** What it was last measured at; null until it was. */
  readonly latest: LatestFigures | null;
  readonly routes: RouteObservation;
  /** How the world should be; null once the endpoints are released. */
  readonly spec: InstanceSpec | null;
}

/** Reads rows and world; changes nothing. null when the rows know no such instance. */
export async function observeInstance(
  instanceId: string,
  from: { rows: Rows; dataPlane: DataPlane; kafka: KafkaAdmin; clock: Clock; viewTimeoutMs: number },
): Promise<Observation | null> {
  const [now, machineNow] = [from.clock.now(), machineTime(from.clock)];
  const clockMovedAt = from.clock.movedAt?.() ?? null;
  const instance = await from.rows.instances.any(instanceId);
  if (instance === null) return null;
  const [brokers, endpoints, world, task] = await Promise.all([
    from.rows.instances.brokers(instanceId),
    from.rows.instances.endpoints(instanceId),
    from.dataPlane.observe(instanceId),
    currentTask(instance, from.rows),
  ]);
  const records = endpoints.length === 0 ? [] : await routeRecords(instanceId, from.rows);
  const throttleRules = await from.rows.throttleRules.list(instanceId);
  const password = (): Promise<string> => from.rows.instances.adminPassword(instanceId);
  const spec =
    endpoints.length === 0
      ? null
      : specOf(instance, brokers, endpoints, await password(), routeSpecs(records), throttleRules);
  const views = spec === null ? new Map() : await viewsOf(spec, instance, world, from.kafka, from.viewTimeoutMs);
  const settings =
    spec === null || instance.status !== STATUS.upgrading
      ? new Map()
      : await settingsOf(spec, from.kafka, from.viewTimeoutMs);
  const routes = spec === null ? NO_ROUTES : await observeRoutes(instance, records, spec, targetOf(spec), from);
  const latest = await from.rows.meters.latest(instanceId);
  const times = { now, machineNow, clockMovedAt };
  return { ...times, instance, brokers, endpoints, task, world, views, settings, latest, routes, spec };
}

async function currentTask(instance: Instance, rows: Rows): Promise<Task | null> {
  const deleting = await rows.tasks.latest(instance.instanceId, 'delete-instance');
  if (deleting === null && instance.status === STATUS.upgrading) return changeTask(instance, rows);
  return deleting ?? (await rows.tasks.latest(instance.instanceId, 'create-instance'));
}

/** A planned upgrade has had its task since it was planned; other changes may have come and gone in between. */
async function changeTask(instance: Instance, rows: Rows): Promise<Task | null> {
  const { plannedUpgrade, appId, instanceId } = instance;
  if (plannedUpgrade !== null && hasBegun(instance)) return rows.tasks.byFlowId(appId, plannedUpgrade.flowId);
  const scaling = await rows.tasks.latest(instanceId, 'scale-instance');
  if (scaling?.status === TASK_STATUS.running) return scaling;
  return rows.tasks.latest(instanceId, 'change-instance');
}

async function viewsOf(
  spec: InstanceSpec,
  instance: Instance,
  world: ObservedInstance,
  kafka: KafkaAdmin,
  viewTimeoutMs: number,
): Promise<Map<number, ClusterView | null>> {
  // What is being taken away is not asked: its answer would decide nothing.
  const asked = instance.status === STATUS.deleting || instance.status === STATUS.creationFailed ? [] : world.brokers;
  const present = new Set(asked.filter((it) => it.state === 'present').map((it) => it.brokerId));
  const views = spec.brokers
    .filter((it) => present.has(it.brokerId))
    .map(async (it): Promise<[number, ClusterView | null]> => [
      it.brokerId,
      await askBroker(kafka, spec, it.brokerId, viewTimeoutMs),
    ]);
  return new Map(await Promise.all(views));
}

async function settingsOf(
  spec: InstanceSpec,
  kafka: KafkaAdmin,
  timeoutMs: number,
): Promise<Map<number, ReadonlyMap<string, string> | null>> {
  const { dynamic, atStart } = brokerSettings(spec);
  const names = [...Object.keys(dynamic), ...Object.keys(atStart)];
  const seen = spec.brokers.map(async ({ brokerId }): Promise<[number, ReadonlyMap<string, string> | null]> => [
    brokerId,
    await askSettings(kafka, spec, brokerId, names, timeoutMs),
  ]);
  return new Map(await Promise.all(seen));
}

/** What one broker is set to, or null when it does not answer. */
export async function askSettings(
  kafka: KafkaAdmin,
  spec: InstanceSpec,
  brokerId: number,
  names: readonly string[],
  timeoutMs: number,
): Promise<ReadonlyMap<string, string> | null> {
  const broker = spec.brokers.find((it) => it.brokerId === brokerId);
  if (broker === undefined) return null;
  return kafka.settingsOf(targetOf(spec), { brokerId, ...broker.internal }, names, timeoutMs).catch(() => null);
}

/** What one broker knows of the cluster, or null when it does not answer: a broker on its way up refuses connections. */
export async function askBroker(
  kafka: KafkaAdmin,
  spec: InstanceSpec,
  brokerId: number,
  timeoutMs: number,
): Promise<ClusterView | null> {
  const broker = spec.brokers.find((it) => it.brokerId === brokerId);
  if (broker === undefined) return null;
  return kafka.viewFrom(targetOf(spec), broker.internal, timeoutMs).catch(() => null);
}

/** How Kafka's own protocol reaches the instance. */
export function targetOf({ instanceId, brokers, adminPassword }: InstanceSpec): KafkaTarget {
  return { instanceId, brokers: brokers.map((it) => it.internal), adminPassword };
}

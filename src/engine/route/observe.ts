import { listedSlots, LISTENERS, listenerSettings } from '../../domain/broker-listeners.ts';
import { STATUS, type Instance } from '../../domain/instance.ts';
import { isEncrypted, ROUTE_STATUS, type Route } from '../../domain/route.ts';
import type { Task } from '../../domain/task.ts';
import type { BrokerSpec, DataPlane, InstanceSpec, RouteSpec } from '../../data-plane/data-plane.ts';
import type { KafkaAdmin, KafkaTarget } from '../../kafka/kafka-admin.ts';
import type { Rows } from '../../storage/storage.ts';
import type { RouteRecord } from './spec.ts';

/** One route and what follows it. */
export interface SeenRoute {
  readonly route: Route;
  readonly task: Task | null;
  /** Encrypted and still without a certificate. */
  readonly lacksCertificate: boolean;
  /** For one that is being made: whether every broker answers there. */
  readonly answers: boolean;
}

/** What the world holds of an instance's routes; looked at only where there are any and the instance runs. */
export interface RouteObservation {
  readonly routes: readonly SeenRoute[];
  /** By broker: the slots that it listens for, and whether its listeners are what they should be; null when it did not answer. */
  readonly listening: ReadonlyMap<number, { readonly slots: readonly number[]; readonly isCurrent: boolean } | null>;
  /** Every broker was given the addresses, lists and keys that the rows want. */
  readonly filesAreCurrent: boolean;
}

export const NO_ROUTES: RouteObservation = { routes: [], listening: new Map(), filesAreCurrent: true };

/** The rows of an instance's routes. */
export async function routeRecords(instanceId: string, rows: Rows): Promise<RouteRecord[]> {
  const routes = await rows.routes.list(instanceId);
  if (routes.length === 0) return [];
  const endpoints = await rows.routes.endpoints(instanceId);
  const records = routes.map(async (route) => ({
    route,
    endpoints: endpoints.filter((it) => it.routeId === route.routeId),
    certificate: isEncrypted(route.accessType) ? await rows.routes.certificate(route.routeId) : null,
  }));
  return Promise.all(records);
}

/** Reads what the brokers have of the routes; changes nothing. */
export async function observeRoutes(
  instance: Instance,
  records: readonly RouteRecord[],
  spec: InstanceSpec,
  target: KafkaTarget,
  from: { rows: Rows; dataPlane: DataPlane; kafka: KafkaAdmin; viewTimeoutMs: number },
): Promise<RouteObservation> {
  if (records.length === 0 || instance.status !== STATUS.running) return NO_ROUTES;
  const listening = spec.brokers.map(
    async (broker) => [broker.brokerId, await listeningOf(broker, spec, target, from)] as const,
  );
  const routes = records.map(async ({ route, certificate }): Promise<SeenRoute> => ({
    route,
    task: await from.rows.tasks.byFlowId(instance.appId, route.flowId),
    lacksCertificate: isEncrypted(route.accessType) && certificate === null,
    answers: route.status === ROUTE_STATUS.creating && (await answersOn(route, spec, from)),
  }));
  return {
    routes: await Promise.all(routes),
    listening: new Map(await Promise.all(listening)),
    filesAreCurrent: await from.dataPlane.hasRoutes(spec),
  };
}

/** What one broker's listeners should be with these routes. */
export function wantedListeners(broker: BrokerSpec, routes: readonly RouteSpec[]): Readonly<Record<string, string>> {
  const listeners = routes.flatMap(({ slot, accessType, listeners }) => {
    const place = listeners.get(broker.brokerId);
    return place === undefined ? [] : [{ slot, accessType, ...place }];
  });
  return listenerSettings(broker, listeners);
}

/** The slots that a broker listens for now; null when it does not answer. */
export async function slotsOf(
  broker: BrokerSpec,
  target: KafkaTarget,
  { kafka, viewTimeoutMs }: { kafka: KafkaAdmin; viewTimeoutMs: number },
): Promise<number[] | null> {
  const asked = { brokerId: broker.brokerId, ...broker.internal };
  const has = await kafka.settingsOf(target, asked, [LISTENERS], viewTimeoutMs).catch(() => null);
  return has === null ? null : listedSlots(has.get(LISTENERS) ?? '');
}

async function listeningOf(
  broker: BrokerSpec,
  spec: InstanceSpec,
  target: KafkaTarget,
  { kafka, viewTimeoutMs }: { kafka: KafkaAdmin; viewTimeoutMs: number },
): Promise<{ slots: number[]; isCurrent: boolean } | null> {
  const wanted = wantedListeners(broker, spec.routes);
  const asked = { brokerId: broker.brokerId, ...broker.internal };
  const has = await kafka.settingsOf(target, asked, Object.keys(wanted), viewTimeoutMs).catch(() => null);
  if (has === null) return null;
  const isCurrent = Object.entries(wanted).every(([name, value]) => has.get(name) === value);
  return { slots: listedSlots(has.get(LISTENERS) ?? ''), isCurrent };
}

/** Whether Kafka answers everywhere on the route. The address that brokers share is asked only where we may come in. */
export async function answersOn(
  { slot }: Route,
  spec: InstanceSpec,
  { kafka, viewTimeoutMs }: { kafka: KafkaAdmin; viewTimeoutMs: number },
): Promise<boolean> {
  const route = spec.routes.find((it) => it.slot === slot);
  if (route === undefined) return false;
  const places = [...route.listeners.values(), ...(route.allowed.length === 0 ? [route.vip] : [])];
  const each = places.map((it) => kafka.speaksAt(it, isEncrypted(route.accessType), viewTimeoutMs));
  return (await Promise.all(each)).every((it) => it);
}

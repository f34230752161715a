import { allowedBlocks } from '../../domain/ip-whitelist.ts';
import { isEncrypted, isWanted, type Route } from '../../domain/route.ts';
import type { Endpoint } from '../../domain/network.ts';
import type { RouteSpec } from '../../data-plane/data-plane.ts';
import type { Keyed } from '../../lib/certificate-authority.ts';
import type { RouteEndpoint } from '../../storage/storage.ts';

/** What the rows hold of one route. */
export interface RouteRecord {
  readonly route: Route;
  readonly endpoints: readonly RouteEndpoint[];
  readonly certificate: Keyed | null;
}

/** What the brokers have to serve: the routes that are wanted and have all they need. In the order of their slots. */
export function routeSpecs(records: readonly RouteRecord[]): RouteSpec[] {
  return records
    .filter(({ route, certificate }) => isWanted(route) && (certificate !== null || !isEncrypted(route.accessType)))
    .map(routeSpec)
    .sort((a, b) => a.slot - b.slot);
}

function routeSpec({ route, endpoints, certificate }: RouteRecord): RouteSpec {
  const vip = endpoints.find((it) => it.purpose === 'bootstrap');
  if (vip === undefined) throw new Error(`the route ${route.routeId} of ${route.instanceId} has no address`);
  const listeners = endpoints.filter((it) => it.purpose === 'client');
  return {
    slot: route.slot,
    accessType: route.accessType,
    vip: placeOf(vip),
    listeners: new Map(listeners.map((it) => [it.brokerId ?? 0, placeOf(it)])),
    allowed: allowedBlocks(route.ipWhitelist),
    certificate,
  };
}

function placeOf({ address, port }: Endpoint): Endpoint {
  return { address, port };
}

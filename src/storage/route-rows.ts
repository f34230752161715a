import type { ReservedEndpoint } from '../domain/network.ts';
import type { Route, RouteChange, RouteStatus } from '../domain/route.ts';
import type { Keyed } from '../lib/certificate-authority.ts';

/** An endpoint of a route. */
export interface RouteEndpoint extends ReservedEndpoint {
  readonly routeId: number;
}

/** Routes besides the one that an instance is bought with, and the keys of those that are encrypted. */
export interface RouteRows {
  /** Oldest first; one that is deleted is no row any more. */
  list(instanceId: string): Promise<Route[]>;
  /** The same of several instances. */
  ofInstances(instanceIds: readonly string[]): Promise<Route[]>;
  /** The id of the route that the instance was bought with. */
  mainRouteId(instanceId: string): Promise<number>;
  endpoints(instanceId: string): Promise<RouteEndpoint[]>;
  /** With its endpoints; answers its id. In a transaction that called `lockPlacement`, so that no UNIQUE key is met. */
  insert(route: Omit<Route, 'routeId'>, endpoints: readonly ReservedEndpoint[]): Promise<number>;
  /** Writes what `change` names and nothing else. */
  update(routeId: number, change: RouteChange): Promise<void>;
  /** The one door for status changes, as of instances. */
  moveStatus(routeId: number, from: RouteStatus, to: RouteStatus, failure?: string): Promise<boolean>;
  /** With its endpoints, keys and security groups. In a transaction. Twice is as once. */
  remove(routeId: number): Promise<void>;
  /** All of an instance, with its certificate authority. In a transaction. Twice is as once. */
  removeAll(instanceId: string): Promise<void>;
  /** The authority that signs for the routes of an instance; null until one was needed. The private key is sealed in the rows. */
  authority(instanceId: string): Promise<Keyed | null>;
  /** Whoever is first stays: read it afterwards. */
  insertAuthority(instanceId: string, authority: Keyed): Promise<void>;
  /** What a route shows its clients; null for one that is not encrypted, or has none yet. */
  certificate(routeId: number): Promise<Keyed | null>;
  /** Whoever is first stays. */
  setCertificate(routeId: number, certificate: Keyed): Promise<void>;
  /** Of the routes of these instances that have any, by route. */
  securityGroups(
    instanceIds: readonly string[],
  ): Promise<{ routeId: number; instanceId: string; securityGroupIds: readonly string[] }[]>;
  setSecurityGroups(instanceId: string, routeId: number, securityGroupIds: readonly string[]): Promise<void>;
}

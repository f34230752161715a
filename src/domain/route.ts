/** Which network a route is for, as the API shows it (VipType). */
export const VIP_TYPE = { public: 1, vpc: 3, support: 7 } as const;
export type VipType = (typeof VIP_TYPE)[keyof typeof VIP_TYPE];

/** How clients of a route speak and sign in, as the API shows it (AccessType). 2, SSL without signing in, is never made. */
export const ACCESS_TYPE = { plaintext: 0, saslPlaintext: 1, saslSsl: 3, scramSha256: 4, scramSha512: 5 } as const;
export type AccessType = (typeof ACCESS_TYPE)[keyof typeof ACCESS_TYPE];

/** Status of a route as the API shows it. */
export const ROUTE_STATUS = { creating: 1, created: 2, creationFailed: 3, deleting: 4, deletionFailed: 6 } as const;
export type RouteStatus = (typeof ROUTE_STATUS)[keyof typeof ROUTE_STATUS];

/** Routes that can be made besides the one that an instance is bought with, which is row and slot of none. */
export const ROUTE_LIMIT = 5;
export const ROUTE_SLOTS: readonly number[] = Array.from({ length: ROUTE_LIMIT }, (_, index) => index + 1);

/** One entry of an IP white list: a block of addresses in its plain form, `203.0.113.0/24` or `203.0.113.7/32`. */
export interface AllowedBlock {
  /** As it was sent: `203.0.113.7` stays without its prefix. */
  readonly cidrBlock: string;
  readonly description: string;
}

/** A way into an instance besides the one that it was bought with. */
export interface Route {
  readonly routeId: number;
  readonly instanceId: string;
  /** 1 to 5, its own in the instance: the name of its listener in the brokers. */
  readonly slot: number;
  readonly status: RouteStatus;
  readonly vipType: VipType;
  readonly accessType: AccessType;
  readonly vpcId: string;
  /** null for a route that stands in no subnet of the account. */
  readonly subnetId: string | null;
  /** The name of a public route; empty for others. */
  readonly domain: string;
  readonly note: string;
  /** Who may come in; everybody when empty. Public routes only. */
  readonly ipWhitelist: readonly AllowedBlock[];
  /** The task of its creation, then of its deletion. */
  readonly flowId: number;
  /** Why its creation failed; empty otherwise. */
  readonly failure: string;
  readonly createdAt: Date;
  /** When its deletion begins by itself; null when nobody asked for that. */
  readonly deleteAt: Date | null;
}

/** What of a route may change while it is there. Its status has a door of its own. */
export type RouteChange = Partial<Pick<Route, 'ipWhitelist' | 'flowId' | 'deleteAt'>>;

const MOVES: Record<RouteStatus, readonly RouteStatus[]> = {
  [ROUTE_STATUS.creating]: [ROUTE_STATUS.created, ROUTE_STATUS.creationFailed, ROUTE_STATUS.deleting],
  [ROUTE_STATUS.created]: [ROUTE_STATUS.deleting],
  [ROUTE_STATUS.creationFailed]: [ROUTE_STATUS.deleting],
  [ROUTE_STATUS.deleting]: [ROUTE_STATUS.deletionFailed],
  [ROUTE_STATUS.deletionFailed]: [ROUTE_STATUS.deleting],
};

/** Whether a route may go from one status to another; one that is deleted is no row any more. */
export function mayRouteMove(from: RouteStatus, to: RouteStatus): boolean {
  return MOVES[from].includes(to);
}

/** Whether clients come in by it, now or as soon as it is made. */
export function isWanted({ status }: Pick<Route, 'status'>): boolean {
  return status === ROUTE_STATUS.creating || status === ROUTE_STATUS.created;
}

export function isEncrypted(accessType: AccessType): boolean {
  return accessType === ACCESS_TYPE.saslSsl;
}

/** The numbers that the API has for them, which are Kafka's own. */
export const ACL_RESOURCE = { topic: 2, group: 3, cluster: 4 } as const;
export const ACL_PATTERN = { literal: 3, prefixed: 4 } as const;
export const ACL_PERMISSION = { deny: 2, allow: 3 } as const;
export const ACL_OPERATION = {
  all: 2,
  read: 3,
  write: 4,
  create: 5,
  delete: 6,
  alter: 7,
  describe: 8,
  clusterAction: 9,
  describeConfigs: 10,
  alterConfigs: 11,
  idempotentWrite: 12,
} as const;

/** What Kafka calls the cluster as a whole. */
export const CLUSTER_NAME = 'kafka-cluster';
export const EVERYBODY = 'User:*';
export const EVERYWHERE = '*';

/** Whom, from where, what: the part of an ACL that does not say of which resource. */
export interface AclGrant {
  /** `User:alice`, or `User:*` for everybody. */
  readonly principal: string;
  /** An address, a block (CIDR), or `*`. */
  readonly host: string;
  readonly operation: number;
  readonly permissionType: number;
}

/** One ACL as Kafka keeps it. Two that are equal in everything are one. */
export interface Acl extends AclGrant {
  readonly resourceType: number;
  readonly resourceName: string;
  readonly patternType: number;
}

/** A set of grants under a name: for all topics with a prefix, or to be given to topics that are made later. */
export interface AclRule {
  readonly ruleId: number;
  readonly instanceId: string;
  readonly ruleName: string;
  readonly patternType: 'PREFIXED' | 'PRESET';
  /** The prefix; empty for PRESET. */
  readonly pattern: string;
  readonly grants: readonly AclGrant[];
  /** PRESET: given to every topic that CreateTopic makes from now on, also when it does not name the rule. */
  readonly isApplied: boolean;
  readonly comment: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** Equal for equal ACLs. */
export function aclKey(acl: Acl): string {
  const { resourceType, resourceName, patternType, principal, host, operation, permissionType } = acl;
  return JSON.stringify([resourceType, resourceName, patternType, principal, host, operation, permissionType]);
}

/** Those of `acls` that are not among `others`. */
export function without(acls: readonly Acl[], others: readonly Acl[]): Acl[] {
  const keys = new Set(others.map(aclKey));
  return acls.filter((it) => !keys.has(aclKey(it)));
}

/**
 * Of all ACLs of an instance, those that go with a user. His last ALLOW on a resource that nobody else is allowed on stays: without it the
 * resource would have no ALLOW left and be everybody's.
 */
export function aclsThatGoWith(principal: string, acls: readonly Acl[]): Acl[] {
  const placeOf = ({ resourceType, resourceName, patternType }: Acl): string =>
    JSON.stringify([resourceType, resourceName, patternType]);
  const isAllow = (acl: Acl): boolean => acl.permissionType === ACL_PERMISSION.allow;
  const keptClosed = new Set(acls.filter((it) => it.principal !== principal && isAllow(it)).map(placeOf));
  return acls.filter((it) => it.principal === principal && (!isAllow(it) || keptClosed.has(placeOf(it))));
}

import { isIP } from 'node:net';

import {
  ACL_OPERATION,
  ACL_PATTERN,
  ACL_PERMISSION,
  ACL_RESOURCE,
  CLUSTER_NAME,
  EVERYBODY,
  EVERYWHERE,
  type Acl,
  type AclGrant,
} from './acl.ts';
import { isCarriable, refusedEmpty, refusedValue, sameWords } from './parameter-refusals.ts';
import { Refusal } from './refusal.ts';

const USER_PREFIX = 'User:';
/** Kafka's name for clients that did not sign in. */
const NOBODY = 'ANONYMOUS';
const ADDRESS_BITS: Record<number, number> = { 4: 32, 6: 128 };
const MOST_HOSTS = 512;
const LONGEST_GROUP = 255;

/** What Kafka asks about on each resource; an ACL for anything else would never be looked at. */
const OPERATIONS: Record<number, readonly number[]> = {
  [ACL_RESOURCE.topic]: [2, 3, 4, 5, 6, 7, 8, 10, 11],
  [ACL_RESOURCE.group]: [2, 3, 6, 8],
  [ACL_RESOURCE.cluster]: [2, 5, 7, 8, 9, 10, 11, 12],
};
const OPERATION_WORDS: Record<string, number> = {
  All: ACL_OPERATION.all,
  Read: ACL_OPERATION.read,
  Write: ACL_OPERATION.write,
};
const PERMISSION_WORDS: Record<string, number> = { Deny: ACL_PERMISSION.deny, Allow: ACL_PERMISSION.allow };

export function checkResourceType(resourceType: number): number {
  if (resourceType in OPERATIONS) return resourceType;
  throw refusedValue('ResourceType', resourceType, {
    en: '2 (TOPIC), 3 (GROUP), 4 (CLUSTER)',
    zh: '2（TOPIC）、3（GROUP）、4（CLUSTER）',
  });
}

/** Throws a Refusal for what Kafka never asks about on such a resource. */
export function checkOperation(resourceType: number, operation: number): number {
  const allowed = OPERATIONS[resourceType] ?? [];
  if (allowed.includes(operation)) return operation;
  throw refusedValue('Operation', operation, sameWords(allowed));
}

export function checkPermission(permissionType: number): number {
  if (Object.values<number>(ACL_PERMISSION).includes(permissionType)) return permissionType;
  throw refusedValue('PermissionType', permissionType, { en: '2 (DENY), 3 (ALLOW)', zh: '2（DENY）、3（ALLOW）' });
}

/** The resource's name as Kafka has it; the cluster has only one. */
export function checkResourceName(resourceType: number, resourceName: string): string {
  if (resourceType === ACL_RESOURCE.cluster && (resourceName === '' || resourceName === CLUSTER_NAME))
    return CLUSTER_NAME;
  if (resourceType === ACL_RESOURCE.cluster)
    throw refusedValue('ResourceName', resourceName, sameWords(['""', CLUSTER_NAME]));
  if (resourceName === '')
    throw refusedEmpty('ResourceName', { en: 'it names the topic or group', zh: '请指定主题或消费组名称' });
  const isName =
    resourceType === ACL_RESOURCE.group
      ? isCarriable(resourceName) && resourceName.length <= LONGEST_GROUP
      : /^(\*|[\w.-]{1,249})$/.test(resourceName);
  if (isName) return resourceName;
  throw refusedValue('ResourceName', resourceName, {
    en: 'the name of a topic or group, or "*" for all of them',
    zh: '主题或消费组名称，或 "*" 表示全部',
  });
}

/** `User:alice` for a user of the instance, `User:*` for everybody, `User:ANONYMOUS` for who did not sign in. Throws a Refusal. */
export function checkPrincipal(principal: string, userNames: readonly string[], parameter = 'Principal'): string {
  const name = principal.startsWith(USER_PREFIX) ? principal.slice(USER_PREFIX.length) : '';
  if (principal === EVERYBODY || name === NOBODY || userNames.includes(name)) return principal;
  if (name === '')
    throw refusedValue(parameter, principal, {
      en: '"User:" and a name, or "User:*"',
      zh: '"User:" 加用户名，或 "User:*"',
    });
  throw new Refusal('InvalidParameterValue', {
    en: `The user of parameter \`${parameter}\` does not exist: "${name}". DescribeUser lists those that do; CreateUser makes one.`,
    zh: `参数 \`${parameter}\` 指定的用户 "${name}" 不存在，可通过 DescribeUser 查询，或通过 CreateUser 创建。`,
  });
}

/** The hosts of a text: addresses and blocks (CIDR) with ";" between, or "*". Throws a Refusal. */
export function checkHosts(text: string, parameter = 'Host'): string[] {
  const hosts = hostsOf(text);
  const wrong = hosts.find((it) => it !== EVERYWHERE && !isAddressOrBlock(it));
  if (wrong === undefined && hosts.length <= MOST_HOSTS) return hosts;
  throw refusedValue(parameter, wrong ?? text, {
    en: `IP addresses and CIDR blocks, up to ${MOST_HOSTS} with ";" between, or "*"`,
    zh: `IP 地址或网段，最多 ${MOST_HOSTS} 个，以 ";" 分隔，或 "*"`,
  });
}

/** Each once; nothing at all is everywhere. */
export function hostsOf(text: string): string[] {
  const hosts = text.split(';').map((it) => it.trim());
  const named = [...new Set(hosts.filter((it) => it !== ''))];
  return named.length === 0 ? [EVERYWHERE] : named;
}

function isAddressOrBlock(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const all = ADDRESS_BITS[isIP(address)];
  if (all === undefined || rest.length > 0 || address.includes('%')) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= all);
}

/** One entry of RuleList as the API writes it. */
export interface RuleEntry {
  readonly Operation: string;
  readonly PermissionType: string;
  readonly Host: string;
  readonly Principal: string;
}

/** What a RuleList grants; a host may name several, as it came. Throws a Refusal. */
export function checkRuleList(entries: readonly RuleEntry[], userNames: readonly string[]): AclGrant[] {
  if (entries.length === 0) throw refusedEmpty('RuleList', { en: 'a rule grants something', zh: '规则不能为空' });
  return entries.map(({ Operation, PermissionType, Host, Principal }, index) => {
    const at = `RuleList.${index}`;
    // By own names only: `constructor` is none.
    const operation = Object.hasOwn(OPERATION_WORDS, Operation) ? OPERATION_WORDS[Operation] : undefined;
    if (operation === undefined)
      throw refusedValue(`${at}.Operation`, Operation, sameWords(Object.keys(OPERATION_WORDS)));
    const permissionType = Object.hasOwn(PERMISSION_WORDS, PermissionType)
      ? PERMISSION_WORDS[PermissionType]
      : undefined;
    if (permissionType === undefined)
      throw refusedValue(`${at}.PermissionType`, PermissionType, sameWords(Object.keys(PERMISSION_WORDS)));
    checkHosts(Host, `${at}.Host`);
    return {
      operation,
      permissionType,
      host: Host,
      principal: checkPrincipal(Principal, userNames, `${at}.Principal`),
    };
  });
}

/** The inverse of `checkRuleList`, with the small first letters of the cloud's own answers. */
export function ruleText(grants: readonly AclGrant[]): string {
  const wordOf = (words: Record<string, number>, value: number): string =>
    Object.entries(words).find(([, it]) => it === value)?.[0] ?? String(value);
  return JSON.stringify(
    grants.map(({ host, operation, permissionType, principal }) => ({
      host,
      operation: wordOf(OPERATION_WORDS, operation),
      permissionType: wordOf(PERMISSION_WORDS, permissionType),
      principal,
    })),
  );
}

/** The ACLs of grants on one topic, or on all with a prefix: one for each host. */
export function topicAcls(
  topicName: string,
  grants: readonly AclGrant[],
  patternType: number = ACL_PATTERN.literal,
): Acl[] {
  const resource = { resourceType: ACL_RESOURCE.topic, resourceName: topicName, patternType };
  return grants.flatMap((grant) => hostsOf(grant.host).map((host) => ({ ...grant, ...resource, host })));
}

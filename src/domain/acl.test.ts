import { describe, expect, it } from 'vitest';
import { aclsThatGoWith, type Acl } from './acl.ts';
import {
  checkHosts,
  checkOperation,
  checkPrincipal,
  checkResourceName,
  checkRuleList,
  ruleText,
  topicAcls,
} from './acl-checks.ts';
import { checkPrefix, isOnTopic, prefixAcls } from './acl-rule.ts';
import { aclKey } from './acl.ts';
import { checkWhiteList, whiteListAcls, whiteListOf } from './white-list.ts';

const grant = { principal: 'User:alice', host: '*', operation: 3, permissionType: 3 };
const [ofAlice] = topicAcls('orders', [grant]) as [Acl];

describe('what goes with a user', () => {
  const others = { ...ofAlice, principal: 'User:bob' };
  it.each([
    ['an ALLOW where somebody else is allowed too', [ofAlice, others], [ofAlice]],
    ['no ALLOW that alone keeps a resource closed', [ofAlice], []],
    ['none of several that are all this user’s', [ofAlice, { ...ofAlice, operation: 4 }], []],
    ['every DENY', [{ ...ofAlice, permissionType: 2 }], [{ ...ofAlice, permissionType: 2 }]],
    ['nothing on account of another resource', [ofAlice, { ...others, resourceName: 'bills' }], []],
    ['nothing on account of somebody’s DENY', [ofAlice, { ...others, permissionType: 2 }], []],
  ])('%s', (_, acls, gone) => {
    expect(aclsThatGoWith('User:alice', acls)).toEqual(gone);
  });
});

describe('hosts', () => {
  it.each([
    ['*', ['*']],
    ['', ['*']],
    ['10.0.0.1', ['10.0.0.1']],
    ['10.0.0.0/8; 10.0.0.1;10.0.0.0/8;', ['10.0.0.0/8', '10.0.0.1']],
    ['fd00::/8', ['fd00::/8']],
  ])('"%s" are taken', (text, hosts) => expect(checkHosts(text)).toEqual(hosts));
  it.each([
    'example.org',
    '10.0.0.300',
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    'fe80::1%eth0',
    '10.0.0.1,10.0.0.2',
  ])('"%s" are refused', (text) => expect(() => checkHosts(text)).toThrow('`Host`'));
});

it('knows what Kafka asks about on each resource', () => {
  expect(checkOperation(2, 10)).toBe(10);
  expect(() => checkOperation(2, 12)).toThrow('`Operation`');
  expect(() => checkOperation(3, 4)).toThrow('`Operation`');
  expect(checkOperation(4, 12)).toBe(12);
});

it('names the cluster in one way, and topics and groups as they are', () => {
  expect(checkResourceName(4, '')).toBe('kafka-cluster');
  expect(checkResourceName(3, 'a group: 1')).toBe('a group: 1');
  expect(checkResourceName(2, '*')).toBe('*');
  for (const [type, name] of [
    [4, 'mine'],
    [2, ''],
    [2, 'a/b'],
    [3, 'a\0b'],
  ] as const)
    expect(() => checkResourceName(type, name)).toThrow('`ResourceName`');
});

it('takes users that are there, everybody, and who did not sign in', () => {
  for (const it of ['User:alice', 'User:*', 'User:ANONYMOUS']) expect(checkPrincipal(it, ['alice'])).toBe(it);
  for (const it of ['User:bob', 'alice', 'User:', 'Group:alice'])
    expect(() => checkPrincipal(it, ['alice'])).toThrow('`Principal`');
});

it('writes rules back in the words that they came in', () => {
  const entry = { Operation: 'Write', PermissionType: 'Deny', Host: '10.0.0.1;10.0.0.2', Principal: 'User:*' };
  const grants = checkRuleList([entry], []);
  expect(ruleText(grants)).toBe(
    '[{"host":"10.0.0.1;10.0.0.2","operation":"Write","permissionType":"Deny","principal":"User:*"}]',
  );
  expect(topicAcls('orders', grants).map((it) => it.host)).toEqual(['10.0.0.1', '10.0.0.2']);
  expect(() => checkRuleList([], [])).toThrow('RuleList');
  expect(() => checkRuleList([{ ...entry, Operation: 'read' }], [])).toThrow('RuleList.0.Operation');
  expect(() => checkRuleList([{ ...entry, PermissionType: '3' }], [])).toThrow('RuleList.0.PermissionType');
  expect(() => checkRuleList([{ ...entry, Host: 'x' }], [])).toThrow('RuleList.0.Host');
});

it('tells which topics a rule is on', () => {
  const rule = {
    ...{ ruleId: 1, instanceId: 'i', ruleName: 'r', grants: [grant], isApplied: false, comment: '' },
    ...{ createdAt: new Date(0), updatedAt: new Date(0) },
  };
  const prefixed = { ...rule, patternType: 'PREFIXED' as const, pattern: checkPrefix('team-*') };
  expect(prefixAcls(prefixed)).toEqual([{ ...grant, resourceType: 2, resourceName: 'team-', patternType: 4 }]);
  expect(isOnTopic(prefixed, 'team-a', new Set())).toBe(true);
  expect(isOnTopic(prefixed, 'a-team-', new Set())).toBe(false);
  const preset = { ...rule, patternType: 'PRESET' as const, pattern: '' };
  expect(isOnTopic(preset, 'orders', new Set([aclKey(ofAlice)]))).toBe(true);
  expect(isOnTopic(preset, 'orders', new Set())).toBe(false);
  for (const it of ['', 'a*b', '*', 'a/b']) expect(() => checkPrefix(it)).toThrow('`Pattern`');
});

it('takes those ACLs for a white list that let everybody do everything from one place', () => {
  const listed = whiteListAcls('orders', ['10.0.0.2', '10.0.0.1']);
  const [one] = listed as [Acl];
  const others = [ofAlice, { ...one, host: '*' }, { ...one, permissionType: 2, host: '10.0.0.3' }];
  expect(whiteListOf('orders', [...listed, ...others])).toEqual(['10.0.0.1', '10.0.0.2']);
  expect(whiteListOf('bills', listed)).toEqual([]);
  expect(checkWhiteList(['10.0.0.1', '10.0.0.1', '10.1.0.0/16'])).toEqual(['10.0.0.1', '10.1.0.0/16']);
  for (const it of [
    [],
    ['*'],
    ['a'],
    ['10.0.0.1;10.0.0.2'],
    Array.from({ length: 513 }, (_, n) => `10.0.${n >> 8}.${n & 255}`),
  ])
    expect(() => checkWhiteList(it)).toThrow('IpWhiteList');
});

import { describe, expect, it } from 'vitest';
import { actionCaller } from '../../../../test/support/action-caller.ts';
import { aclsInMemory } from '../../../../test/support/acls-in-memory.ts';
import { buy } from '../../../../test/support/buying.ts';
import { STATUS } from '../../../domain/instance.ts';
import { KafkaRefused } from '../../../kafka/kafka-failures.ts';
import type { KafkaTopics } from '../../../kafka/kafka-topics.ts';
import { createTopic } from '../topics/create-topic.ts';
import { describeTopic } from '../topics/describe-topic.ts';
import { describeTopicAttributes } from '../topics/describe-topic-attributes.ts';
import { describeTopicDetail } from '../topics/describe-topic-detail.ts';
import { modifyTopicAttributes } from '../topics/modify-topic-attributes.ts';
import { createUser } from '../users/create-user.ts';
import { batchCreateAcl } from './batch-create-acl.ts';
import { createAcl } from './create-acl.ts';
import { createAclRule } from './create-acl-rule.ts';
import { createTopicIpWhiteList } from './create-topic-ip-white-list.ts';
import { deleteAcl } from './delete-acl.ts';
import { deleteAclRule } from './delete-acl-rule.ts';
import { deleteTopicIpWhiteList } from './delete-topic-ip-white-list.ts';
import { describeAcl } from './describe-acl.ts';
import { describeAclRule } from './describe-acl-rule.ts';
import { modifyAclRule } from './modify-acl-rule.ts';

const PARTITIONS = [{ partition: 0, leader: 0, replicas: [0], inSync: [0] }];

/** Topics by name alone; one called "refused" is what no broker makes. */
function topicsInMemory(names: string[]): KafkaTopics {
  const topics: Partial<KafkaTopics> = {
    list: () => Promise.resolve(names.map((topicName) => ({ topicName, partitions: PARTITIONS }))),
    settings: (_, asked) => Promise.resolve(new Map(asked.map((it) => [it, new Map()]))),
    create: (_, { topicName }) => {
      if (topicName === 'refused') return Promise.reject(new KafkaRefused('POLICY_VIOLATION', 'too many'));
      names.push(topicName);
      return Promise.resolve();
    },
  };
  return topics as KafkaTopics;
}

async function withInstance() {
  const acls = aclsInMemory();
  const caller = await actionCaller({ acls, topics: topicsInMemory(['orders', 'team-a']) });
  const [InstanceId = ''] = await buy(caller);
  await caller.storage.rows.instances.moveStatus(InstanceId, STATUS.creating, STATUS.running, caller.clock.now());
  await caller.call(createUser, { InstanceId, Name: 'alice', Password: 'First-pw.1' });
  const kept = (): string[] =>
    [...acls.kept.values()]
      .map(
        (it) => `${it.resourceName} ${it.patternType} ${it.principal} ${it.host} ${it.operation} ${it.permissionType}`,
      )
      .sort();
  return { caller, InstanceId, kept };
}

const RuleList = [{ Operation: 'Read', PermissionType: 'Allow', Host: '*', Principal: 'User:alice' }];

describe('ACLs', () => {
  it('are made for each host and name once, listed, and taken away one by one', async () => {
    const { caller, InstanceId, kept } = await withInstance();
    const acl = { InstanceId, ResourceType: 2, Operation: 3, PermissionType: 3, Principal: 'User:alice' };
    await caller.call(createAcl, { ...acl, ResourceNameList: '["orders","bills"]', Host: '10.0.0.1;10.1.0.0/16' });
    await caller.call(createAcl, { ...acl, ResourceName: 'orders', Host: '10.0.0.1' });
    await caller.call(createAcl, { InstanceId, ResourceType: 4, Operation: 5, PermissionType: 2 });
    expect(kept()).toEqual([
      'bills 3 User:alice 10.0.0.1 3 3',
      'bills 3 User:alice 10.1.0.0/16 3 3',
      'kafka-cluster 3 User:* * 5 2',
      'orders 3 User:alice 10.0.0.1 3 3',
      'orders 3 User:alice 10.1.0.0/16 3 3',
    ]);
    const listed = async (asked: object) => {
      const { Result } = await caller.call(describeAcl, { InstanceId, ResourceType: 2, ...asked });
      return [Result.TotalCount, Result.AclList.map((it) => `${it.ResourceName} ${it.Host}`)];
    };
    expect(await listed({ ResourceName: 'orders' })).toEqual([2, ['orders 10.0.0.1', 'orders 10.1.0.0/16']]);
    expect(await listed({ SearchWord: '10.1', Offset: 1 })).toEqual([2, ['orders 10.1.0.0/16']]);
    expect(await listed({ ResourceType: 4 })).toEqual([1, ['kafka-cluster *']]);
    expect(await listed({ ResourceType: 4, SearchWord: '*' })).toEqual([1, ['kafka-cluster *']]);
    const unwanted = { ...acl, ResourceName: 'orders', Host: '10.0.0.1;10.1.0.0/16' };
    await caller.call(deleteAcl, unwanted);
    await caller.call(deleteAcl, unwanted);
    expect(await listed({ ResourceName: 'orders' })).toEqual([0, []]);
  });

  it('are refused for a user that does not exist, and for what Kafka does not know', async () => {
    const { caller, InstanceId, kept } = await withInstance();
    const acl = { InstanceId, ResourceType: 2, ResourceName: 'orders', Operation: 3, PermissionType: 3 };
    const refused = async (asked: object) => (await caller.refusal(createAcl, { ...acl, ...asked })).message;
    expect(await refused({ Principal: 'User:mallory' })).toContain('CreateUser makes one');
    expect(await refused({ ResourceType: 5 })).toContain('`ResourceType`');
    expect(await refused({ Operation: 9 })).toContain('`Operation`');
    expect(await refused({ PermissionType: 1 })).toContain('`PermissionType`');
    expect(await refused({ Host: 'localhost' })).toContain('`Host`');
    expect(await refused({ ResourceName: '' })).toContain('`ResourceName`');
    expect(await refused({ ResourceNameList: '["bills"]' })).toContain('only one');
    for (const ResourceNameList of ['bills', '[]', '[1]', '{}'])
      expect(await refused({ ResourceName: '', ResourceNameList })).toContain('`ResourceNameList`');
    expect(kept()).toEqual([]);
  });

  it('are made for many topics at once, by words', async () => {
    const { caller, InstanceId, kept } = await withInstance();
    const asked = { InstanceId, ResourceType: 2, ResourceNames: ['orders', 'bills'], RuleList };
    expect((await caller.call(batchCreateAcl, asked)).Result).toBe(0);
    expect(kept()).toEqual(['bills 3 User:alice * 3 3', 'orders 3 User:alice * 3 3']);
    expect((await caller.refusal(batchCreateAcl, { ...asked, ResourceType: 3 })).text.en).toContain('`ResourceType`');
    expect((await caller.refusal(batchCreateAcl, { ...asked, ResourceNames: [] })).text.en).toContain('ResourceNames');
    expect((await caller.refusal(batchCreateAcl, { ...asked, RuleList: [] })).text.en).toContain('RuleList');
  });
});

describe('ACL rules', () => {
  const rule = { ResourceType: 'Topic', RuleList };

  it('of a prefix hold while they are there, also where two say the same', async () => {
    const { caller, InstanceId, kept } = await withInstance();
    const prefixed = { ...rule, InstanceId, PatternType: 'PREFIXED', Pattern: 'team-' };
    const { Result: ruleId } = await caller.call(createAclRule, { ...prefixed, RuleName: 'one', Comment: 'teams' });
    await caller.call(createAclRule, { ...prefixed, RuleName: 'two' });
    expect(kept()).toEqual(['team- 4 User:alice * 3 3']);
    const { Result } = await caller.call(describeAclRule, { InstanceId, RuleName: 'one' });
    expect(Result.AclRuleList).toEqual([
      {
        ...{ RuleName: 'one', InstanceId, PatternType: 'PREFIXED', Pattern: 'team-', ResourceType: 'Topic' },
        AclList: '[{"host":"*","operation":"Read","permissionType":"Allow","principal":"User:alice"}]',
        ...{ CreateTimeStamp: '2026-03-01 12:05:06', UpdateTimeStamp: '2026-03-01 12:05:06', IsApplied: 0 },
        ...{ Comment: 'teams', TopicName: 'team-a', TopicCount: 1, PatternTypeTitle: 'Prefix match' },
      },
    ]);
    expect((await caller.call(deleteAclRule, { InstanceId, RuleName: 'one' })).Result).toBe(ruleId);
    expect(kept()).toEqual(['team- 4 User:alice * 3 3']);
    await caller.call(deleteAclRule, { InstanceId, RuleName: 'two' });
    expect(kept()).toEqual([]);
    expect((await caller.refusal(deleteAclRule, { InstanceId, RuleName: 'two' })).code).toBe('ResourceNotFound');
  });

  it('are refused twice, beyond five of a kind, and with values that are none', async () => {
    const { caller, InstanceId } = await withInstance();
    const preset = { ...rule, InstanceId, PatternType: 'PRESET', RuleName: 'one' };
    for (const RuleName of ['one', 'two', 'three', 'four', 'five'])
      await caller.call(createAclRule, { ...preset, RuleName });
    const refused = async (asked: object) => (await caller.refusal(createAclRule, { ...preset, ...asked })).message;
    expect(await refused({})).toMatch(/^InvalidParameterValue.RepetitionValue/);
    expect(await refused({ RuleName: 'six' })).toMatch(/^LimitExceeded/);
    const prefixed = { PatternType: 'PREFIXED', Pattern: 'a', RuleName: 'six' };
    expect(await refused({ ...prefixed, Pattern: undefined })).toContain('`Pattern`');
    expect(await refused({ ...prefixed, IsApplied: 2 })).toContain('`IsApplied`');
    expect(await refused({ ...prefixed, RuleName: 'a b' })).toContain('`RuleName`');
    expect(await refused({ ...prefixed, ResourceType: 'Group' })).toContain('`ResourceType`');
    expect(await refused({ ...prefixed, PatternType: 'LITERAL' })).toContain('`PatternType`');
    expect(await refused({ ...prefixed, Comment: 'x'.repeat(257) })).toContain('`Comment`');
    await caller.call(createAclRule, { ...preset, ...prefixed });
    expect((await caller.refusal(modifyAclRule, { InstanceId, RuleName: 'six', IsApplied: 1 })).message).toContain(
      'PRESET',
    );
    const count = async (asked: object) =>
      (await caller.call(describeAclRule, { InstanceId, IsSimplified: true, ...asked })).Result.TotalCount;
    expect([await count({}), await count({ PatternType: 'PRESET' }), await count({ RuleName: 'none' })]).toEqual([
      6, 5, 0,
    ]);
  });

  it('that are presets are given to topics that name them, or to all that are made later', async () => {
    const { caller, InstanceId, kept } = await withInstance();
    await caller.call(createAclRule, { ...rule, InstanceId, PatternType: 'PRESET', RuleName: 'readers' });
    const topic = { InstanceId, PartitionNum: 1, ReplicaNum: 1 };
    await caller.call(createTopic, { ...topic, TopicName: 'free' });
    await caller.call(createTopic, { ...topic, TopicName: 'named', EnableAclRule: 1, AclRuleName: 'readers' });
    expect(kept()).toEqual(['named 3 User:alice * 3 3']);
    await caller.call(modifyAclRule, { InstanceId, RuleName: 'readers', IsApplied: 1 });
    await caller.call(createTopic, { ...topic, TopicName: 'later' });
    expect(kept()).toEqual(['later 3 User:alice * 3 3', 'named 3 User:alice * 3 3']);
    await caller.refusal(createTopic, { ...topic, TopicName: 'refused' });
    expect(kept()).toHaveLength(2);
    const under = { InstanceId, AclRuleName: 'readers' };
    const names = (list: readonly { TopicName: string }[]) => list.map((it) => it.TopicName).sort();
    expect(names((await caller.call(describeTopic, under)).Result.TopicList)).toEqual(['later', 'named']);
    expect(names((await caller.call(describeTopicDetail, under)).Result.TopicList)).toEqual(['later', 'named']);
    const shown = (await caller.call(describeTopicAttributes, { InstanceId, TopicName: 'named' })).Result;
    expect([shown.EnableAclRule, shown.AclRuleList.map((it) => it.RuleName)]).toEqual([1, ['readers']]);
    const change = { InstanceId, TopicName: 'named', AclRuleName: 'readers' };
    await caller.call(modifyTopicAttributes, { ...change, EnableAclRule: 0 });
    expect(kept()).toEqual(['later 3 User:alice * 3 3']);
    await caller.call(modifyTopicAttributes, { ...change, EnableAclRule: 1 });
    expect(kept()).toHaveLength(2);
    expect((await caller.refusal(modifyTopicAttributes, change)).message).toContain('EnableAclRule');
    for (const AclRuleName of ['', 'none'])
      await caller.refusal(createTopic, { ...topic, TopicName: 'not-made', EnableAclRule: 1, AclRuleName });
  });
});

it('a white list opens a topic to its addresses alone, and is shown', async () => {
  const { caller, InstanceId, kept } = await withInstance();
  const topic = { InstanceId, TopicName: 'listed' };
  const listed = { EnableWhiteList: 1, IpWhiteList: ['10.0.0.1', '10.0.0.2'] };
  await caller.call(createTopic, { ...topic, PartitionNum: 1, ReplicaNum: 1, ...listed });
  expect(kept()).toEqual(['listed 3 User:* 10.0.0.1 2 3', 'listed 3 User:* 10.0.0.2 2 3']);
  await caller.call(createTopicIpWhiteList, { ...topic, IpWhiteList: ['10.0.0.3', '10.0.0.1'] });
  await caller.call(deleteTopicIpWhiteList, { ...topic, IpWhiteList: ['10.0.0.1', '10.9.9.9'] });
  const shown = (await caller.call(describeTopicAttributes, topic)).Result;
  expect([shown.EnableWhiteList, shown.IpWhiteList]).toEqual([1, ['10.0.0.2', '10.0.0.3']]);
  const detail = (await caller.call(describeTopicDetail, { InstanceId, SearchWord: 'listed' })).Result.TopicList[0];
  expect([detail?.EnableWhiteList, detail?.IpWhiteListCount]).toEqual([true, 2]);
  await caller.call(modifyTopicAttributes, { ...topic, EnableWhiteList: 1, IpWhiteList: ['10.0.0.9'] });
  expect(kept()).toEqual(['listed 3 User:* 10.0.0.9 2 3']);
  await caller.call(modifyTopicAttributes, { ...topic, Note: 'as before' });
  expect(kept()).toHaveLength(1);
  await caller.call(modifyTopicAttributes, { ...topic, EnableWhiteList: 0 });
  expect(kept()).toEqual([]);
  for (const wrong of [{ EnableWhiteList: 1 }, { EnableWhiteList: 2 }, { IpWhiteList: ['10.0.0.1'] }])
    await caller.refusal(modifyTopicAttributes, { ...topic, ...wrong });
  const missing = await caller.refusal(createTopicIpWhiteList, {
    ...topic,
    TopicName: 'none',
    IpWhiteList: ['10.0.0.1'],
  });
  expect(missing.code).toBe('ResourceNotFound');
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openActionCaller, type Caller } from '../../../test/support/action-caller.ts';
import { buy } from '../../../test/support/buying.ts';
import type { AnyAction } from '../../api/define-action.ts';
import { apiModel } from '../../api/model.ts';
import { STATUS, type Status } from '../../domain/instance.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Services } from '../services.ts';
import { ckafkaActions } from './index.ts';

/**
 * Every action that takes an InstanceId, on instances that do not serve: it answers from rows or is refused with a code that says so. It
 * never waits for brokers, and never fails otherwise. The list is the table of actions itself: an action that needs parameters
 * finds right ones here, and one that comes later without them fails with the refusal of its parameter.
 */
const RULE = { Operation: 'Read', PermissionType: 'Allow', Host: '*', Principal: 'User:*' };
const ACL = { ResourceType: 2, ResourceName: 'orders', Operation: 3, PermissionType: 3 };
const PARAMETERS: Readonly<Record<string, object>> = {
  AuthorizeToken: { User: 'alice', Tokens: 'token' },
  BatchCreateAcl: { ResourceType: 2, ResourceNames: ['orders'], RuleList: [RULE] },
  BatchModifyGroupOffsets: { GroupName: 'readers', TopicName: ['orders'], Partitions: [{ Partition: 0, Offset: 1 }] },
  BatchModifyTopicAttributes: { Topic: [{ TopicName: 'orders', Note: 'x' }] },
  CancelAuthorizationToken: { User: 'alice', Tokens: 'token' },
  CreateAcl: ACL,
  CreateAclRule: { ResourceType: 'Topic', PatternType: 'PREFIXED', Pattern: 'o', RuleName: 'rule', RuleList: [RULE] },
  CreateConsumer: { GroupName: 'readers', TopicName: 'orders' },
  CreatePartition: { TopicName: 'orders', PartitionNum: 2 },
  CreatePrometheus: { VpcId: 'vpc-aaaaaaaa', SubnetId: 'subnet-aaaaaaaa' },
  CreateRoute: { VipType: 7, AccessType: 0 },
  CreateThrottleRule: { ThrottleType: 1, ClientIdList: ['app'], ConsumeThrottle: 1 },
  CreateToken: { User: 'alice' },
  CreateTopic: { TopicName: 'orders', PartitionNum: 1, ReplicaNum: 1 },
  CreateTopicIpWhiteList: { TopicName: 'orders', IpWhiteList: ['10.0.0.1'] },
  CreateUser: { Name: 'alice', Password: 'Secret-123' },
  DeleteAcl: ACL,
  DeleteAclRule: { RuleName: 'rule' },
  DeleteGroup: { Group: 'readers' },
  DeleteGroupSubscribeTopic: { Group: 'readers', Topic: 'orders' },
  DeleteRoute: { RouteId: 1 },
  DeleteRouteTriggerTime: { DelayTime: '2026-03-02 00:00:00' },
  DeleteThrottleRule: { ThrottleRuleId: '1' },
  DeleteTopic: { TopicName: 'orders' },
  DeleteTopicIpWhiteList: { TopicName: 'orders', IpWhiteList: ['10.0.0.1'] },
  DeleteUser: { Name: 'alice' },
  DescribeACL: { ResourceType: 2, ResourceName: 'orders' },
  DescribeAccessPolicy: { RouteId: 1 },
  DescribeGroupInfo: { GroupList: ['readers'] },
  DescribeGroupOffsets: { Group: 'readers' },
  DescribeModifyType: {
    ...{ BandWidth: 40, DiskSize: 500, DiskType: 'CLOUD_BASIC', Partition: 800, Topic: 1 },
    Type: 'sp_ckafka_profession',
  },
  DescribeTopicAttributes: { TopicName: 'orders' },
  DescribeTopicFlowRanking: { RankingType: 'PRO' },
  DescribeTopicProduceConnection: { TopicName: 'orders' },
  DescribeTopicSubscribeGroup: { TopicName: 'orders' },
  DescribeTopicSyncReplica: { TopicName: 'orders' },
  FetchMessageByOffset: { Topic: 'orders', Partition: 0, Offset: 0 },
  FetchMessageListByOffset: { Topic: 'orders', Partition: 0, Offset: 0 },
  FetchMessageListByTimestamp: { Topic: 'orders', StartTime: 0 },
  InstanceScalingDown: { UpgradeStrategy: 1, DiskSize: 600 },
  ModifyAccessPolicy: { RouteId: 1 },
  ModifyAclRule: { RuleName: 'rule', IsApplied: 1 },
  ModifyGroupOffsets: { Group: 'readers', Strategy: 2, Topics: ['orders'], Offset: 1 },
  ModifyInstanceAttributes: { MsgRetentionTime: 60 },
  ModifyInstancePre: { DiskSize: 600 },
  ModifyPassword: { Name: 'alice', Password: 'Secret-123', PasswordNew: 'Secret-456' },
  ModifyRoutineMaintenanceTask: {
    ...{ MaintenanceType: 'QUOTA', MaintenanceSubtype: 'MESSAGE_RETENTION_PERIOD' },
    Status: 1,
  },
  ModifyThrottleRule: { ThrottleRuleId: 1, ConsumeThrottle: 1 },
  ModifyTopicAttributes: { TopicName: 'orders', Note: 'x' },
  UpgradeBrokerVersion: { Type: 1, SourceVersion: 'v2.4.1', TargetVersion: 'v3.2.3' },
};

/** What an action says of an instance that cannot do it now, or of a thing that it does not have. */
const SAYS_SO = /^(ResourceUnavailable|UnsupportedOperation|ResourceNotFound|ResourceInUse|OperationDenied)(\.|$)/;
const WITHIN_MS = 5_000;

const onInstances = ckafkaActions.filter(
  (it) => apiModel().action('ckafka', it.name)?.input.get('InstanceId')?.required === true,
);
/** Ends what the owner may end at any time. */
const ENDS_AN_INSTANCE = new Set(['DeleteInstancePost']);

/** What makes an instance upgrading. */
/** InstanceScalingDown joins some: its own test says which. */
const CHANGES = [
  ...['ModifyInstanceAttributes', 'UpgradeBrokerVersion'],
  ...['CreateThrottleRule', 'ModifyThrottleRule', 'DeleteThrottleRule'],
];

const WAYS: readonly (readonly [string, readonly Status[]])[] = [
  ['being created', []],
  ['whose creation failed', [STATUS.creationFailed]],
  ['being deleted', [STATUS.deleting]],
  ['isolated', [STATUS.running, STATUS.isolated]],
];

describe('every action on an instance', () => {
  let caller: Awaited<ReturnType<typeof openActionCaller>>;
  beforeAll(async () => {
    caller = await openActionCaller();
  });
  afterAll(() => caller.remove());

  describe.each(WAYS)('%s', (_, ways) => {
    let InstanceId: string;
    beforeAll(async () => {
      InstanceId = await instanceThat(caller, ways);
    });
    const actions = onInstances.filter((it) => !ENDS_AN_INSTANCE.has(it.name));

    it.each(actions.map((it) => [it.name, it] as const))('%s answers from rows or says so', async (name, action) => {
      const before = await caller.storage.rows.instances.any(InstanceId);
      const code = await outcome(caller, action, { ...PARAMETERS[name], InstanceId });
      if (action.changes || code !== 'served') expect(code).toMatch(SAYS_SO);
      expect(await caller.storage.rows.instances.any(InstanceId)).toEqual(before);
    });
  });

  it.each(CHANGES)('%s beside another change is told that that one runs', async (name) => {
    const InstanceId = await instanceThat(caller, [STATUS.running, STATUS.upgrading]);
    const before = await caller.storage.rows.instances.any(InstanceId);
    const action = onInstances.find((it) => it.name === name) ?? expect.fail(`${name} is not served`);
    expect(await outcome(caller, action, { ...PARAMETERS[name], InstanceId })).toBe('ResourceInUse');
    expect(await caller.storage.rows.instances.any(InstanceId)).toEqual(before);
  });

  it.each(onInstances.map((it) => [it.name, it] as const))(
    '%s does not find the instance of another account',
    async (name, action) => {
      const InstanceId = await instanceThat(caller, [STATUS.running]);
      const stranger = { ...caller.account, appId: caller.account.appId + 1, uin: '100000000002' };
      const code = await outcome(caller, action, { ...PARAMETERS[name], InstanceId }, stranger);
      expect(code).toBe('InvalidParameterValue.InstanceNotExist');
    },
  );
});

async function instanceThat(caller: Caller, ways: readonly Status[]): Promise<string> {
  const [instanceId = ''] = await buy(caller);
  let from: Status = STATUS.creating;
  for (const to of ways) {
    expect(await caller.storage.rows.instances.moveStatus(instanceId, from, to, caller.clock.now())).toBe(true);
    from = to;
  }
  return instanceId;
}

/** `served`, or the code of the refusal; anything else fails the test. */
async function outcome(
  caller: Caller,
  action: AnyAction<Services>,
  parameters: object,
  account = caller.account,
): Promise<string> {
  const deadline = new Promise<string>((resolve) => {
    setTimeout(() => resolve(`nothing for ${WITHIN_MS} ms`), WITHIN_MS).unref();
  });
  const answer = caller.call(action, parameters as never, { account }).then(
    () => 'served',
    (error: unknown) => {
      if (error instanceof Refusal) return error.code;
      throw error;
    },
  );
  return Promise.race([answer, deadline]);
}

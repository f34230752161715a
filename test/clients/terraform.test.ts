import { describe, expect, it, vi } from 'vitest';
import { serverForTests } from '../support/server.ts';
import { asTerraform, expectPresent } from './as-terraform.ts';
import { findInstances, readDataSources, readPlaces } from './terraform-data-sources.ts';
import { createNetwork, deleteNetwork } from './terraform-network.ts';
import { livePrepaid } from './terraform-prepaid.ts';

/*
 * The provider's own sequences of calls, resource by resource, in one life: create, read, update, delete. What it dereferences unguarded
 * must be there, and what it compares must come back as it was sent, or the next plan is not empty.
 */

const server = serverForTests('[topics]\ndelete_after_seconds = 0\n');
const call = asTerraform(server);
const ZONE = { id: 100003, code: 'ap-guangzhou-3' };
const POLL = { timeout: 60_000, interval: 250 };

const made = { vpcId: '', subnetId: '', instanceId: '', flowId: 0 };
const page = { Offset: 0, Limit: 20 };

async function detail() {
  const { Result } = await call('ckafka', 'DescribeInstancesDetail', { InstanceId: made.instanceId });
  return Result.InstanceList[0];
}
const untilRunning = () =>
  vi.waitUntil(async () => {
    const it = await detail();
    // An empty list is fatal to the provider at any time before the deletion.
    if (it === undefined) throw new Error('ckafka instance not exists.');
    return it.Status === 1 ? it : null;
  }, POLL);

describe('the calls of the Terraform provider', { timeout: 120_000 }, () => {
  it('data sources: zones, regions, and instances where there are none', async () => {
    await readPlaces(call, ZONE);
    expect(await findInstances(call, {})).toEqual([]);
  });

  it('tencentcloud_vpc and tencentcloud_subnet', async () => {
    Object.assign(made, await createNetwork(call, ZONE.code));
  });

  it('tencentcloud_ckafka_instance: create and read', async () => {
    const order = {
      ...{ VpcId: made.vpcId, SubnetId: made.subnetId, InstanceName: 'kafka', InstanceType: 1, KafkaVersion: '2.8.1' },
      ...{ SpecificationsType: 'profession', DiskType: 'CLOUD_BASIC', BandWidth: 20, DiskSize: 200, Partition: 400 },
      ...{ ZoneId: ZONE.id, Tags: [{ TagKey: 'team', TagValue: 'blue' }] },
    };
    const bought = await call('ckafka', 'CreatePostPaidInstance', order);
    expectPresent(bought, ['Result.Data.InstanceId']);
    made.instanceId = bought.Result.Data.InstanceId;
    expect(await detail()).toMatchObject({ InstanceId: made.instanceId });
    const running = await untilRunning();
    const attributes = { InstanceId: made.instanceId, MsgRetentionTime: 2880 };
    made.flowId = (await call('ckafka', 'ModifyInstanceAttributes', attributes)).Result.Data?.FlowId ?? 0;
    const Resource = `qcs::ckafka:ap-guangzhou:uin/:ckafkaId/${made.instanceId}`;
    await call('tag', 'ModifyResourceTags', { Resource, ReplaceTags: [{ TagKey: 'env', TagValue: 'ci' }] });

    const needed = [
      'Vip',
      'Vport',
      'VipList.0.Vip',
      'DiskSize',
      'MaxPartitionNumber',
      'InstanceType',
      'Bandwidth',
      'RenewFlag',
    ];
    expectPresent(running, needed);
    const { VpcId, SubnetId, InstanceName, DiskType, DiskSize, ZoneId } = order;
    expect(running).toMatchObject({ VpcId, SubnetId, InstanceName, DiskType, DiskSize, ZoneId, Version: '2.8.1' });
    expect(running).toMatchObject({
      Bandwidth: 8 * 20,
      MaxPartitionNumber: 400,
      InstanceType: 'profession',
      ExpireTime: 0,
    });
    // More than one would set multi_zone_flag.
    expect(running.ZoneIds.length).toBeLessThan(2);
    const tags = {
      ServiceType: 'ckafka',
      ResourcePrefix: 'ckafkaId',
      ResourceIds: [made.instanceId],
      ResourceRegion: 'ap-guangzhou',
    };
    const { Tags } = await call('tag', 'DescribeResourceTagsByResourceIds', { ...tags, ...page });
    expect(Tags.map((it) => [it.TagKey, it.TagValue, it.ResourceId])).toEqual([
      ['env', 'ci', made.instanceId],
      ['team', 'blue', made.instanceId],
    ]);
    const { Result } = await call('ckafka', 'DescribeInstanceAttributes', { InstanceId: made.instanceId });
    expect(Result).toMatchObject({ MsgRetentionTime: 2880, DeleteProtectionEnable: 0, Config: null });
    expectPresent(Result, [
      'PublicNetwork',
      ...['Enable', 'DiskQuotaPercentage', 'StepForwardPercentage', 'BottomRetention'].map(
        (it) => `RetentionTimeConfig.${it}`,
      ),
    ]);
    await untilRunning();
    const Filters = [{ Name: 'VpcId', Values: [made.vpcId] }];
    const by = { InstanceIdList: [made.instanceId], SearchWord: 'kaf', TagKey: 'team', Status: [1], Filters };
    expect(await findInstances(call, by)).toEqual([made.instanceId]);
    expect(await findInstances(call, { SearchWord: 'another' })).toEqual([]);
  });

  it('tencentcloud_ckafka_topic', async () => {
    const { instanceId: InstanceId } = made;
    const TopicName = 'orders';
    const listed = async () =>
      (await call('ckafka', 'DescribeTopicDetail', { InstanceId, SearchWord: TopicName, Offset: 0, Limit: 200 })).Result
        .TopicList;
    const settings = { MinInsyncReplicas: 1, CleanUpPolicy: 'delete', UncleanLeaderElectionEnable: 1 };
    const limits = { MaxMessageBytes: 1_048_576, SegmentMs: 86_400_000 };
    const IpWhiteList = ['10.7.1.0/24'];
    const asked = { Note: 'n', RetentionMs: 86_400_000, EnableWhiteList: 1, IpWhiteList, ...settings, ...limits };
    await call('ckafka', 'DescribeInstanceAttributes', { InstanceId });
    const { Result } = await call('ckafka', 'CreateTopic', {
      InstanceId,
      TopicName,
      PartitionNum: 1,
      ReplicaNum: 1,
      ...asked,
    });
    expect(Result.TopicId).not.toBe('');
    const [topic] = await listed();
    expect(topic).toMatchObject({ TopicName, PartitionNum: 1, ReplicaNum: 1 });
    expectPresent(topic, ['Config', 'CreateTime']);
    // CreateTopic has carried it already.
    await call('ckafka', 'CreateTopicIpWhiteList', { InstanceId, TopicName, IpWhiteList });
    const attributes = async () => (await call('ckafka', 'DescribeTopicAttributes', { InstanceId, TopicName })).Result;
    const shown = { EnableWhiteList: 1, IpWhiteList, Config: { Retention: 86_400_000, ...settings, ...limits } };
    expect(await attributes()).toMatchObject({ Note: 'n', PartitionNum: 1, ...shown });

    await call('ckafka', 'CreatePartition', { InstanceId, TopicName, PartitionNum: 3 });
    // Every attribute, the changed ones among what stays.
    const change = { ...asked, ReplicaNum: 1, Note: 'm', RetentionMs: 172_800_000 };
    expectPresent(await call('ckafka', 'ModifyTopicAttributes', { InstanceId, TopicName, ...change }), ['Result']);
    expect((await listed())[0]).toMatchObject({ PartitionNum: 3, ReplicaNum: 1 });
    const changed = { ...shown, Config: { ...shown.Config, Retention: 172_800_000 } };
    expect(await attributes()).toMatchObject({ Note: 'm', PartitionNum: 3, ...changed });

    // What a block with nothing but names and counts sends; `segment` must stay unset, for nothing computes it.
    const DEFAULTS = {
      EnableWhiteList: 0,
      MinInsyncReplicas: 1,
      CleanUpPolicy: 'delete',
      UncleanLeaderElectionEnable: 0,
    };
    const plain = { InstanceId, TopicName: 'plain', PartitionNum: 1, ReplicaNum: 1, RetentionMs: 60_000, ...DEFAULTS };
    await call('ckafka', 'CreateTopic', plain);
    const { Result: kept } = await call('ckafka', 'DescribeTopicAttributes', { InstanceId, TopicName: 'plain' });
    const { EnableWhiteList: _, ...config } = DEFAULTS;
    expect(kept).toMatchObject({ Note: '', EnableWhiteList: 0, IpWhiteList: [] });
    expect(kept.Config).toMatchObject({ ...config, Retention: 60_000, SegmentMs: null });
    await call('ckafka', 'DeleteTopic', { InstanceId, TopicName: 'plain' });

    const GroupName = 'readers';
    await call('ckafka', 'CreateConsumer', { InstanceId, GroupName, TopicNameList: [TopicName] });
    const { Result: group } = await call('ckafka', 'DescribeConsumerGroup', { InstanceId, GroupName, ...page });
    expect(group?.TopicList.map((it) => it.TopicName)).toEqual([TopicName]);
    expectPresent((await call('ckafka', 'DescribeGroup', { InstanceId, ...page })).Result, ['GroupList.0.Group']);
    const offsets = { InstanceId, Group: GroupName, Strategy: 2, Topics: [TopicName], Offset: 0 };
    await call('ckafka', 'ModifyGroupOffsets', offsets);
    await call('ckafka', 'DeleteGroup', { InstanceId, Group: GroupName });

    await call('ckafka', 'DeleteTopic', { InstanceId, TopicName });
    await vi.waitUntil(async () => (await listed()).length === 0, POLL);
  });

  it('tencentcloud_ckafka_user, tencentcloud_ckafka_acl and tencentcloud_ckafka_acl_rule, and the data sources', async () => {
    const { instanceId: InstanceId } = made;
    const DONE = { ReturnCode: '0' };
    const user = { InstanceId, Name: 'alice' };
    expect((await call('ckafka', 'CreateUser', { ...user, Password: 'first_1' })).Result).toMatchObject(DONE);
    const found = await call('ckafka', 'DescribeUser', { InstanceId, SearchWord: 'alice', Offset: 0, Limit: 100 });
    expect(found.Result.Users.map((it) => it.Name)).toEqual(['alice']);
    expectPresent(found, ['Result.Users.0.CreateTime', 'Result.Users.0.UpdateTime']);
    const change = { ...user, Password: 'first_1', PasswordNew: 'second_2' };
    expect((await call('ckafka', 'ModifyPassword', change)).Result).toMatchObject(DONE);

    await call('ckafka', 'CreateTopic', { InstanceId, TopicName: 'private', PartitionNum: 1, ReplicaNum: 1 });
    const on = { InstanceId, ResourceType: 2, ResourceName: 'private' };
    const acl = { ...on, Operation: 3, PermissionType: 3, Host: '*', Principal: 'User:alice' };
    expect((await call('ckafka', 'CreateAcl', acl)).Result).toMatchObject(DONE);
    const read = { ...on, Offset: 0, Limit: 50, SearchWord: '*' };
    const { AclList } = (await call('ckafka', 'DescribeACL', read)).Result;
    const { InstanceId: _, ...rule } = acl;
    expect(AclList).toEqual([expect.objectContaining(rule)]);
    const GroupName = 'readers';
    await call('ckafka', 'CreateConsumer', { InstanceId, GroupName, TopicNameList: ['private'] });
    await readDataSources(call, {
      InstanceId,
      TopicName: 'private',
      userName: 'alice',
      GroupName,
      FlowId: made.flowId,
    });
    await call('ckafka', 'DeleteGroup', { InstanceId, Group: GroupName });
    expect((await call('ckafka', 'DeleteAcl', acl)).Result).toMatchObject(DONE);
    expect((await call('ckafka', 'DescribeACL', read)).Result.AclList).toEqual([]);

    const RuleList = [{ Operation: 'All', PermissionType: 'Allow', Host: '*', Principal: 'User:alice' }];
    const named = { InstanceId, RuleName: 'prefixed' };
    await call('ckafka', 'CreateAclRule', {
      ...named,
      ResourceType: 'Topic',
      PatternType: 'PREFIXED',
      Pattern: 'priv',
      RuleList,
    });
    const { AclRuleList } = (await call('ckafka', 'DescribeAclRule', named)).Result;
    expect(AclRuleList).toMatchObject([
      { RuleName: 'prefixed', ResourceType: 'Topic', PatternType: 'PREFIXED', Pattern: 'priv' },
    ]);
    // The text's members are in lower case, as upstream's example has them; Go reads them in any case.
    const listed = { operation: 'All', permissionType: 'Allow', host: '*', principal: 'User:alice' };
    expect(JSON.parse(AclRuleList[0]?.AclList ?? '')).toEqual([listed]);
    await call('ckafka', 'DeleteAclRule', named);
    const preset = { InstanceId, RuleName: 'preset' };
    await call('ckafka', 'CreateAclRule', { ...preset, ResourceType: 'Topic', PatternType: 'PRESET', RuleList });
    await call('ckafka', 'ModifyAclRule', { ...preset, IsApplied: 1 });
    const { Result } = await call('ckafka', 'DescribeAclRule', preset);
    expect(Result.AclRuleList).toMatchObject([{ RuleName: 'preset', PatternType: 'PRESET', IsApplied: 1 }]);
    await call('ckafka', 'DeleteAclRule', preset);
    await call('ckafka', 'DeleteTopic', { InstanceId, TopicName: 'private' });
    expect((await call('ckafka', 'DeleteUser', user)).Result).toMatchObject(DONE);
  });

  it('tencentcloud_ckafka_route', async () => {
    const { instanceId: InstanceId } = made;
    const asked = { InstanceId, VipType: 3, AccessType: 0, VpcId: made.vpcId, SubnetId: made.subnetId };
    const { Data } = (await call('ckafka', 'CreateRoute', asked)).Result;
    const [FlowId, RouteId] = [Data?.FlowId, Data?.RouteDTO?.RouteId];
    await vi.waitUntil(async () => (await call('ckafka', 'DescribeTaskStatus', { FlowId })).Result.Status === 0, POLL);
    const { Routers } = (await call('ckafka', 'DescribeRoute', { InstanceId, RouteId })).Result;
    expect(Routers).toMatchObject([{ RouteId, VipType: 3, AccessType: 0, VpcId: made.vpcId, Subnet: made.subnetId }]);
    expectPresent(Routers, ['0.VipList.0.Vip', '0.VipList.0.Vport']);
    await call('ckafka', 'DeleteRoute', { InstanceId, RouteId });
    await untilRunning();
  });

  it('tencentcloud_ckafka_instance by the month, and tencentcloud_ckafka_renew_instance', () =>
    livePrepaid(call, made, ZONE.id));

  it('a provider that assumes a role', async () => {
    const role = {
      RoleArn: 'qcs::cam::uin/100000000001:roleName/ci',
      RoleSessionName: 'terraform',
      DurationSeconds: 7200,
    };
    const { Credentials } = await call('sts', 'AssumeRole', role);
    const { TmpSecretId: secretId, TmpSecretKey: secretKey, Token: token } = Credentials;
    const assumed = asTerraform(server, { secretId, secretKey, token });
    expect(await findInstances(assumed, {})).toEqual([made.instanceId]);
    await assumed('ckafka', 'ModifyInstanceAttributes', { InstanceId: made.instanceId, InstanceName: 'by-role' });
  });

  it('tencentcloud_ckafka_instance: update and delete', async () => {
    const { instanceId: InstanceId } = made;
    const config = { DefaultNumPartitions: 3, DefaultReplicationFactor: 1 };
    const retention = { Enable: 1, DiskQuotaPercentage: 80, StepForwardPercentage: 20, BottomRetention: 400 };
    const plain = { InstanceName: 'renamed', MsgRetentionTime: 1440, PublicNetwork: 6, MaxMessageByte: 4_194_304 };
    await call('ckafka', 'ModifyInstanceAttributes', {
      ...{ InstanceId, ...plain, Config: { AutoCreateTopicEnable: true, ...config } },
      ...{ DynamicRetentionConfig: retention, DeleteProtectionEnable: 1 },
    });
    // At once, and not again when it is refused.
    const size = { BandWidth: 40, DiskSize: 500, Partition: 800 };
    await call('ckafka', 'InstanceScalingDown', { InstanceId, UpgradeStrategy: 1, ...size });
    expect(await untilRunning()).toMatchObject({
      ...{ InstanceName: 'renamed', Bandwidth: 8 * 40, DiskSize: 500, MaxPartitionNumber: 800 },
    });
    const Resource = `qcs::ckafka:ap-guangzhou:uin/:ckafkaId/${InstanceId}`;
    await call('tag', 'ModifyResourceTags', { Resource, DeleteTags: [{ TagKey: 'team' }] });
    expect((await detail())?.Tags).toMatchObject([{ TagKey: 'env', TagValue: 'ci' }]);
    const { Result } = await call('ckafka', 'DescribeInstanceAttributes', { InstanceId });
    expect(Result).toMatchObject({
      ...{ ...plain, Config: { AutoCreateTopicsEnable: true, ...config } },
      ...{ RetentionTimeConfig: retention, DeleteProtectionEnable: 1 },
    });

    await call('ckafka', 'ModifyInstanceAttributes', { InstanceId, DeleteProtectionEnable: 0 });
    await call('ckafka', 'DeleteInstancePost', { InstanceId });
    await vi.waitUntil(async () => (await detail()) === undefined, POLL);
    await deleteNetwork(call, made);
  });
});

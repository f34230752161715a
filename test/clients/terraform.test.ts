import { describe, expect, it, vi } from 'vitest';
import { serverForTests } from '../support/server.ts';
import { asTerraform, expectPresent } from './as-terraform.ts';

/*
 * The provider's own sequences of calls, resource by resource, in one life: create, read, update, delete. What it dereferences unguarded
 * must be there, and what it compares must come back as it was sent, or the next plan is not empty.
 */

const server = serverForTests('[topics]\ndelete_after_seconds = 0\n');
const call = asTerraform(server);
const ZONE = { id: 100003, code: 'ap-guangzhou-3' };
const POLL = { timeout: 60_000, interval: 250 };

const made = { vpcId: '', subnetId: '', instanceId: '' };
const byId = (name: string, id: string): object => ({
  Filters: [{ Name: name, Values: [id] }],
  Offset: '0',
  Limit: '100',
});
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
  it('data sources: zones and regions', async () => {
    const { ZoneSet } = await call('api', 'DescribeZones', { Product: 'ckafka' });
    expect(ZoneSet).toContainEqual(
      expect.objectContaining({ Zone: ZONE.code, ZoneId: String(ZONE.id), ZoneState: 'AVAILABLE' }),
    );
    const { Result } = await call('ckafka', 'DescribeRegion', {});
    expectPresent(Result, ['0.RegionId', '0.RegionName']);
    expectPresent(await call('ckafka', 'DescribeCkafkaZone', {}), ['Result.ZoneList.0.ZoneId']);
    const { Result: all } = await call('ckafka', 'DescribeInstancesDetail', { Offset: 0, Limit: 100 });
    expect(all.InstanceList).toEqual([]);
  });

  it('tencentcloud_vpc and tencentcloud_subnet', async () => {
    const { Vpc } = await call('vpc', 'CreateVpc', {
      VpcName: 'net',
      CidrBlock: '10.7.0.0/16',
      EnableMulticast: 'false',
    });
    expectPresent(Vpc, ['VpcId', 'IsDefault']);
    made.vpcId = Vpc.VpcId;
    const vpcs = await call('vpc', 'DescribeVpcs', byId('vpc-id', made.vpcId));
    expectPresent(vpcs, [
      'TotalCount',
      ...['CidrBlock', 'CreatedTime', 'IsDefault', 'EnableMulticast', 'VpcName'].map((it) => `VpcSet.0.${it}`),
    ]);
    expect(vpcs.VpcSet[0]).toMatchObject({ VpcName: 'net', CidrBlock: '10.7.0.0/16', EnableMulticast: false });
    const Filters = [
      { Name: 'vpc-id', Values: [made.vpcId] },
      { Name: 'association.main', Values: ['true'] },
    ];
    const tables = await call('vpc', 'DescribeRouteTables', { Filters, Offset: '0', Limit: '100' });
    expectPresent(tables, [
      'TotalCount',
      'RouteTableSet.0.Main',
      'RouteTableSet.0.CreatedTime',
      'RouteTableSet.0.VpcId',
    ]);

    const asked = { VpcId: made.vpcId, SubnetName: 'sub', CidrBlock: '10.7.1.0/24', Zone: ZONE.code };
    made.subnetId = (await call('vpc', 'CreateSubnet', asked)).Subnet.SubnetId ?? '';
    await call('vpc', 'ModifySubnetAttribute', {
      SubnetId: made.subnetId,
      SubnetName: 'sub',
      EnableBroadcast: 'false',
    });
    const subnets = await call('vpc', 'DescribeSubnets', byId('subnet-id', made.subnetId));
    const needed = [
      'CdcId',
      'RouteTableId',
      'CreatedTime',
      'EnableBroadcast',
      'IsDefault',
      'AvailableIpAddressCount',
      'Zone',
    ];
    expectPresent(subnets, ['TotalCount', ...needed.map((it) => `SubnetSet.0.${it}`)]);
    expect(subnets.SubnetSet[0]).toMatchObject({ ...asked, EnableBroadcast: false });
    const tags = {
      ServiceType: 'vpc',
      ResourcePrefix: 'subnet',
      ResourceIds: [made.subnetId],
      ResourceRegion: 'ap-guangzhou',
    };
    expect((await call('tag', 'DescribeResourceTagsByResourceIds', { ...tags, ...page })).Tags).toEqual([]);
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
    await call('ckafka', 'ModifyInstanceAttributes', { InstanceId: made.instanceId, MsgRetentionTime: 2880 });
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
  });

  it('tencentcloud_ckafka_topic', async () => {
    const { instanceId: InstanceId } = made;
    const TopicName = 'orders';
    const listed = async () =>
      (await call('ckafka', 'DescribeTopicDetail', { InstanceId, SearchWord: TopicName, Offset: 0, Limit: 200 })).Result
        .TopicList;
    const { Result } = await call('ckafka', 'CreateTopic', {
      InstanceId,
      TopicName,
      PartitionNum: 1,
      ReplicaNum: 1,
      Note: 'n',
      RetentionMs: 86_400_000,
    });
    expect(Result.TopicId).not.toBe('');
    const [topic] = await listed();
    expect(topic).toMatchObject({ TopicName, PartitionNum: 1, ReplicaNum: 1 });
    expectPresent(topic, ['Config', 'CreateTime']);
    const { Result: attributes } = await call('ckafka', 'DescribeTopicAttributes', { InstanceId, TopicName });
    expect(attributes).toMatchObject({ Note: 'n', PartitionNum: 1, Config: { Retention: 86_400_000 } });

    await call('ckafka', 'CreatePartition', { InstanceId, TopicName, PartitionNum: 3 });
    expectPresent(
      await call('ckafka', 'ModifyTopicAttributes', { InstanceId, TopicName, Note: 'm', RetentionMs: 172_800_000 }),
      ['Result'],
    );
    expect((await listed())[0]).toMatchObject({ PartitionNum: 3 });

    const GroupName = 'readers';
    await call('ckafka', 'CreateConsumer', { InstanceId, GroupName, TopicNameList: [TopicName] });
    const { Result: group } = await call('ckafka', 'DescribeConsumerGroup', { InstanceId, GroupName, ...page });
    expect(group?.TopicList.map((it) => it.TopicName)).toEqual([TopicName]);
    expectPresent((await call('ckafka', 'DescribeGroup', { InstanceId, ...page })).Result, ['GroupList.0.Group']);
    await call('ckafka', 'DeleteGroup', { InstanceId, Group: GroupName });

    await call('ckafka', 'DeleteTopic', { InstanceId, TopicName });
    await vi.waitUntil(async () => (await listed()).length === 0, POLL);
  });

  it('tencentcloud_ckafka_user, tencentcloud_ckafka_acl and tencentcloud_ckafka_acl_rule', async () => {
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

  it('tencentcloud_ckafka_instance: update and delete', async () => {
    const { instanceId: InstanceId } = made;
    await call('ckafka', 'ModifyInstanceAttributes', { InstanceId, InstanceName: 'renamed' });
    await call('ckafka', 'InstanceScalingDown', {
      InstanceId,
      UpgradeStrategy: 1,
      BandWidth: 40,
      DiskSize: 500,
      Partition: 800,
    });
    expect(await untilRunning()).toMatchObject({
      InstanceName: 'renamed',
      Bandwidth: 8 * 40,
      DiskSize: 500,
      MaxPartitionNumber: 800,
    });
    await call('ckafka', 'DeleteInstancePost', { InstanceId });
    await vi.waitUntil(async () => (await detail()) === undefined, POLL);
    await call('vpc', 'DeleteSubnet', { SubnetId: made.subnetId });
    await call('vpc', 'DeleteVpc', { VpcId: made.vpcId });
    expect((await call('vpc', 'DescribeVpcs', byId('vpc-id', made.vpcId))).VpcSet).toEqual([]);
  });
});

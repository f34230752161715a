import { expect } from 'vitest';
import { expectPresent, type Caller } from './as-terraform.ts';

/** The networks that the resources below stand in. */
export interface Network {
  readonly vpcId: string;
  readonly subnetId: string;
}

/** Offset and Limit are texts here, alone among the provider's calls. */
function byId(name: string, id: string, ...more: object[]): object {
  return { Filters: [{ Name: name, Values: [id] }, ...more], Offset: '0', Limit: '100' };
}

/** tencentcloud_vpc and tencentcloud_subnet: create, read, update. */
export async function createNetwork(call: Caller, zone: string): Promise<Network> {
  const vpcId = await createVpc(call);
  const asked = { VpcId: vpcId, SubnetName: 'sub', CidrBlock: '10.7.1.0/24', Zone: zone };
  const subnetId = (await call('vpc', 'CreateSubnet', asked)).Subnet.SubnetId ?? '';
  await call('vpc', 'ModifySubnetAttribute', { SubnetId: subnetId, SubnetName: 'sub', EnableBroadcast: 'false' });
  const Resource = `qcs::vpc:ap-guangzhou:uin/:subnet/${subnetId}`;
  await call('tag', 'ModifyResourceTags', { Resource, ReplaceTags: [{ TagKey: 'env', TagValue: 'ci' }] });
  const subnets = await call('vpc', 'DescribeSubnets', byId('subnet-id', subnetId));
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
  const tagged = {
    ...{ ServiceType: 'vpc', ResourcePrefix: 'subnet', ResourceIds: [subnetId] },
    ...{ ResourceRegion: 'ap-guangzhou', Offset: 0, Limit: 20 },
  };
  const { Tags } = await call('tag', 'DescribeResourceTagsByResourceIds', tagged);
  expect(Tags).toMatchObject([{ TagKey: 'env', TagValue: 'ci', ResourceId: subnetId }]);
  return { vpcId, subnetId };
}

async function createVpc(call: Caller): Promise<string> {
  const switches = { EnableMulticast: 'false', EnableRouteVpcPublish: false, EnableRouteVpcPublishIpv6: false };
  const asked = { VpcName: 'net', CidrBlock: '10.7.0.0/16', ...switches, Tags: [{ Key: 'team', Value: 'blue' }] };
  const { Vpc } = await call('vpc', 'CreateVpc', asked);
  expectPresent(Vpc, ['VpcId', 'IsDefault']);
  const vpcId = Vpc.VpcId;
  await readVpc(call, vpcId, { VpcName: 'net', TagSet: [{ Key: 'team', Value: 'blue' }] });
  await call('vpc', 'ModifyVpcAttribute', { VpcId: vpcId, VpcName: 'renamed', EnableMulticast: 'false' });
  const Resource = `qcs::vpc:ap-guangzhou:uin/:vpc/${vpcId}`;
  const change = { ReplaceTags: [{ TagKey: 'env', TagValue: 'ci' }], DeleteTags: [{ TagKey: 'team' }] };
  await call('tag', 'ModifyResourceTags', { Resource, ...change });
  await readVpc(call, vpcId, { VpcName: 'renamed', TagSet: [{ Key: 'env', Value: 'ci' }] });
  return vpcId;
}

async function readVpc(call: Caller, vpcId: string, expected: object): Promise<void> {
  const vpcs = await call('vpc', 'DescribeVpcs', byId('vpc-id', vpcId));
  const needed = ['CidrBlock', 'CreatedTime', 'IsDefault', 'EnableMulticast', 'VpcName'];
  expectPresent(vpcs, ['TotalCount', ...needed.map((it) => `VpcSet.0.${it}`)]);
  expect(vpcs.VpcSet[0]).toMatchObject({ CidrBlock: '10.7.0.0/16', EnableMulticast: false, ...expected });
  const main = { Name: 'association.main', Values: ['true'] };
  const tables = await call('vpc', 'DescribeRouteTables', byId('vpc-id', vpcId, main));
  expectPresent(tables, ['TotalCount', ...['Main', 'CreatedTime', 'VpcId'].map((it) => `RouteTableSet.0.${it}`)]);
}

export async function deleteNetwork(call: Caller, { vpcId, subnetId }: Network): Promise<void> {
  await call('vpc', 'DeleteSubnet', { SubnetId: subnetId });
  await call('vpc', 'DeleteVpc', { VpcId: vpcId });
  expect((await call('vpc', 'DescribeVpcs', byId('vpc-id', vpcId))).VpcSet).toEqual([]);
}

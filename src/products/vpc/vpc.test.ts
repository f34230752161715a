import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actionCaller, openActionCaller, type Caller } from '../../../test/support/action-caller.ts';
import { describeRouteTables } from './route-tables/describe-route-tables.ts';
import { createSubnet } from './subnets/create-subnet.ts';
import { deleteSubnet } from './subnets/delete-subnet.ts';
import { describeSubnets } from './subnets/describe-subnets.ts';
import { modifySubnetAttribute } from './subnets/modify-subnet-attribute.ts';
import { createVpc } from './vpcs/create-vpc.ts';
import { deleteVpc } from './vpcs/delete-vpc.ts';
import { describeVpcs } from './vpcs/describe-vpcs.ts';
import { modifyVpcAttribute } from './vpcs/modify-vpc-attribute.ts';

const TEN = { VpcName: 'ten', CidrBlock: '10.0.0.0/16' };
const subnetIn = (VpcId: string, CidrBlock = '10.0.1.0/24') => ({
  VpcId,
  SubnetName: 'one',
  Zone: 'ap-changsha-ec-1',
  CidrBlock,
});
const byVpc = (vpcId: string) => ({ Filters: [{ Name: 'vpc-id', Values: [vpcId] }], Offset: '0', Limit: '100' });

/** For refusals, which change nothing: one database for all of them, with a VPC and a subnet in it. */
let shared: Awaited<ReturnType<typeof openActionCaller>>;
let sharedVpcId: string;
beforeAll(async () => {
  shared = await openActionCaller();
  sharedVpcId = (await shared.call(createVpc, TEN)).Vpc.VpcId;
  await shared.call(createSubnet, subnetIn(sharedVpcId));
});
afterAll(() => shared.remove());

async function withVpc(): Promise<{ caller: Caller; vpcId: string }> {
  const caller = await actionCaller();
  const { Vpc } = await caller.call(createVpc, TEN);
  return { caller, vpcId: Vpc.VpcId };
}

describe('the default network', () => {
  it('is there on the first look in every region, with a subnet in every open zone', async () => {
    const caller = await actionCaller();
    for (const region of caller.services.catalogue.regions) {
      const options = { region: region.regionCode };
      const { VpcSet, TotalCount } = await caller.call(describeVpcs, {}, options);
      const { SubnetSet } = await caller.call(describeSubnets, { Limit: '100' }, options);
      expect([TotalCount, VpcSet[0]?.IsDefault]).toEqual([1, true]);
      expect(SubnetSet.map((it) => it.Zone).toSorted()).toEqual(
        region.zones
          .filter((it) => it.open)
          .map((it) => it.zoneCode)
          .toSorted(),
      );
      expect(SubnetSet.every((it) => it.VpcId === VpcSet[0]?.VpcId && it.CidrBlock?.startsWith('127.'))).toBe(true);
    }
  });

  it('is made once by many first looks at the same time, and blocks are shared with nobody', async () => {
    const caller = await actionCaller();
    const other = { ...caller.account, appId: 1_300_000_002, uin: '100000000002' };
    await caller.storage.rows.accounts.insert(other);
    const looks = ['ap-changsha', 'ap-nanjing'].flatMap((region) =>
      [caller.account, other].flatMap((account) =>
        Array.from({ length: 4 }, () => caller.call(describeVpcs, {}, { region, account })),
      ),
    );
    const seen = (await Promise.all(looks)).flatMap((it) => it.VpcSet);
    expect(seen).toHaveLength(16);
    expect(new Set(seen.map((it) => it.VpcId)).size).toBe(4);
    expect(new Set(seen.map((it) => it.CidrBlock)).size).toBe(4);
  });
});

describe('VPCs', () => {
  it('are made, described, changed and deleted', async () => {
    const { caller, vpcId } = await withVpc();
    await caller.call(modifyVpcAttribute, {
      VpcId: vpcId,
      VpcName: '网络',
      EnableMulticast: 'true',
      DnsServers: ['10.0.0.2'],
      DomainName: 'a.example',
    });
    const { VpcSet, TotalCount } = await caller.call(describeVpcs, byVpc(vpcId));
    expect(TotalCount).toBe(1);
    expect(VpcSet[0]).toMatchObject({
      VpcId: vpcId,
      VpcName: '网络',
      CidrBlock: '10.0.0.0/16',
      IsDefault: false,
      EnableMulticast: true,
      DnsServerSet: ['10.0.0.2'],
      DomainName: 'a.example',
      CreatedTime: '2026-03-01 12:05:06',
    });
    await caller.call(deleteVpc, { VpcId: vpcId });
    expect((await caller.call(describeVpcs, byVpc(vpcId))).VpcSet).toEqual([]);
    expect((await caller.refusal(deleteVpc, { VpcId: vpcId })).code).toBe('ResourceNotFound');
  });

  it('carry tags and are found by them', async () => {
    const caller = await actionCaller();
    const { Vpc } = await caller.call(createVpc, { ...TEN, Tags: [{ Key: 'team', Value: 'a' }] });
    expect(Vpc.TagSet).toEqual([{ Key: 'team', Value: 'a' }]);
    const found = async (Name: string, value: string) =>
      (await caller.call(describeVpcs, { Filters: [{ Name, Values: [value] }] })).TotalCount;
    expect([await found('tag-key', 'team'), await found('tag:team', 'a'), await found('tag:team', 'b')]).toEqual([
      1, 1, 0,
    ]);
  });

  it.each([
    ['InvalidParameterValue.Malformed', { CidrBlock: '10.0.0.1/16' }],
    ['InvalidParameterValue.Malformed', { CidrBlock: 'ten' }],
    ['InvalidParameterValue.Range', { CidrBlock: '8.8.0.0/16' }],
    ['InvalidParameterValue.Range', { CidrBlock: '10.0.0.0/8' }],
    ['InvalidParameterValue.Range', { CidrBlock: '10.0.0.0/29' }],
    ['InvalidParameterValue.Range', { CidrBlock: '127.0.0.0/16' }],
    ['MissingParameter', { CidrBlock: '' }],
    ['InvalidParameterValue.Empty', { VpcName: '' }],
    ['InvalidParameterValue.TooLong', { VpcName: '名'.repeat(61) }],
    ['InvalidParameterValue.Malformed', { EnableMulticast: 'yes' }],
    ['InvalidParameterValue.Malformed', { DnsServers: ['dns.example'] }],
    [
      'InvalidParameterValue.LimitExceeded',
      { DnsServers: ['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4', '10.0.0.5'] },
    ],
    ['InvalidParameterValue.TooLong', { DomainName: 'd'.repeat(61) }],
    [
      'InvalidParameterValue.TagDuplicateKey',
      {
        Tags: [
          { Key: 'k', Value: '1' },
          { Key: 'k', Value: '2' },
        ],
      },
    ],
    ['InvalidParameterValue.TagInvalidKeyLen', { Tags: [{ Key: '', Value: '1' }] }],
    ['InvalidParameterValue.TagInvalidVal', { Tags: [{ Key: 'k', Value: 'v'.repeat(256) }] }],
    [
      'LimitExceeded.TagKeyPerResourceExceeded',
      { Tags: Array.from({ length: 51 }, (_, n) => ({ Key: `k${n}`, Value: '' })) },
    ],
    ['UnsupportedOperation', { Ipv6CidrBlock: 'fd00::/56' }],
    ['UnsupportedOperation', { StackType: 'DualStack' }],
    ['UnsupportedOperation', { EnableRouteVpcPublish: true }],
  ])('are refused as %s: %j', async (code, change) => {
    const vpcs = () =>
      shared.storage.rows.network.listVpcs(shared.account.appId, 'ap-changsha', { isDefault: false }, 1, 0);
    expect((await shared.refusal(createVpc, { ...TEN, ...change })).code).toBe(code);
    expect((await vpcs()).total).toBe(1);
  });

  it.each([
    ['InvalidParameter.Coexist', { VpcIds: ['vpc-00000000'], Filters: [{ Name: 'vpc-id', Values: ['vpc-00000000'] }] }],
    ['InvalidParameter.FilterInvalidKey', { Filters: [{ Name: 'colour', Values: ['red'] }] }],
    ['InvalidParameter.InvalidFilter', { Filters: [{ Name: 'vpc-id', Values: [] }] }],
    [
      'InvalidParameter.InvalidFilter',
      {
        Filters: [
          { Name: 'vpc-id', Values: ['a'] },
          { Name: 'vpc-id', Values: ['b'] },
        ],
      },
    ],
    ['InvalidParameter.InvalidFilter', { Filters: [{ Name: 'tag-key', Values: ['a', 'b'] }] }],
    [
      'LimitExceeded.NumberOfFilters',
      { Filters: Array.from({ length: 11 }, (_, n) => ({ Name: `tag:${n}`, Values: ['x'] })) },
    ],
    ['InvalidParameterValue.Malformed', { Filters: [{ Name: 'is-default', Values: ['maybe'] }] }],
    ['InvalidParameterValue.Malformed', { Limit: 'ten' }],
    ['InvalidParameterValue.Range', { Limit: '0' }],
    ['InvalidParameterValue.Range', { Limit: '101' }],
    ['InvalidParameterValue.Range', { Offset: '-1' }],
    ['InvalidParameterValue.LimitExceeded', { VpcIds: Array.from({ length: 101 }, (_, n) => `vpc-${n}`) }],
    ['ResourceNotFound', { VpcIds: ['vpc-00000000'] }],
  ])('cannot be listed, %s: %j', async (code, asked) => {
    expect((await shared.refusal(describeVpcs, asked)).code).toBe(code);
  });
});

describe('subnets', () => {
  it('are made, described with their room, changed and deleted before their VPC', async () => {
    const { caller, vpcId } = await withVpc();
    const { Subnet } = await caller.call(createSubnet, { ...subnetIn(vpcId), Tags: [{ Key: 'k', Value: 'v' }] });
    const SubnetId = Subnet.SubnetId ?? '';
    await caller.call(modifySubnetAttribute, { SubnetId, SubnetName: 'two', EnableBroadcast: 'false' });
    const { SubnetSet } = await caller.call(describeSubnets, byVpc(vpcId));
    expect(SubnetSet[0]).toMatchObject({
      SubnetId,
      SubnetName: 'two',
      CidrBlock: '10.0.1.0/24',
      Zone: 'ap-changsha-ec-1',
      AvailableIpAddressCount: 253,
      TotalIpAddressCount: 253,
      TagSet: [{ Key: 'k', Value: 'v' }],
      CdcId: '',
      IsDefault: false,
    });
    expect(SubnetSet[0]?.RouteTableId).toMatch(/^rtb-\w{8}$/);
    const inUse = await caller.refusal(deleteVpc, { VpcId: vpcId });
    expect([inUse.code, inUse.text.en.includes(SubnetId)]).toEqual(['ResourceInUse', true]);
    await caller.call(deleteSubnet, { SubnetId });
    await caller.call(deleteVpc, { VpcId: vpcId });
    expect((await caller.refusal(deleteSubnet, { SubnetId })).code).toBe('ResourceNotFound');
    expect((await caller.refusal(modifySubnetAttribute, { SubnetId, SubnetName: 'x' })).code).toBe('ResourceNotFound');
  });

  it.each([
    ['ResourceNotFound', { VpcId: 'vpc-00000000' }],
    ['InvalidParameterValue.Malformed', { CidrBlock: '10.0.1.0' }],
    ['MissingParameter', { CidrBlock: '' }],
    ['InvalidParameterValue.SubnetRange', { CidrBlock: '10.1.0.0/24' }],
    ['InvalidParameterValue.SubnetRange', { CidrBlock: '10.0.0.0/15' }],
    ['InvalidParameterValue.SubnetRange', { CidrBlock: '10.0.7.0/29' }],
    ['InvalidParameterValue.SubnetConflict', { CidrBlock: '10.0.1.0/24' }],
    ['InvalidParameterValue.SubnetOverlap', { CidrBlock: '10.0.1.128/28' }],
    ['InvalidParameterValue.SubnetOverlap', { CidrBlock: '10.0.0.0/16' }],
    ['InvalidParameterValue.UnavailableZone', { Zone: 'ap-changsha-ec-9' }],
    ['InvalidParameterValue.ZoneConflict', { Zone: 'ap-guangzhou-3' }],
    ['InvalidParameterValue.TooLong', { SubnetName: 's'.repeat(61) }],
    ['UnsupportedOperation', { CdcId: 'cluster-1' }],
  ])('are refused as %s: %j', async (code, change) => {
    expect((await shared.refusal(createSubnet, { ...subnetIn(sharedVpcId, '10.0.2.0/24'), ...change })).code).toBe(
      code,
    );
  });

  it('that overlap cannot both be made at the same time', async () => {
    const { caller, vpcId } = await withVpc();
    const both = await Promise.allSettled([
      caller.call(createSubnet, subnetIn(vpcId)),
      caller.call(createSubnet, subnetIn(vpcId, '10.0.0.0/20')),
    ]);
    expect(both.map((it) => it.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('are found by every filter', async () => {
    const { caller, vpcId } = await withVpc();
    const { Subnet } = await caller.call(createSubnet, subnetIn(vpcId));
    const count = async (Name: string, value: string) =>
      (await caller.call(describeSubnets, { Filters: [{ Name, Values: [value] }] })).TotalCount;
    expect(await count('subnet-id', Subnet.SubnetId ?? '')).toBe(1);
    expect(await count('subnet-name', 'one')).toBe(1);
    expect(await count('cidr-block', '10.0.1.0/24')).toBe(1);
    expect(await count('is-default', 'true')).toBe(3);
    expect(await count('is-remote-vpc-snat', 'true')).toBe(0);
    expect(await count('is-remote-vpc-snat', 'false')).toBe(4);
    expect(await count('zone', 'ap-changsha-ec-1')).toBe(2);
    expect(await count('zone', 'ap-nowhere-1')).toBe(0);
  });

  it('are paged by Limit and Offset, not by tokens', async () => {
    const caller = await actionCaller();
    const pages = await Promise.all(['0', '2'].map((Offset) => caller.call(describeSubnets, { Limit: '2', Offset })));
    expect(pages.map((it) => [it.TotalCount, it.SubnetSet.length])).toEqual([
      [3, 2],
      [3, 1],
    ]);
    expect((await caller.refusal(describeSubnets, { MaxResults: 5 })).code).toBe('UnsupportedOperation');
  });
});

describe('route tables', () => {
  it('are the main one of each VPC, with its subnets', async () => {
    const { caller, vpcId } = await withVpc();
    const { Subnet } = await caller.call(createSubnet, subnetIn(vpcId));
    const filters = [
      { Name: 'vpc-id', Values: [vpcId] },
      { Name: 'association.main', Values: ['true'] },
    ];
    const { RouteTableSet, TotalCount } = await caller.call(describeRouteTables, {
      Filters: filters,
      Offset: '0',
      Limit: '100',
    });
    expect(TotalCount).toBe(1);
    expect(RouteTableSet[0]).toMatchObject({
      VpcId: vpcId,
      Main: true,
      RouteSet: [],
      AssociationSet: [{ SubnetId: Subnet.SubnetId, RouteTableId: Subnet.RouteTableId }],
    });
    const all = await caller.call(describeRouteTables, {});
    expect(all.TotalCount).toBe(2);
    const none = await caller.call(describeRouteTables, { Filters: [{ Name: 'association.main', Values: ['false'] }] });
    expect(none.TotalCount).toBe(0);
  });
});

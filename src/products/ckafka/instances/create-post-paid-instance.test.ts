import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CreatePostPaidInstanceRequest } from '../../../../spec/types/ckafka.ts';
import { actionCaller, openActionCaller, type Caller } from '../../../../test/support/action-caller.ts';
import { buy, place } from '../../../../test/support/buying.ts';
import { createSubnet } from '../../vpc/subnets/create-subnet.ts';
import { deleteSubnet } from '../../vpc/subnets/delete-subnet.ts';
import { describeSubnets } from '../../vpc/subnets/describe-subnets.ts';
import { createVpc } from '../../vpc/vpcs/create-vpc.ts';
import { createPostPaidInstance } from './create-post-paid-instance.ts';
import { describeInstanceAttributes } from './describe-instance-attributes.ts';
import { describeInstancesDetail } from './describe-instances-detail.ts';
import { FIRST_EXAMPLE } from '../../../../test/support/first-example.ts';

type Asked = Partial<CreatePostPaidInstanceRequest>;

async function nothingWasCreated(caller: Caller): Promise<void> {
  const { rows } = caller.storage;
  expect((await rows.instances.list(caller.account.appId, 'ap-changsha', {}, 1, 0)).total).toBe(0);
  expect(await rows.instances.takenAddresses('127.0.0.0/8')).toEqual([]);
}

describe('a purchase', () => {
  it('answers as documented, and every Describe call shows the instance at once', async () => {
    const caller = await actionCaller();
    const asked = {
      ...(await place(caller)),
      InstanceName: 'test55',
      ...FIRST_EXAMPLE,
    };
    const { Result } = await caller.call(createPostPaidInstance, asked);
    const { InstanceId, DealNames } = Result.Data;
    expect(Result).toEqual({
      ReturnCode: '0',
      ReturnMessage: 'ok[apply ok]',
      Data: {
        FlowId: 0,
        InstanceId,
        DealNames,
        DealNameInstanceIdMapping: [{ DealName: DealNames[0], InstanceIdList: [InstanceId] }],
      },
    });
    expect(InstanceId).toMatch(/^ckafka-[a-z0-9]{8}$/);
    expect(DealNames).toEqual([expect.stringMatching(/^20260301120506\d{9}$/)]);
    const detail = await caller.call(describeInstancesDetail, { InstanceId });
    expect(detail.Result.InstanceList[0]).toMatchObject({
      InstanceId,
      InstanceName: 'test55',
      Status: 0,
      Bandwidth: 160,
      DiskSize: 200,
      MaxPartitionNumber: 400,
      MaxTopicNumber: 200,
      Version: '2.4.2',
      InstanceType: 'profession',
      ZoneId: 450001,
      ZoneIds: [],
      ExpireTime: 0,
      PublicNetwork: 3,
      Vport: '9092',
      CreateTime: 1_772_337_906,
      VpcId: asked.VpcId,
      SubnetId: asked.SubnetId,
    });
    const attributes = await caller.call(describeInstanceAttributes, { InstanceId });
    expect(attributes.Result).toMatchObject({
      InstanceId,
      Config: null,
      MsgRetentionTime: 1440,
      RetentionTimeConfig: { Enable: 0 },
      RemainingPartitions: 400,
      RemainingTopics: 200,
      FreePartitionNumber: 400,
      MaxGroupNum: 200,
    });
  });

  it('writes rows that the engine can go on from: brokers, endpoints, a password, a task, and an order with everything in it', async () => {
    const caller = await actionCaller();
    const [instanceId = ''] = await buy(caller, { InstanceName: 'one', Tags: [{ TagKey: 'team', TagValue: 'a' }] });
    const { rows } = caller.storage;
    const instance = await rows.instances.byId(caller.account.appId, 'ap-changsha', instanceId);
    expect(instance?.vip).toMatch(/^127(\.\d+){3}$/);
    expect(await rows.instances.brokers(instanceId)).toEqual([
      { instanceId, brokerId: 0, zoneId: 450001, failedStarts: 0, nextStartAt: null },
    ]);
    expect(
      (await rows.instances.endpoints(instanceId))
        .map((it) => [it.purpose, it.brokerId, it.address, it.port])
        .toSorted(),
    ).toEqual([
      ['bootstrap', 0, instance?.vip, 9092],
      ['internal', 0, instance?.vip, 19093],
    ]);
    expect(await rows.instances.adminPassword(instanceId)).toMatch(/^[A-Za-z0-9]{32}$/);
    expect(await rows.tasks.latest(instanceId, 'create-instance')).toMatchObject({ status: 2, finishedAt: null });
    expect(await rows.orders.byDealName(caller.account.appId, instance?.dealName ?? '')).toMatchObject({
      uin: '100000000001',
      secretId: 'AKIDtest',
      requestId: '00000000-0000-0000-0000-000000000000',
      region: 'ap-changsha',
      action: 'CreatePostPaidInstance',
      parameters: { InstanceName: 'one', ZoneId: 450001 },
      purchase: { bandwidthMBps: 40, instanceNames: ['one'], tags: [{ key: 'team', value: 'a' }] },
      instanceIds: [instanceId],
      createdAt: caller.clock.now(),
    });
  });

  it('of several zones has a broker in each, the subnet’s zone first', async () => {
    const caller = await actionCaller();
    const [instanceId = ''] = await buy(caller, { MultiZoneFlag: true, ZoneIds: [450003, 450001, 450002] });
    const { rows } = caller.storage;
    expect((await rows.instances.brokers(instanceId)).map((it) => it.zoneId)).toEqual([450001, 450003, 450002]);
    const endpoints = await rows.instances.endpoints(instanceId);
    expect(endpoints.map((it) => it.port).toSorted((one, other) => one - other)).toEqual([
      9092, 9093, 9094, 9095, 19093, 19094, 19095,
    ]);
    const { Result } = await caller.call(describeInstancesDetail, { InstanceId: instanceId });
    expect(Result.InstanceList[0]?.ZoneIds).toEqual([450001, 450003, 450002]);
    expect(caller.askedRoom).toEqual([[3, 0]]);
  });

  it('of twenty is one order with twenty names and addresses', async () => {
    const caller = await actionCaller();
    const { Result } = await caller.call(createPostPaidInstance, {
      ...(await place(caller)),
      InstanceName: 'k{R:7}',
      InstanceNum: 20,
      Tags: [{ TagKey: 'k', TagValue: 'v' }],
    });
    const ids = Result.Data.DealNameInstanceIdMapping[0]?.InstanceIdList ?? [];
    expect([Result.Data.InstanceId, Result.Data.DealNames.length, ids.length]).toEqual([ids[0], 1, 20]);
    const { InstanceList } = (await caller.call(describeInstancesDetail, { Limit: 100 })).Result;
    expect(new Set(InstanceList.map((it) => it.InstanceName))).toEqual(
      new Set(Array.from({ length: 20 }, (_, n) => `k${n + 7}`)),
    );
    expect(new Set(InstanceList.map((it) => it.Vip)).size).toBe(20);
    expect(InstanceList.every((it) => it.Tags.length === 1)).toBe(true);
    const byId = new Map(InstanceList.map((it) => [it.InstanceId, it.InstanceName]));
    expect(ids.map((id) => byId.get(id))).toEqual(Array.from({ length: 20 }, (_, n) => `k${n + 7}`));
  });

  it('of the standard edition says so', async () => {
    const caller = await actionCaller();
    const [InstanceId = ''] = await buy(caller, { SpecificationsType: 'standard', InstanceType: 2 });
    const { Result } = await caller.call(describeInstanceAttributes, { InstanceId });
    expect(Result).toMatchObject({
      InstanceType: 'standard',
      Cvm: 0,
      Bandwidth: 800,
      DiskSize: 1000,
      RemainingPartitions: 100,
      MaxGroupNum: 50,
    });
  });

  it('with elastic storage shows no disk size, with elastic bandwidth that it is open', async () => {
    const caller = await actionCaller();
    const [InstanceId = ''] = await buy(caller, { StoreQuantityType: 1, ElasticBandwidthSwitch: 1 });
    const { Result } = await caller.call(describeInstanceAttributes, { InstanceId });
    expect(Result).toMatchObject({ DiskSize: -1, ElasticBandwidthSwitch: 1, ElasticBandwidthOpenStatus: 32 });
  });

  it('in a VPC with a block of its own gets an address that this machine has, and counts in its subnet', async () => {
    const caller = await actionCaller();
    const { Vpc } = await caller.call(createVpc, { VpcName: 'ten', CidrBlock: '10.0.0.0/16' });
    const { Subnet } = await caller.call(createSubnet, {
      VpcId: Vpc.VpcId,
      SubnetName: 'small',
      Zone: 'ap-changsha-ec-1',
      CidrBlock: '10.0.0.0/28',
    });
    const network = { VpcId: Vpc.VpcId, SubnetId: Subnet.SubnetId ?? '', ZoneId: 450001 };
    await caller.call(createPostPaidInstance, { ...network, InstanceNum: 10 });
    const { InstanceList } = (await caller.call(describeInstancesDetail, { Limit: 20 })).Result;
    expect(InstanceList.every((it) => /^127\.2[45]\d\./.test(it.Vip))).toBe(true);
    const { SubnetSet } = await caller.call(describeSubnets, { SubnetIds: [network.SubnetId] });
    expect(SubnetSet[0]).toMatchObject({ TotalIpAddressCount: 13, AvailableIpAddressCount: 3 });
    const refused = await caller.refusal(createPostPaidInstance, { ...network, InstanceNum: 4 });
    expect([refused.code, refused.text.en]).toEqual([
      'ResourceUnavailable',
      expect.stringContaining('addresses: 4 needed, 3 free'),
    ]);
    expect((await caller.refusal(deleteSubnet, { SubnetId: network.SubnetId })).code).toBe('ResourceInUse');
  });

  it('where the system has one address only gets ports of its own', async () => {
    const caller = await actionCaller({
      addressing: {
        mode: 'single-address',
        ports: { first: 30_000, last: 30_010 },
        publicRoutes: { address: null, domain: 'ckafka.internal' },
      },
    });
    await buy(caller, { InstanceNum: 2 });
    await buy(caller, { MultiZoneFlag: true, ZoneIds: [450001, 450002, 450003] });
    const taken = await caller.storage.rows.instances.takenEndpoints(
      Array.from({ length: 11 }, (_, n) => ({ address: '127.0.0.1', port: 30_000 + n })),
    );
    expect(taken).toHaveLength(11);
    const refused = await caller.refusal(createPostPaidInstance, await place(caller));
    expect(refused.text.en).toContain('2 ports needed, 0 free');
  });
});

describe('a purchase is refused, and nothing is created,', () => {
  let shared: Awaited<ReturnType<typeof openActionCaller>>;
  let network: Awaited<ReturnType<typeof place>>;
  let otherVpcId: string;
  beforeAll(async () => {
    shared = await openActionCaller();
    network = await place(shared);
    otherVpcId = (await shared.call(createVpc, { VpcName: 'ten', CidrBlock: '10.0.0.0/16' })).Vpc.VpcId;
  });
  afterAll(() => shared.remove());

  it.each([
    ['InvalidParameterValue.VpcIdInvalid', 'VpcId', { VpcId: 'vpc-00000000' }],
    ['InvalidParameterValue.NotAllowedEmpty', 'VpcId', { VpcId: '' }],
    ['InvalidParameterValue.SubnetIdInvalid', 'SubnetId', { SubnetId: 'subnet-00000000' }],
    ['InvalidParameterValue.NotAllowedEmpty', 'SubnetId', { SubnetId: '' }],
    ['InvalidParameterValue.SubnetNotBelongToZone', 'SubnetId', { ZoneId: 450002 }],
    ['InvalidParameterValue.ZoneNotSupport', 'ZoneId', { ZoneId: 100001 }],
    [
      'InvalidParameterValue.RepetitionValue',
      'Tags.N.TagKey',
      {
        Tags: [
          { TagKey: 'k', TagValue: '1' },
          { TagKey: 'k', TagValue: '2' },
        ],
      },
    ],
    ['InvalidParameterValue', 'InstanceNum', { InstanceNum: 21 }],
    ['InvalidParameterValue', 'BandWidth', { BandWidth: 30 }],
    ['InvalidParameterValue', 'InstanceName', { InstanceName: '名'.repeat(129) }],
  ])('as %s naming %s: %j', async (code, parameter, change: Asked) => {
    const refused = await shared.refusal(createPostPaidInstance, { ...network, ...change });
    expect([refused.code, refused.text.en.includes(`\`${parameter}\``)]).toEqual([code, true]);
    await nothingWasCreated(shared);
  });

  it('when the subnet is of another VPC', async () => {
    const refused = await shared.refusal(createPostPaidInstance, { ...network, VpcId: otherVpcId });
    expect(refused.code).toBe('InvalidParameterValue.SubnetIdInvalid');
  });

  it('when neither ZoneId nor ZoneIds says where', async () => {
    const { VpcId, SubnetId } = network;
    expect((await shared.refusal(createPostPaidInstance, { VpcId, SubnetId })).code).toBe(
      'InvalidParameterValue.NotAllowedEmpty',
    );
  });

  it('in a region where the network is not', async () => {
    const refused = await shared.refusal(
      createPostPaidInstance,
      { ...network, ZoneId: 100001 },
      { region: 'ap-guangzhou' },
    );
    expect(refused.code).toBe('InvalidParameterValue.VpcIdInvalid');
  });

  it('saying what is short when the machine has no room', async () => {
    shared.shortages = [
      { what: 'memory', text: 'memory: 3000 MB needed, 120 MB free' },
      { what: 'disk', text: 'disk: 2 GB needed, 1 GB free' },
    ];
    const refused = await shared.refusal(createPostPaidInstance, { ...network, InstanceNum: 20 });
    shared.shortages = [];
    expect([refused.code, refused.text.en]).toEqual([
      'ResourceUnavailable',
      expect.stringContaining('memory: 3000 MB needed, 120 MB free; disk: 2 GB needed, 1 GB free'),
    ]);
    await nothingWasCreated(shared);
  });
});

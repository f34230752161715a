import { expect } from 'vitest';
import { expectPresent, type Caller } from './as-terraform.ts';

/** What a life of resources has made by the time that the data sources look at it. */
export interface Made {
  readonly InstanceId: string;
  readonly TopicName: string;
  readonly userName: string;
  readonly GroupName: string;
  /** Of a task that is done. */
  readonly FlowId: number;
}

/** As the provider pages: by Offset, until a page is shorter than its Limit, whatever TotalCount says. */
async function everyPage<T>(Limit: number, page: (at: { Offset: number; Limit: number }) => Promise<readonly T[]>) {
  const all: T[] = [];
  for (;;) {
    const found = await page({ Offset: all.length, Limit });
    all.push(...found);
    if (found.length < Limit) return all;
  }
}

/** The data sources of places, which need no instance. */
export async function readPlaces(call: Caller, zone: { id: number; code: string }): Promise<void> {
  const available = expect.objectContaining({
    Zone: zone.code,
    ZoneId: String(zone.id),
    ZoneState: 'AVAILABLE',
  }) as object;
  expect((await call('api', 'DescribeZones', { Product: 'ckafka' })).ZoneSet).toContainEqual(available);
  const zones = await call('cvm', 'DescribeZones', {});
  expect(zones.ZoneSet).toContainEqual(available);
  expectPresent(zones, ['TotalCount', 'ZoneSet.0.ZoneName']);
  const { RegionSet } = await call('cvm', 'DescribeRegions', {});
  expect(RegionSet).toContainEqual(expect.objectContaining({ Region: 'ap-guangzhou', RegionState: 'AVAILABLE' }));
  expectPresent(await call('cam', 'GetUserAppId', {}), ['Uin', 'OwnerUin', 'AppId']);
  expectPresent((await call('ckafka', 'DescribeRegion', {})).Result, ['0.RegionId', '0.RegionName']);
  expectPresent(await call('ckafka', 'DescribeCkafkaZone', {}), ['Result.ZoneList.0.ZoneId']);
}

/** The data source of instances: how many are found by everything that it can ask by. */
export async function findInstances(call: Caller, asked: object): Promise<string[]> {
  const found = await everyPage(100, async (at) => {
    const { Result } = await call('ckafka', 'DescribeInstancesDetail', { ...asked, ...at });
    return Result.InstanceList;
  });
  return found.map((it) => it.InstanceId);
}

/** The other data sources of ckafka, each with what it asks and what it reads without a guard. */
export async function readDataSources(call: Caller, made: Made): Promise<void> {
  const { InstanceId, TopicName, GroupName, FlowId, userName } = made;
  const topic = { InstanceId, TopicName };
  expect((await call('ckafka', 'DescribeInstanceAttributes', { InstanceId })).Result.InstanceId).toBe(InstanceId);
  const topics = await everyPage(200, async (at) => {
    const asked = { InstanceId, SearchWord: TopicName, ...at };
    return (await call('ckafka', 'DescribeTopicDetail', asked)).Result.TopicList;
  });
  expect(topics.map((it) => it.TopicName)).toEqual([TopicName]);
  const users = await everyPage(
    50,
    async (at) => (await call('ckafka', 'DescribeUser', { InstanceId, ...at })).Result.Users,
  );
  expect(users.map((it) => it.Name)).toEqual([userName]);
  const acls = { InstanceId, ResourceType: 2, ResourceName: TopicName, SearchWord: '*' };
  const found = await everyPage(
    50,
    async (at) => (await call('ckafka', 'DescribeACL', { ...acls, ...at })).Result.AclList,
  );
  expect(found.map((it) => it.Principal)).toEqual([`User:${userName}`]);
  expectPresent(await call('ckafka', 'DescribeCkafkaVersion', { InstanceId }), ['Result.KafkaVersion']);
  expect((await call('ckafka', 'DescribeTaskStatus', { FlowId })).Result.Status).toBe(0);

  const groups = await everyPage(20, async (at) => {
    return (await call('ckafka', 'DescribeGroup', { InstanceId, SearchWord: '', ...at })).Result.GroupList;
  });
  expect(groups.map((it) => it.Group)).toEqual([GroupName]);
  const [info] = (await call('ckafka', 'DescribeGroupInfo', { InstanceId, GroupList: [GroupName] })).Result;
  expect(info).toMatchObject({ Group: GroupName, Members: [] });
  expectPresent(info, ['ErrorCode', 'State', 'Protocol', 'ProtocolType']);
  const offsets = await everyPage(20, async (at) => {
    const asked = { InstanceId, Group: GroupName, Topics: [TopicName], ...at };
    return (await call('ckafka', 'DescribeGroupOffsets', asked)).Result.TopicList;
  });
  expect(offsets.map((it) => it.Topic)).toEqual([TopicName]);

  const ranking = { InstanceId, RankingType: 'PRO', BeginDate: hoursAgo(1), EndDate: hoursAgo(0) };
  expectPresent(await call('ckafka', 'DescribeTopicFlowRanking', ranking), ['Result.TopicFlow', 'Result.ConsumeSpeed']);
  expect((await call('ckafka', 'DescribeTopicProduceConnection', topic)).Result).toEqual([]);
  const readers = await everyPage(20, async (at) => {
    return (await call('ckafka', 'DescribeTopicSubscribeGroup', { ...topic, ...at })).Result.GroupsInfo;
  });
  expect(readers.map((it) => it.Group)).toEqual([GroupName]);
  const replicas = await everyPage(20, async (at) => {
    return (await call('ckafka', 'DescribeTopicSyncReplica', { ...topic, ...at })).Result.TopicInSyncReplicaList;
  });
  expectPresent(replicas, ['0.Partition', '0.Leader', '0.Replica', '0.InSyncReplica']);
}

function hoursAgo(hours: number): string {
  return `${new Date(Date.now() - hours * 3_600_000).toISOString().slice(0, 19)}+00:00`;
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openActionCaller } from '../../../../test/support/action-caller.ts';
import { STATUS } from '../../../domain/instance.ts';
import { describeSubnets } from '../../vpc/subnets/describe-subnets.ts';
import { createPostPaidInstance } from './create-post-paid-instance.ts';
import { describeCkafkaVersion } from './describe-ckafka-version.ts';
import { describeInstanceAttributes } from './describe-instance-attributes.ts';
import { describeInstancesDetail } from './describe-instances-detail.ts';
import { describeInstances } from './describe-instances.ts';
import { describeTypeInstances } from './describe-type-instances.ts';

/** Three instances: `red` (pro, zone 1, running, tagged), `green` (standard, zone 2), `blue` (pro, zone 1, 2.8.1, tagged). */
let caller: Awaited<ReturnType<typeof openActionCaller>>;
const ids: Record<string, string> = {};
const subnets: Record<number, { VpcId: string; SubnetId: string }> = {};
const vips: Record<string, string> = {};

beforeAll(async () => {
  caller = await openActionCaller();
  const { SubnetSet } = await caller.call(describeSubnets, {});
  for (const it of SubnetSet) subnets[Number(it.Zone?.at(-1))] = { VpcId: it.VpcId ?? '', SubnetId: it.SubnetId ?? '' };
  const buy = async (InstanceName: string, zone: number, rest: object): Promise<void> => {
    caller.clock.advance(1000);
    const network = subnets[zone] ?? { VpcId: '', SubnetId: '' };
    const { Result } = await caller.call(createPostPaidInstance, {
      ...network,
      ZoneId: 450_000 + zone,
      InstanceName,
      ...rest,
    });
    ids[InstanceName] = Result.Data.InstanceId;
    const { InstanceList } = (await caller.call(describeInstancesDetail, { InstanceId: Result.Data.InstanceId }))
      .Result;
    vips[InstanceName] = InstanceList[0]?.Vip ?? '';
  };
  const tag = (TagKey: string, TagValue: string) => ({ TagKey, TagValue });
  await buy('red', 1, { Tags: [tag('team', 'a'), tag('env', 'ci')] });
  await buy('green', 2, { SpecificationsType: 'standard', InstanceType: 1 });
  await buy('blue', 1, { KafkaVersion: '2.8.1', Tags: [tag('team', 'b')] });
  await caller.storage.rows.instances.moveStatus(ids['red'] ?? '', STATUS.creating, STATUS.running, caller.clock.now());
  await caller.storage.rows.instances.setUsage(ids['red'] ?? '', 3, 90);
});
afterAll(() => caller.remove());

async function names(asked: object): Promise<string[]> {
  const { Result } = await caller.call(describeInstancesDetail, asked);
  expect(Result.TotalCount).toBe(Result.InstanceList.length);
  return Result.InstanceList.map((it) => it.InstanceName);
}
const filter = (Name: string, ...Values: string[]) => ({ Filters: [{ Name, Values }] });

describe('the list of instances', () => {
  it('is newest first', async () => {
    expect(await names({})).toEqual(['blue', 'green', 'red']);
  });

  it.each([
    ['InstanceId', () => ({ InstanceId: ids['red'] }), ['red']],
    ['InstanceIdList', () => ({ InstanceIdList: [ids['red'], ids['green']] }), ['green', 'red']],
    ['the older InstanceIds', () => ({ InstanceIds: `["${ids['red'] ?? ''}"]` }), ['red']],
    ['two lists of ids that share nothing', () => ({ InstanceId: ids['red'], InstanceIdList: [ids['green']] }), []],
    ['an unknown id', () => ({ InstanceId: 'ckafka-00000000' }), []],
    ['part of a name', () => ({ SearchWord: 'EE' }), ['green']],
    ['part of an id', () => ({ SearchWord: ids['blue']?.slice(3) }), ['blue']],
    ['a subnet’s id', () => ({ SearchWord: subnets[2]?.SubnetId }), ['green']],
    ['a zone', () => ({ SearchWord: '450002' }), ['green']],
    ['a search text with wildcards', () => ({ SearchWord: '%' }), []],
    ['status', () => ({ Status: [1] }), ['red']],
    ['several statuses', () => ({ Status: [0, 1] }), ['blue', 'green', 'red']],
    ['the status of what is gone', () => ({ Status: [3] }), []],
    ['TagKey', () => ({ TagKey: 'team' }), ['blue', 'red']],
    ['TagList', () => ({ TagList: [{ TagKey: 'team', TagValue: 'b' }] }), ['blue']],
    [
      'all tags of a TagList',
      () => ({
        TagList: [
          { TagKey: 'team', TagValue: 'a' },
          { TagKey: 'env', TagValue: 'ci' },
        ],
      }),
      ['red'],
    ],
    [
      'tags that no instance has together',
      () => ({
        TagList: [
          { TagKey: 'team', TagValue: 'b' },
          { TagKey: 'env', TagValue: 'ci' },
        ],
      }),
      [],
    ],
    ['Filters Ip', () => filter('Ip', vips['green'] ?? ''), ['green']],
    ['Filters VpcId', () => filter('VpcId', subnets[1]?.VpcId ?? ''), ['blue', 'green', 'red']],
    ['Filters SubNetId', () => filter('SubNetId', subnets[1]?.SubnetId ?? ''), ['blue', 'red']],
    ['Filters InstanceType', () => filter('InstanceType', 'standard'), ['green']],
    ['Filters InstanceId', () => filter('InstanceId', ids['red'] ?? '', ids['blue'] ?? ''), ['blue', 'red']],
    [
      'two Filters at once',
      () => ({
        Filters: [
          ...filter('SubNetId', subnets[1]?.SubnetId ?? '').Filters,
          ...filter('InstanceType', 'standard').Filters,
        ],
      }),
      [],
    ],
    [
      'texts and lists that are empty',
      () => ({ InstanceId: '', SearchWord: '', TagKey: '', InstanceIdList: [], Status: [] }),
      ['blue', 'green', 'red'],
    ],
  ] satisfies [string, () => object, string[]][])('is filtered by %s', async (_, asked, expected) => {
    expect(await names(asked())).toEqual(expected);
  });

  it('comes in pages, with the count of all', async () => {
    const page = async (Offset: number) => (await caller.call(describeInstancesDetail, { Limit: 2, Offset })).Result;
    const pages = [await page(0), await page(2), await page(4)];
    expect(pages.map((it) => [it.TotalCount, it.InstanceList.map((one) => one.InstanceName)])).toEqual([
      [3, ['blue', 'green']],
      [3, ['red']],
      [3, []],
    ]);
  });

  it.each([
    ['InvalidParameterValue', { Limit: 0 }],
    ['InvalidParameterValue', { Limit: 101 }],
    ['InvalidParameterValue', { Offset: -1 }],
    ['InvalidParameterValue', { Offset: 2 ** 40 }],
    ['InvalidParameterValue', { Status: [99] }],
    ['InvalidFilter', filter('Colour', 'red')],
    ['InvalidFilter', filter('Ip')],
    ['InvalidFilter', filter('Ip', ...Array.from({ length: 11 }, () => '127.0.0.1'))],
  ])('is refused as %s: %j', async (code, asked) => {
    expect((await caller.refusal(describeInstancesDetail, asked)).code).toBe(code);
  });

  it('has a short form, by type too', async () => {
    const expected = {
      TotalCount: 1,
      InstanceList: [{ InstanceId: ids['red'], InstanceName: 'red', Status: 1, IfCommunity: true }],
    };
    expect((await caller.call(describeInstances, { Status: [1], VpcId: subnets[1]?.VpcId ?? '' })).Result).toEqual(
      expected,
    );
    expect((await caller.call(describeTypeInstances, { SearchWord: 'red' })).Result).toEqual(expected);
    expect((await caller.call(describeInstances, { VpcId: 'vpc-00000000' })).Result).toEqual({
      TotalCount: 0,
      InstanceList: [],
    });
  });

  it('shows nobody another account’s', async () => {
    const account = { ...caller.account, appId: 1_300_000_009, uin: '100000000009' };
    await caller.storage.rows.accounts.insert(account);
    expect((await caller.call(describeInstances, {}, { account })).Result.TotalCount).toBe(0);
  });
});

describe('one instance', () => {
  it('says what it uses and what is left', async () => {
    const { Result } = await caller.call(describeInstanceAttributes, { InstanceId: ids['red'] ?? '' });
    expect(Result).toMatchObject({
      CreatedTopics: 3,
      RemainingTopics: 397,
      RemainderTopics: 397,
      CreatedPartitions: 90,
      RemainingPartitions: 710,
      RemainderPartitions: 710,
    });
    const { InstanceList } = (await caller.call(describeInstancesDetail, { InstanceId: ids['red'] ?? '' })).Result;
    expect(InstanceList[0]).toMatchObject({
      TopicNum: 3,
      PartitionNumber: 90,
      Tags: [
        { TagKey: 'env', TagValue: 'ci' },
        { TagKey: 'team', TagValue: 'a' },
      ],
    });
  });

  it('says its version', async () => {
    const { Result } = await caller.call(describeCkafkaVersion, { InstanceId: ids['blue'] ?? '' });
    expect(Result).toMatchObject({ KafkaVersion: '2.8.1', CurBrokerVersion: 'v2.8.1' });
    expect(Result.LatestBrokerVersion.map((it) => it.KafkaVersion)).toEqual(['2.4.1', '2.8.1', '3.2.3']);
  });

  it('that is unknown is refused', async () => {
    const InstanceId = 'ckafka-00000000';
    const codes = [
      await caller.refusal(describeInstanceAttributes, { InstanceId }),
      await caller.refusal(describeCkafkaVersion, { InstanceId }),
    ].map((it) => it.code);
    expect(codes).toEqual(['InvalidParameterValue.InstanceNotExist', 'InvalidParameterValue.InstanceNotExist']);
  });
});

import { expect, it } from 'vitest';
import { actionCaller, type Caller } from '../../../test/support/action-caller.ts';
import { buy, place } from '../../../test/support/buying.ts';
import { describeResourceTags } from './describe-resource-tags.ts';
import { getResources } from './get-resources.ts';
import { tagResources } from './tag-resources.ts';
import { unTagResources } from './un-tag-resources.ts';

const REGION = 'ap-changsha';

async function tagged(): Promise<{ caller: Caller; instance: string; subnet: string }> {
  const caller = await actionCaller();
  const [id = ''] = await buy(caller);
  const { SubnetId } = await place(caller);
  const { uin } = caller.account;
  const instance = `qcs::ckafka:${REGION}:uin/${uin}:ckafkaId/${id}`;
  const subnet = `qcs::vpc:${REGION}:uin/${uin}:subnet/${SubnetId}`;
  const Tags = [
    { TagKey: 'team', TagValue: 'blue' },
    { TagKey: 'tier', TagValue: 'one' },
  ];
  await caller.call(tagResources, { ResourceList: [instance, subnet], Tags });
  await caller.call(unTagResources, { ResourceList: [subnet], TagKeys: ['tier', 'never-there'] });
  return { caller, instance, subnet };
}

it('tags several resources at once, takes tags off, and lists what carries which', async () => {
  const { caller, instance, subnet } = await tagged();
  const named = async (asked: Parameters<typeof getResources.run>[0]['parameters']): Promise<unknown[]> =>
    (await caller.call(getResources, asked)).ResourceTagMappingList.map((it) => [it.Resource, it.Tags.length]);
  expect(await named({})).toEqual([
    [instance, 2],
    [subnet, 1],
  ]);
  expect(await named({ TagFilters: [{ TagKey: 'tier' }, { TagKey: 'team', TagValue: ['blue', 'red'] }] })).toEqual([
    [instance, 2],
  ]);
  expect(await named({ TagFilters: [{ TagKey: 'team', TagValue: ['red'] }] })).toEqual([]);
  expect(await named({ ResourceList: [subnet] })).toEqual([[subnet, 1]]);

  const { Rows, TotalCount } = await caller.call(describeResourceTags, { ServiceType: 'vpc' });
  expect(TotalCount).toBe(1);
  expect(Rows).toMatchObject([{ TagKey: 'team', TagValue: 'blue', ServiceType: 'vpc' }]);
  const page = await caller.call(describeResourceTags, { ResourceRegion: REGION, Offset: 1, Limit: 1 });
  expect(page).toMatchObject({ TotalCount: 3, Offset: 1, Limit: 1, Rows: [{ TagKey: 'tier' }] });
  expect((await caller.call(describeResourceTags, { ResourceRegion: 'ap-tokyo' })).TotalCount).toBe(0);
});

it('lists in pages that follow each other', async () => {
  const { caller, instance, subnet } = await tagged();
  const first = await caller.call(getResources, { MaxResults: 1 });
  expect(first.ResourceTagMappingList.map((it) => it.Resource)).toEqual([instance]);
  const { PaginationToken } = first;
  const second = await caller.call(getResources, { MaxResults: 1, PaginationToken });
  expect(second.ResourceTagMappingList.map((it) => it.Resource)).toEqual([subnet]);
  expect(second.PaginationToken).toBe('');
});

it('shows and changes nothing of another account', async () => {
  const { caller, instance } = await tagged();
  const account = { ...caller.account, appId: 1_300_000_002, uin: '100000000002' };
  await caller.storage.rows.accounts.insert(account);
  expect((await caller.call(getResources, {}, { account })).ResourceTagMappingList).toEqual([]);
  expect((await caller.call(describeResourceTags, {}, { account })).TotalCount).toBe(0);
  const anonymous = instance.replace(caller.account.uin, '');
  const asked = { ResourceList: [anonymous], TagKeys: ['team'] };
  await expect(caller.call(unTagResources, asked, { account })).rejects.toThrow('ResourceIdInvalid');
});

it.each([
  ['InvalidParameterValue.ResourceIdInvalid', ['qcs::ckafka:ap-changsha:uin/:ckafkaId/ckafka-aaaaaaaa']],
  ['LimitExceeded.ResourceNumPerRequest', []],
  ['LimitExceeded.ResourceNumPerRequest', Array.from({ length: 11 }, (_, index) => `r${index}`)],
])('refuses with %s and changes no resource of the list', async (code, more) => {
  const { caller, instance } = await tagged();
  const ResourceList = more.length === 1 ? [instance, ...more] : more;
  const Tags = [{ TagKey: 'new', TagValue: '' }];
  expect((await caller.refusal(tagResources, { ResourceList, Tags })).code).toBe(code);
  expect((await caller.refusal(unTagResources, { ResourceList, TagKeys: ['team'] })).code).toBe(code);
  expect((await caller.call(describeResourceTags, {})).TotalCount).toBe(3);
});

it.each([
  ['InvalidParameterValue', { MaxResults: 0 }],
  ['InvalidParameter.PaginationTokenInvalid', { PaginationToken: 'nonsense' }],
  ['InvalidParameter', { ResourceList: ['qcs::vpc:r:uin/:vpc/v'], TagFilters: [{ TagKey: 'a' }] }],
  [
    'InvalidParameterValue.TagFiltersLengthExceeded',
    { TagFilters: Array.from({ length: 11 }, () => ({ TagKey: 'a' })) },
  ],
])('GetResources refuses with %s', async (code, asked) => {
  expect((await (await actionCaller()).refusal(getResources, asked)).code).toBe(code);
});

it.each([
  ['InvalidParameterValue.ServiceTypeInvalid', { ServiceType: 'cvm' }],
  ['InvalidParameterValue.ServiceTypeInvalid', { ServiceType: 'constructor' }],
  ['InvalidParameterValue.ResourcePrefixInvalid', { ServiceType: 'vpc', ResourcePrefix: 'ckafkaId' }],
  ['InvalidParameterValue', { Limit: 101 }],
])('DescribeResourceTags refuses with %s', async (code, asked) => {
  expect((await (await actionCaller()).refusal(describeResourceTags, asked)).code).toBe(code);
});

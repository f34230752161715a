import { afterAll, beforeAll, expect, it } from 'vitest';
import { actionCaller, openActionCaller, type Caller } from '../../../test/support/action-caller.ts';
import { buy, place } from '../../../test/support/buying.ts';
import { describeInstancesDetail } from '../ckafka/instances/describe-instances-detail.ts';
import { describeSubnets } from '../vpc/subnets/describe-subnets.ts';
import { describeVpcs } from '../vpc/vpcs/describe-vpcs.ts';
import { addResourceTag } from './add-resource-tag.ts';
import { attachResourcesTag } from './attach-resources-tag.ts';
import { deleteResourceTag } from './delete-resource-tag.ts';
import { describeResourceTagsByResourceIdsSeq } from './describe-resource-tags-by-resource-ids-seq.ts';
import { describeResourceTagsByTagKeys } from './describe-resource-tags-by-tag-keys.ts';
import { describeResourceTags } from './describe-resource-tags.ts';
import { describeResourcesByTagsUnion } from './describe-resources-by-tags-union.ts';
import { describeResourcesByTags } from './describe-resources-by-tags.ts';
import { detachResourcesTag } from './detach-resources-tag.ts';
import { getResources } from './get-resources.ts';
import { modifyResourcesTagValue } from './modify-resources-tag-value.ts';
import { createTags } from './pairs/create-tags.ts';
import { tagResources } from './tag-resources.ts';
import { updateResourceTagValue } from './update-resource-tag-value.ts';

const REGION = 'ap-changsha';
const tag = (TagKey: string, TagValue: string) => ({ TagKey, TagValue });
const nameOf = (service: string, kind: string, id: string) => `qcs::${service}:${REGION}:uin/:${kind}/${id}`;
const instances = (...ResourceIds: string[]) => ({
  ...{ ServiceType: 'ckafka', ResourcePrefix: 'ckafkaId', ResourceRegion: REGION },
  ResourceIds,
});

/** For what changes nothing: two instances and a subnet that carry tags. */
let shared: Awaited<ReturnType<typeof openActionCaller>>;
let [first, second, subnet] = ['', '', ''];
beforeAll(async () => {
  shared = await openActionCaller();
  [first = '', second = ''] = await buy(shared, { InstanceNum: 2, Tags: [tag('team', 'blue')] });
  subnet = (await place(shared)).SubnetId;
  await shared.call(addResourceTag, { Resource: nameOf('vpc', 'subnet', subnet), ...tag('team', 'red') });
  await shared.call(addResourceTag, { Resource: nameOf('ckafka', 'ckafkaId', first), ...tag('tier', 'one') });
});
afterAll(() => shared.remove());

async function shownTags(caller: Caller, id: string): Promise<string[]> {
  const { Result } = await caller.call(describeInstancesDetail, { InstanceId: id });
  return (Result.InstanceList[0]?.Tags ?? []).map((it) => `${it.TagKey}=${it.TagValue}`);
}

it('puts a tag on a resource, gives it another value and takes it off, and the resource shows the same', async () => {
  const caller = await actionCaller();
  const [id = ''] = await buy(caller);
  const Resource = nameOf('ckafka', 'ckafkaId', id);
  await caller.call(addResourceTag, { Resource, ...tag('env', 'ci') });
  expect(await shownTags(caller, id)).toEqual(['env=ci']);
  expect((await caller.call(describeResourceTags, { ResourceId: id })).Rows).toMatchObject([tag('env', 'ci')]);
  expect((await caller.refusal(addResourceTag, { Resource, ...tag('env', 'live') })).code).toBe(
    'ResourceInUse.TagKeyAttached',
  );
  await caller.call(updateResourceTagValue, { Resource, ...tag('env', 'live') });
  expect(await shownTags(caller, id)).toEqual(['env=live']);
  await caller.call(deleteResourceTag, { Resource, TagKey: 'env' });
  expect(await shownTags(caller, id)).toEqual([]);
});

it('does the same with VPCs and subnets', async () => {
  const caller = await actionCaller();
  const { VpcId, SubnetId } = await place(caller);
  await caller.call(addResourceTag, { Resource: nameOf('vpc', 'vpc', VpcId), ...tag('env', 'vpc') });
  await caller.call(addResourceTag, { Resource: nameOf('vpc', 'subnet', SubnetId), ...tag('env', 'subnet') });
  const byTag = { Filters: [{ Name: 'tag:env', Values: ['vpc', 'subnet'] }] };
  const { VpcSet } = await caller.call(describeVpcs, byTag);
  expect(VpcSet.map((it) => [it.VpcId, it.TagSet.map(({ Value }) => Value)])).toEqual([[VpcId, ['vpc']]]);
  const { SubnetSet } = await caller.call(describeSubnets, byTag);
  expect(SubnetSet.map((it) => [it.SubnetId, it.TagSet?.map(({ Value }) => Value)])).toEqual([[SubnetId, ['subnet']]]);
});

it('puts a tag that there is on several resources, changes and takes it off, all or none', async () => {
  const caller = await actionCaller();
  const [a = '', b = ''] = await buy(caller, { InstanceNum: 2 });
  const both = instances(a, b);
  expect((await caller.refusal(attachResourcesTag, { ...both, ...tag('env', 'ci') })).code).toBe(
    'ResourceNotFound.TagNonExist',
  );
  await caller.call(createTags, { Tags: [tag('env', 'ci'), tag('env', 'live')] });
  await caller.call(attachResourcesTag, { ...instances(a, a), ...tag('env', 'ci') });
  expect((await caller.refusal(attachResourcesTag, { ...both, ...tag('env', 'ci') })).code).toBe(
    'ResourceInUse.TagKeyAttached',
  );
  for (const refused of [
    caller.refusal(detachResourcesTag, { ...both, TagKey: 'env' }),
    caller.refusal(modifyResourcesTagValue, { ...both, ...tag('env', 'live') }),
  ]) {
    expect((await refused).code).toBe('ResourceNotFound.AttachedTagKeyNotFound');
  }
  expect([await shownTags(caller, a), await shownTags(caller, b)]).toEqual([['env=ci'], []]);
  await caller.call(attachResourcesTag, { ...instances(b), ...tag('env', 'ci') });
  await caller.call(modifyResourcesTagValue, { ...both, ...tag('env', 'live') });
  expect([await shownTags(caller, a), await shownTags(caller, b)]).toEqual([['env=live'], ['env=live']]);
  await caller.call(detachResourcesTag, { ...both, TagKey: 'env' });
  expect([await shownTags(caller, a), await shownTags(caller, b)]).toEqual([[], []]);
});

it('finds resources by all of the tags asked for, or by one of them', async () => {
  const found = async (action: typeof describeResourcesByTags, asked: object, TagFilters: { TagKey: string }[]) =>
    (await shared.call(action, { ...asked, TagFilters })).Rows.map((it) => it.ResourceId);
  const [team, tier] = [{ TagKey: 'team' }, { TagKey: 'tier', TagValue: ['none', 'one'] }];
  expect((await found(describeResourcesByTags, {}, [team])).sort()).toEqual([first, second, subnet].sort());
  expect(await found(describeResourcesByTags, {}, [team, tier])).toEqual([first]);
  const red = { TagKey: 'team', TagValue: ['red'] };
  expect(await found(describeResourcesByTags, {}, [red, tier])).toEqual([]);
  expect((await found(describeResourcesByTagsUnion, {}, [red, tier])).sort()).toEqual([first, subnet].sort());
  expect(await found(describeResourcesByTagsUnion, { ServiceType: 'vpc' }, [red, tier])).toEqual([subnet]);
  expect(await found(describeResourcesByTags, { ResourceId: second }, [team])).toEqual([second]);
  expect(await found(describeResourcesByTags, { ResourceRegion: 'ap-tokyo' }, [team])).toEqual([]);
  expect(await found(describeResourcesByTags, { CreateUin: 1 }, [team])).toEqual([]);
  const page = { ServiceType: 'ckafka', ResourceId: first, Offset: 0, Limit: 1 };
  expect(await shared.call(describeResourcesByTags, { ...page, TagFilters: [team] })).toEqual({
    ...{ TotalCount: 1, Offset: 0, Limit: 1 },
    Rows: [
      {
        ...{ ResourceRegion: REGION, ServiceType: 'ckafka', ResourcePrefix: 'ckafkaId', ResourceId: first },
        Tags: [tag('team', 'blue'), tag('tier', 'one')],
      },
    ],
  });
});

it('lists the tags of named resources by key, and in sequence', async () => {
  const asked = instances(first, second, 'ckafka-aaaaaaaa');
  const byKeys = await shared.call(describeResourceTagsByTagKeys, { ...asked, TagKeys: ['tier', 'none'] });
  expect(byKeys).toMatchObject({ TotalCount: 1, Limit: 400 });
  expect(byKeys.Rows).toEqual([{ ResourceId: first, TagKeyValues: [tag('tier', 'one')] }]);
  const elsewhere = { ...asked, ResourceRegion: 'ap-tokyo', TagKeys: ['tier'] };
  expect((await shared.call(describeResourceTagsByTagKeys, elsewhere)).TotalCount).toBe(0);
  const page = await shared.call(describeResourceTagsByResourceIdsSeq, { ...asked, Offset: 2, Limit: 2 });
  expect([page.TotalCount, page.Tags.length]).toEqual([3, 1]);
});

it('names resources as they were asked for, as the Terraform provider compares them', async () => {
  const Resource = nameOf('ckafka', 'ckafkaId', first);
  const { ResourceTagMappingList } = await shared.call(getResources, { ResourceList: [Resource] });
  expect(ResourceTagMappingList).toEqual([{ Resource, Tags: [tag('team', 'blue'), tag('tier', 'one')] }]);
  const elsewhere = { ResourceList: [Resource.replace(REGION, 'ap-tokyo')] };
  expect((await shared.call(getResources, elsewhere)).ResourceTagMappingList).toEqual([]);
});

const there = () => nameOf('ckafka', 'ckafkaId', first);
const many = Array.from({ length: 51 }, (_, index) => `r${index}`);
const refusals: [string, () => Promise<{ code: string }>][] = [
  [
    'InvalidParameterValue.ResourceIdInvalid',
    () => shared.refusal(addResourceTag, { Resource: nameOf('vpc', 'vpc', 'no'), ...tag('a', 'b') }),
  ],
  [
    'InvalidParameterValue.ResourceDescriptionError',
    () => shared.refusal(deleteResourceTag, { Resource: first, TagKey: 'team' }),
  ],
  ['InvalidParameterValue.TagKeyEmpty', () => shared.refusal(addResourceTag, { Resource: there(), ...tag('', '') })],
  [
    'InvalidParameter.ReservedTagKey',
    () => shared.refusal(tagResources, { ResourceList: [there()], Tags: [tag('qcloud', 'a')] }),
  ],
  [
    'ResourceNotFound.AttachedTagKeyNotFound',
    () => shared.refusal(updateResourceTagValue, { Resource: there(), ...tag('none', '') }),
  ],
  [
    'ResourceNotFound.AttachedTagKeyNotFound',
    () => shared.refusal(deleteResourceTag, { Resource: there(), TagKey: 'none' }),
  ],
  [
    'ResourceNotFound.TagNonExist',
    () => shared.refusal(modifyResourcesTagValue, { ...instances(first), ...tag('team', 'none') }),
  ],
  [
    'InvalidParameterValue.ResourcePrefixInvalid',
    () => shared.refusal(detachResourcesTag, { ServiceType: 'ckafka', ResourceIds: [first], TagKey: 'team' }),
  ],
  [
    'InvalidParameterValue.RegionInvalid',
    () => shared.refusal(detachResourcesTag, { ...instances(first), ResourceRegion: '', TagKey: 'team' }),
  ],
  [
    'InvalidParameterValue.RegionInvalid',
    () => shared.refusal(detachResourcesTag, { ...instances(first), ResourceRegion: 'nowhere', TagKey: 'team' }),
  ],
  [
    'LimitExceeded.ResourceNumPerRequest',
    () => shared.refusal(detachResourcesTag, { ...instances(...many), TagKey: 'team' }),
  ],
  [
    'InvalidParameterValue.ResourceIdInvalid',
    () => shared.refusal(detachResourcesTag, { ...instances(first, 'no'), TagKey: 'team' }),
  ],
  [
    'InvalidParameterValue.ResourceIdInvalid',
    () => shared.refusal(describeResourceTagsByTagKeys, { ...instances(...many), TagKeys: ['a'] }),
  ],
  ['InvalidParameter.Tag', () => shared.refusal(describeResourceTagsByTagKeys, { ...instances(first), TagKeys: many })],
  [
    'InvalidParameterValue.OffsetInvalid',
    () => shared.refusal(describeResourceTagsByResourceIdsSeq, { ...instances(first), Offset: 1 }),
  ],
  ['InvalidParameterValue.TagFilters', () => shared.refusal(describeResourcesByTags, { TagFilters: [] })],
  ['InvalidParameterValue.TagFilters', () => shared.refusal(describeResourcesByTags, { TagFilters: [{ TagKey: '' }] })],
  [
    'InvalidParameterValue.TagFilters',
    () => shared.refusal(describeResourcesByTags, { TagFilters: [{ TagKey: 'a', TagValue: many }] }),
  ],
  [
    'InvalidParameterValue.TagFiltersLengthExceeded',
    () => shared.refusal(describeResourcesByTagsUnion, { TagFilters: many.map((TagKey) => ({ TagKey })) }),
  ],
];
it.each(refusals)('refuses with %s and changes nothing', async (code, call) => {
  const before = await shared.call(describeResourceTags, { Limit: 100 });
  expect((await call()).code).toBe(code);
  expect(await shared.call(describeResourceTags, { Limit: 100 })).toEqual(before);
});

it('sees and changes nothing of another account', async () => {
  const account = { ...shared.account, appId: 1_300_000_002, uin: '100000000002' };
  await shared.storage.rows.accounts.insert(account);
  const of = { account };
  expect((await shared.call(describeResourcesByTags, { TagFilters: [{ TagKey: 'team' }] }, of)).TotalCount).toBe(0);
  expect(
    (await shared.call(describeResourceTagsByTagKeys, { ...instances(first), TagKeys: ['team'] }, of)).Rows,
  ).toEqual([]);
  const Resource = there();
  for (const call of [
    () => shared.call(addResourceTag, { Resource, ...tag('a', 'b') }, of),
    () => shared.call(deleteResourceTag, { Resource, TagKey: 'team' }, of),
    () => shared.call(updateResourceTagValue, { Resource, ...tag('team', 'b') }, of),
    () => shared.call(detachResourcesTag, { ...instances(first), TagKey: 'team' }, of),
  ]) {
    await expect(call()).rejects.toThrow('InvalidParameterValue.ResourceIdInvalid');
  }
});

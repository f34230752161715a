import { expect, it } from 'vitest';
import { actionCaller, type Caller } from '../../../test/support/action-caller.ts';
import { buy, place } from '../../../test/support/buying.ts';
import { describeInstancesDetail } from '../ckafka/instances/describe-instances-detail.ts';
import { describeResourceTagsByResourceIds } from './describe-resource-tags-by-resource-ids.ts';
import { modifyResourceTags } from './modify-resource-tags.ts';

const REGION = 'ap-changsha';
const nameOf = (id: string, uin = ''): string => `qcs::ckafka:${REGION}:uin/${uin}:ckafkaId/${id}`;

async function withInstance(): Promise<{ caller: Caller; id: string }> {
  const caller = await actionCaller();
  const [id = ''] = await buy(caller, { Tags: [{ TagKey: 'team', TagValue: 'blue' }] });
  return { caller, id };
}

async function tagsOf(caller: Caller, id: string, account = caller.account): Promise<[string, string][]> {
  const asked = { ServiceType: 'ckafka', ResourcePrefix: 'ckafkaId', ResourceIds: [id], ResourceRegion: REGION };
  const { Tags } = await caller.call(describeResourceTagsByResourceIds, { ...asked, Limit: 20 }, { account });
  return Tags.map((it) => [it.TagKey, it.TagValue]);
}

it('shows the tags of a purchase, replaces and deletes them, and the instance shows the same', async () => {
  const { caller, id } = await withInstance();
  expect(await tagsOf(caller, id)).toEqual([['team', 'blue']]);
  const ReplaceTags = [
    { TagKey: 'env', TagValue: 'test' },
    { TagKey: 'tier', TagValue: '' },
  ];
  const DeleteTags = [{ TagKey: 'team' }, { TagKey: 'never-there' }];
  await caller.call(modifyResourceTags, { Resource: nameOf(id), ReplaceTags, DeleteTags });
  await caller.call(modifyResourceTags, {
    Resource: nameOf(id, caller.account.uin),
    ReplaceTags: [{ TagKey: 'env', TagValue: 'live' }],
  });
  const expected = [
    ['env', 'live'],
    ['tier', ''],
  ];
  expect(await tagsOf(caller, id)).toEqual(expected);
  const { Result } = await caller.call(describeInstancesDetail, { InstanceId: id });
  expect(Result.InstanceList[0]?.Tags.map((it) => [it.TagKey, it.TagValue])).toEqual(expected);
});

it('tags VPCs and subnets too', async () => {
  const caller = await actionCaller();
  const { SubnetId, VpcId } = await place(caller);
  for (const [kind, resourceId] of [
    ['subnet', SubnetId],
    ['vpc', VpcId],
  ] as const) {
    const Resource = `qcs::vpc:${REGION}:uin/:${kind}/${resourceId}`;
    await caller.call(modifyResourceTags, { Resource, ReplaceTags: [{ TagKey: 'k', TagValue: kind }] });
    const asked = { ServiceType: 'vpc', ResourcePrefix: kind, ResourceIds: [resourceId], ResourceRegion: REGION };
    const { Tags } = await caller.call(describeResourceTagsByResourceIds, asked);
    expect(Tags.map((it) => it.TagValue)).toEqual([kind]);
  }
});

it('tags topics by their TopicId, with the tags that CreateTopic keeps, until they are gone', async () => {
  const { caller, id } = await withInstance();
  const { topics, tags } = caller.storage.rows;
  const record = { note: '', askedReplicaCount: 1, askedMinInSync: null, createdAt: caller.clock.now() };
  const [topicId, retentionChangedAt] = ['topic-aaaaaaaa', record.createdAt];
  await topics.put({ ...record, topicId, instanceId: id, topicName: 'orders', retentionChangedAt });
  await tags.put(caller.account.appId, REGION, 'topic', [topicId], [{ key: 'team', value: 'red' }]);
  const Resource = `qcs::ckafka:${REGION}:uin/:topic/${topicId}`;
  await caller.call(modifyResourceTags, { Resource, ReplaceTags: [{ TagKey: 'tier', TagValue: 'one' }] });
  const asked = { ServiceType: 'ckafka', ResourcePrefix: 'topic', ResourceIds: [topicId], ResourceRegion: REGION };
  const { Tags } = await caller.call(describeResourceTagsByResourceIds, asked);
  expect(Tags.map((it) => [it.ResourceId, it.TagKey, it.TagValue])).toEqual([
    [topicId, 'team', 'red'],
    [topicId, 'tier', 'one'],
  ]);
  const elsewhere = { Resource: Resource.replace(REGION, 'ap-tokyo'), ReplaceTags: [{ TagKey: 'a', TagValue: 'b' }] };
  expect((await caller.refusal(modifyResourceTags, elsewhere)).code).toBe('InvalidParameterValue.ResourceIdInvalid');
  await topics.remove([topicId]);
  expect((await caller.call(describeResourceTagsByResourceIds, asked)).TotalCount).toBe(0);
});

it('shows and changes nothing of another account', async () => {
  const { caller, id } = await withInstance();
  const other = { ...caller.account, appId: 1_300_000_002, uin: '100000000002' };
  await caller.storage.rows.accounts.insert(other);
  expect(await tagsOf(caller, id, other)).toEqual([]);
  const asked = { Resource: nameOf(id), ReplaceTags: [{ TagKey: 'k', TagValue: 'v' }] };
  await expect(caller.call(modifyResourceTags, asked, { account: other })).rejects.toThrow('ResourceIdInvalid');
  expect(await tagsOf(caller, id)).toEqual([['team', 'blue']]);
});

const many = Array.from({ length: 50 }, (_, index) => ({ TagKey: `k${index}`, TagValue: '' }));

it.each([
  ['InvalidParameterValue.ResourceDescriptionError', { Resource: 'ckafka-aaaaaaaa' }],
  ['InvalidParameterValue.ResourceIdInvalid', { Resource: nameOf('ckafka-aaaaaaaa') }],
  ['InvalidParameterValue.ServiceTypeInvalid', { Resource: `qcs::cvm:${REGION}:uin/:instance/ins-1` }],
  ['InvalidParameterValue.ResourcePrefixInvalid', { Resource: `qcs::ckafka:${REGION}:uin/:dipTopic/x` }],
  ['InvalidParameterValue.UinInvalid', { Resource: nameOf('ckafka-aaaaaaaa', '1') }],
  ['InvalidParameterValue.TagKeyDuplicate', { ReplaceTags: many.slice(0, 1).concat(many.slice(0, 1)) }],
  ['InvalidParameterValue.DeleteTagsParamError', { ReplaceTags: many, DeleteTags: [{ TagKey: 'k7' }] }],
  ['LimitExceeded.ResourceAttachedTags', { ReplaceTags: many }],
  ['LimitExceeded.TagNumPerRequest', { ReplaceTags: [...many, { TagKey: 'k50', TagValue: '' }] }],
])('refuses with %s and changes nothing', async (code, asked) => {
  const { caller, id } = await withInstance();
  expect((await caller.refusal(modifyResourceTags, { Resource: nameOf(id), ...asked })).code).toBe(code);
  expect(await tagsOf(caller, id)).toEqual([['team', 'blue']]);
});

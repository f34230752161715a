import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApiWithoutBrokers, type ApiWithoutBrokers } from '../support/api-without-brokers.ts';
import { asTerraform, type Caller } from './as-terraform.ts';

/*
 * The sequences of calls of the provider's resources for tags, as its sources (services/tag) write them. None of them needs a broker.
 */

let api: ApiWithoutBrokers;
let call: Caller;
let vpcId: string;
beforeAll(async () => {
  api = await startApiWithoutBrokers();
  call = asTerraform({ port: Number(new URL(api.url).port), ...api.keyPair });
  vpcId = (await call('vpc', 'CreateVpc', { VpcName: 'net', CidrBlock: '10.7.0.0/16' })).Vpc.VpcId;
});
afterAll(() => api.close());

const pair = { TagKey: 'owner', TagValue: 'alice' };

it('tencentcloud_tag: made, read by its key among all values, and deleted', async () => {
  const read = async () => (await call('tag', 'GetTags', { TagKeys: [pair.TagKey] })).Tags;
  await call('tag', 'CreateTag', pair);
  expect(await read()).toEqual([pair]);
  await call('tag', 'DeleteTag', pair);
  expect(await read()).toEqual([]);
});

it('tencentcloud_tag_attachment and its successors, beside tencentcloud_tag', async () => {
  const Resource = `qcs::vpc:ap-guangzhou:uin/:vpc/${vpcId}`;
  // The provider compares with the name that the configuration has, then looks for the key.
  const attached = async () => {
    const { ResourceTagMappingList } = await call('tag', 'GetResources', { ResourceList: [Resource] });
    const tags = ResourceTagMappingList.find((it) => it.Resource === Resource)?.Tags ?? [];
    return tags.find((it) => it.TagKey === pair.TagKey)?.TagValue;
  };
  await call('tag', 'CreateTag', pair);
  await call('tag', 'AddResourceTag', { ...pair, Resource });
  expect(await attached()).toBe('alice');
  const Filters = [{ Name: 'vpc-id', Values: [vpcId] }];
  const { VpcSet } = await call('vpc', 'DescribeVpcs', { Filters, Offset: '0', Limit: '100' });
  expect(VpcSet[0]?.TagSet).toEqual([{ Key: 'owner', Value: 'alice' }]);
  await expect(call('tag', 'DeleteTag', pair)).rejects.toThrow('FailedOperation.TagAttachedResource');

  await call('tag', 'UpdateResourceTagValue', { ...pair, TagValue: 'bob', Resource });
  expect(await attached()).toBe('bob');
  await call('tag', 'DeleteResourceTag', { TagKey: pair.TagKey, Resource });
  expect(await attached()).toBeUndefined();
  await call('tag', 'DeleteTag', pair);
});

it('tencentcloud_tag_keys: pages until one is short', async () => {
  expect(await call('tag', 'DescribeTagKeys', { Offset: 0, Limit: 1000 })).toMatchObject({ Tags: ['owner'] });
});

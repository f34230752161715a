import type { DescribeResourceTagsRequest, DescribeResourceTagsResponse } from '../../../spec/types/tag.ts';
import { defineAction } from '../../api/define-action.ts';
import { serviceOf, taggedKindsOf } from '../../domain/tag.ts';
import type { Services } from '../services.ts';
import { pageAsked } from './paging.ts';
import { tagResourceAnswer } from './tag-resource-answer.ts';
import { MOST_TAGS } from './tags-by-resource-ids.ts';

/**
 * Request: {ResourceRegion?, ServiceType?, ResourcePrefix?, ResourceId?, Offset?: 0, Limit?: 15, CreateUin? and CosResourceId? (not looked at)}
 * Answer: {TotalCount, Offset, Limit, Rows: one entry per tag of each of the account's resources that are asked for}
 */
export const describeResourceTags = defineAction<Services, DescribeResourceTagsRequest, DescribeResourceTagsResponse>({
  product: 'tag',
  version: '2018-08-13',
  name: 'DescribeResourceTags',
  changes: false,
  regional: false,
  partly: ['of ckafka instances and topics, VPCs and subnets'],
  async run({ account, parameters, rows }) {
    const { ResourceRegion, ServiceType, ResourcePrefix, ResourceId } = parameters;
    const { Offset, Limit } = pageAsked(parameters, { most: MOST_TAGS });
    const all = await rows.tags.owned(account.appId, {
      kinds: taggedKindsOf(ServiceType, ResourcePrefix),
      ...(ResourceRegion === undefined ? {} : { region: ResourceRegion }),
      ...(ResourceId === undefined ? {} : { resourceIds: [ResourceId] }),
    });
    const Rows = all
      .slice(Offset, Offset + Limit)
      .map((it) => tagResourceAnswer(it, it.resourceId, serviceOf(it.kind)));
    return { TotalCount: all.length, Offset, Limit, Rows };
  },
});

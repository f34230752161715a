import type { DescribeResourcesByTagsRequest, DescribeResourcesByTagsResponse } from '../../../spec/types/tag.ts';
import { defineAction } from '../../api/define-action.ts';
import type { Services } from '../services.ts';
import { filtersAsked } from './filters-asked.ts';
import { resourcesByTags } from './resources-by-tags.ts';

/**
 * Request: {TagFilters: 1 to 6 [{TagKey, TagValue?: any of these}], ServiceType?, ResourcePrefix?, ResourceRegion?, ResourceId?, CreateUin?,
 * Offset?: 0, Limit?: 15}
 * Answer: {TotalCount, Offset, Limit, Rows: [{ResourceRegion, ServiceType, ResourcePrefix, ResourceId, Tags: all of its tags}]}: the
 * account's resources that carry a tag for each filter.
 */
export const describeResourcesByTags = defineAction<
  Services,
  DescribeResourcesByTagsRequest,
  DescribeResourcesByTagsResponse
>({
  product: 'tag',
  version: '2018-08-13',
  name: 'DescribeResourcesByTags',
  changes: false,
  regional: false,
  partly: ['of ckafka instances and topics, VPCs and subnets'],
  async run(call) {
    return resourcesByTags(call, { carrying: filtersAsked(call.parameters.TagFilters) });
  },
});

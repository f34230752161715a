import type {
  DescribeResourceTagsByResourceIdsRequest,
  DescribeResourceTagsByResourceIdsResponse,
} from '../../../spec/types/tag.ts';
import { defineAction } from '../../api/define-action.ts';
import type { Services } from '../services.ts';
import { pageAsked } from './paging.ts';
import { MOST_TAGS, tagsByResourceIds } from './tags-by-resource-ids.ts';

/**
 * Request: {ServiceType, ResourcePrefix, ResourceIds, ResourceRegion, Offset, Limit}
 * Answer: {TotalCount, Offset, Limit, Tags: one entry per tag of each resource}. Resources that have no tags, do not exist or belong
 * to somebody else have none. The Terraform provider reads it after everything that it makes.
 */
export const describeResourceTagsByResourceIds = defineAction<
  Services,
  DescribeResourceTagsByResourceIdsRequest,
  DescribeResourceTagsByResourceIdsResponse
>({
  product: 'tag',
  version: '2018-08-13',
  name: 'DescribeResourceTagsByResourceIds',
  changes: false,
  regional: false,
  partly: ['of ckafka instances and topics, VPCs and subnets; ResourceRegion and Category have no effect'],
  run: (call) => tagsByResourceIds(call, pageAsked(call.parameters, { most: MOST_TAGS })),
});

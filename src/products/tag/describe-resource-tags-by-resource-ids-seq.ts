import type {
  DescribeResourceTagsByResourceIdsSeqRequest,
  DescribeResourceTagsByResourceIdsSeqResponse,
} from '../../../spec/types/tag.ts';
import { defineAction } from '../../api/define-action.ts';
import type { Services } from '../services.ts';
import { wholePageAsked } from './paging.ts';
import { MOST_TAGS, tagsByResourceIds } from './tags-by-resource-ids.ts';

/**
 * Request: {ServiceType, ResourcePrefix, ResourceIds: at most 50, ResourceRegion, Offset?: 0, Limit?: 15}
 * Answer: {TotalCount, Offset, Limit, Tags: one entry per tag of each resource}, by resource and key. As
 * DescribeResourceTagsByResourceIds, but takes an Offset that is a multiple of Limit only.
 */
export const describeResourceTagsByResourceIdsSeq = defineAction<
  Services,
  DescribeResourceTagsByResourceIdsSeqRequest,
  DescribeResourceTagsByResourceIdsSeqResponse
>({
  product: 'tag',
  version: '2018-08-13',
  name: 'DescribeResourceTagsByResourceIdsSeq',
  changes: false,
  regional: false,
  partly: ['of ckafka instances and topics, VPCs and subnets; ResourceRegion has no effect'],
  run: (call) => tagsByResourceIds(call, wholePageAsked(call.parameters, { most: MOST_TAGS })),
});

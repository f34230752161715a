import type { DescribeTagsRequest, DescribeTagsResponse } from '../../../../spec/types/tag.ts';
import { defineAction } from '../../../api/define-action.ts';
import type { Services } from '../../services.ts';
import { describedTags } from './described-tags.ts';
import { pageAsked } from '../paging.ts';

/**
 * Request: {TagKey?, TagValue?, TagKeys?: instead of TagKey, CreateUin?: only the account's own made tags here, Offset?: 0, Limit?: 15,
 * 1000 at most}
 * Answer: {TotalCount, Offset, Limit, Tags: [{TagKey, TagValue, CanDelete: 1 when no resource carries it}]}, by key and value.
 */
export const describeTags = defineAction<Services, DescribeTagsRequest, DescribeTagsResponse>({
  product: 'tag',
  version: '2018-08-13',
  name: 'DescribeTags',
  changes: false,
  regional: false,
  partly: ['ShowProject has no effect: there are no projects here'],
  async run(call) {
    return describedTags(call, pageAsked(call.parameters));
  },
});

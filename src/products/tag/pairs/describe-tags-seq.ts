import type { DescribeTagsSeqRequest, DescribeTagsSeqResponse } from '../../../../spec/types/tag.ts';
import { defineAction } from '../../../api/define-action.ts';
import type { Services } from '../../services.ts';
import { describedTags } from './described-tags.ts';
import { wholePageAsked } from '../paging.ts';

/**
 * Request: {TagKey?, TagValue?, TagKeys?: instead of TagKey, CreateUin?: only the account's own made tags here, Offset?: 0, Limit?: 15,
 * 1000 at most}
 * Answer: {TotalCount, Offset, Limit, Tags: [{TagKey, TagValue, CanDelete: 1 when no resource carries it}]}, by key and value.
 * As DescribeTags, but takes an Offset that is a multiple of Limit only.
 */
export const describeTagsSeq = defineAction<Services, DescribeTagsSeqRequest, DescribeTagsSeqResponse>({
  product: 'tag',
  version: '2018-08-13',
  name: 'DescribeTagsSeq',
  changes: false,
  regional: false,
  partly: ['ShowProject has no effect: there are no projects here'],
  async run(call) {
    return describedTags(call, wholePageAsked(call.parameters));
  },
});

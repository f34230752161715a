import type { DescribeTagValuesSeqRequest, DescribeTagValuesSeqResponse } from '../../../../spec/types/tag.ts';
import { defineAction } from '../../../api/define-action.ts';
import type { Services } from '../../services.ts';
import { describedTagValues } from './described-tag-values.ts';
import { wholePageAsked } from '../paging.ts';

/**
 * Request: {TagKeys: one or more, CreateUin?: only the account's own made tags here, Offset?: 0, Limit?: 15, 1000 at most}
 * Answer: {TotalCount, Offset, Limit, Tags: the account's tags of these keys, by key and value}.
 * As DescribeTagValues, but takes an Offset that is a multiple of Limit only.
 */
export const describeTagValuesSeq = defineAction<Services, DescribeTagValuesSeqRequest, DescribeTagValuesSeqResponse>({
  product: 'tag',
  version: '2018-08-13',
  name: 'DescribeTagValuesSeq',
  changes: false,
  regional: false,
  async run(call) {
    return describedTagValues(call, wholePageAsked(call.parameters));
  },
});

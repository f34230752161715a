import type { DescribeTagValuesRequest, DescribeTagValuesResponse } from '../../../../spec/types/tag.ts';
import { defineAction } from '../../../api/define-action.ts';
import type { Services } from '../../services.ts';
import { describedTagValues } from './described-tag-values.ts';
import { pageAsked } from '../paging.ts';

/**
 * Request: {TagKeys: one or more, CreateUin?: only the account's own made tags here, Category?, Offset?: 0, Limit?: 15, 1000 at most}
 * Answer: {TotalCount, Offset, Limit, Tags: the account's tags of these keys, by key and value}
 */
export const describeTagValues = defineAction<Services, DescribeTagValuesRequest, DescribeTagValuesResponse>({
  product: 'tag',
  version: '2018-08-13',
  name: 'DescribeTagValues',
  changes: false,
  regional: false,
  async run(call) {
    return describedTagValues(call, pageAsked(call.parameters));
  },
});

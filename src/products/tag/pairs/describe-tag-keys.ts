import type { DescribeTagKeysRequest, DescribeTagKeysResponse } from '../../../../spec/types/tag.ts';
import { defineAction } from '../../../api/define-action.ts';
import type { Services } from '../../services.ts';
import { asksForOwn } from '../asks-for-own.ts';
import { pageAsked } from '../paging.ts';

/**
 * Request: {CreateUin?: only the account's own made tags here, Category?: Custom, System or All, Offset?: 0, Limit?: 15, 1000 at most}
 * Answer: {TotalCount, Offset, Limit, Tags: the account's keys, each once, in order}
 */
export const describeTagKeys = defineAction<Services, DescribeTagKeysRequest, DescribeTagKeysResponse>({
  product: 'tag',
  version: '2018-08-13',
  name: 'DescribeTagKeys',
  changes: false,
  regional: false,
  partly: ['ShowProject has no effect: there are no projects here'],
  async run({ account, parameters, rows }) {
    const { Offset, Limit } = pageAsked(parameters);
    if (!asksForOwn(parameters, account)) return { TotalCount: 0, Offset, Limit, Tags: [] };
    const { total, items } = await rows.tagPairs.keys(account.appId, { offset: Offset }, Limit);
    return { TotalCount: total, Offset, Limit, Tags: [...items] };
  },
});

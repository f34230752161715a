import type { GetTagKeysRequest, GetTagKeysResponse } from '../../../../spec/types/tag.ts';
import { defineAction } from '../../../api/define-action.ts';
import type { Services } from '../../services.ts';
import { asksForOwn } from '../asks-for-own.ts';
import { resultsAsked } from '../paging.ts';
import { textsOf, tokenPage } from '../page-token.ts';

/**
 * Request: {PaginationToken?: of the page before, MaxResults?: 50, 1000 at most, Category?}
 * Answer: {PaginationToken: of the next page, empty on the last, TagKeys: the account's, each once, in order}
 */
export const getTagKeys = defineAction<Services, GetTagKeysRequest, GetTagKeysResponse>({
  product: 'tag',
  version: '2018-08-13',
  name: 'GetTagKeys',
  changes: false,
  regional: false,
  async run({ account, parameters, rows }) {
    const limit = resultsAsked(parameters.MaxResults);
    const [after] = textsOf(parameters.PaginationToken ?? '', 1) ?? [];
    if (!asksForOwn(parameters, account)) return { PaginationToken: '', TagKeys: [] };
    const { items } = await rows.tagPairs.keys(account.appId, after === undefined ? {} : { after }, limit + 1);
    const { page, PaginationToken } = tokenPage(items, limit, (key) => [key]);
    return { PaginationToken, TagKeys: page };
  },
});

import type { GetTagsRequest, GetTagsResponse } from '../../../../spec/types/tag.ts';
import type { Call } from '../../../api/define-action.ts';
import type { TagPairFilter } from '../../../storage/storage.ts';
import { asksForOwn } from '../asks-for-own.ts';
import { textsOf, tokenPage } from '../page-token.ts';
import { resultsAsked } from '../paging.ts';

/** A page of the account's pairs, and the token of the next one. Throws a Refusal. */
export async function tagsByToken(
  { account, parameters, rows }: Call<GetTagsRequest>,
  filter: TagPairFilter,
): Promise<GetTagsResponse> {
  const limit = resultsAsked(parameters.MaxResults);
  const [key, value] = textsOf(parameters.PaginationToken ?? '', 2) ?? [];
  if (!asksForOwn(parameters, account)) return { PaginationToken: '', Tags: [] };
  const start = key === undefined || value === undefined ? {} : { after: { key, value } };
  const { items } = await rows.tagPairs.list(account.appId, filter, start, limit + 1);
  const { page, PaginationToken } = tokenPage(items, limit, (it) => [it.key, it.value]);
  return { PaginationToken, Tags: page.map((it) => ({ TagKey: it.key, TagValue: it.value })) };
}

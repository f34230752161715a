import type { DescribeTagsRequest, DescribeTagsResponse } from '../../../../spec/types/tag.ts';
import type { Call } from '../../../api/define-action.ts';
import { asksForOwn } from '../asks-for-own.ts';

/** A page of the account's pairs that match. Each filter narrows by itself, and as it is written: there are no wildcards. */
export async function describedTags(
  { account, parameters, rows }: Call<DescribeTagsRequest>,
  { Offset, Limit }: { Offset: number; Limit: number },
): Promise<DescribeTagsResponse> {
  const { TagKey, TagValue, TagKeys = TagKey === undefined ? undefined : [TagKey] } = parameters;
  if (!asksForOwn(parameters, account)) return { TotalCount: 0, Offset, Limit, Tags: [] };
  const filter = {
    ...(TagKeys === undefined ? {} : { keys: TagKeys }),
    ...(TagValue === undefined ? {} : { values: [TagValue] }),
  };
  const { total, items } = await rows.tagPairs.list(account.appId, filter, { offset: Offset }, Limit);
  const Tags = items.map(({ key, value, carried }) => ({ TagKey: key, TagValue: value, CanDelete: carried ? 0 : 1 }));
  return { TotalCount: total, Offset, Limit, Tags };
}

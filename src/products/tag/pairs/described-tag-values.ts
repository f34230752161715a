import type { DescribeTagValuesRequest, DescribeTagValuesResponse } from '../../../../spec/types/tag.ts';
import type { Call } from '../../../api/define-action.ts';
import { asksForOwn } from '../asks-for-own.ts';
import { keysAsked } from './keys-asked.ts';

/** A page of the account's tags of the keys that are asked for. Throws a Refusal when none is. */
export async function describedTagValues(
  { account, parameters, rows }: Call<DescribeTagValuesRequest>,
  { Offset, Limit }: { Offset: number; Limit: number },
): Promise<DescribeTagValuesResponse> {
  const keys = keysAsked(parameters.TagKeys);
  if (!asksForOwn(parameters, account)) return { TotalCount: 0, Offset, Limit, Tags: [] };
  const { total, items } = await rows.tagPairs.list(account.appId, { keys }, { offset: Offset }, Limit);
  return { TotalCount: total, Offset, Limit, Tags: items.map((it) => ({ TagKey: it.key, TagValue: it.value })) };
}

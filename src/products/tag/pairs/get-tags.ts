import type { GetTagsRequest, GetTagsResponse } from '../../../../spec/types/tag.ts';
import { defineAction } from '../../../api/define-action.ts';
import type { Services } from '../../services.ts';
import { keysAsked } from './keys-asked.ts';
import { tagsByToken } from './tags-by-token.ts';

/** Upstream's. */
const MOST_KEYS = 20;

/**
 * Request: {TagKeys?: at most 20, PaginationToken?: of the page before, MaxResults?: 50, 1000 at most, Category?}
 * Answer: {PaginationToken: of the next page, empty on the last, Tags: the account's, by key and value}
 */
export const getTags = defineAction<Services, GetTagsRequest, GetTagsResponse>({
  product: 'tag',
  version: '2018-08-13',
  name: 'GetTags',
  changes: false,
  regional: false,
  async run(call) {
    const { TagKeys } = call.parameters;
    return tagsByToken(call, TagKeys === undefined ? {} : { keys: keysAsked(TagKeys, MOST_KEYS) });
  },
});

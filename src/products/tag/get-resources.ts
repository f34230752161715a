import type { GetResourcesRequest, GetResourcesResponse, ResourceTagMapping } from '../../../spec/types/tag.ts';
import { defineAction } from '../../api/define-action.ts';
import { inWords, refusedTogether, refusedValue } from '../../domain/parameter-refusals.ts';
import { resourceName, taggedResourceOf } from '../../domain/tag.ts';
import type { OwnedTag } from '../../storage/storage.ts';
import type { Services } from '../services.ts';

const DEFAULT_RESULTS = 50;
const RESULTS = { min: 1, max: 200, step: 1 };
const MOST_FILTERS = 10;

/**
 * Request: {ResourceList? or TagFilters?: [{TagKey, TagValue?: any of these}], MaxResults?: 50, PaginationToken?: of the page before}
 * Answer: {PaginationToken: of the next page, empty on the last, ResourceTagMappingList: [{Resource: six-part name, Tags}]}: the account's
 * resources that carry tags, one for each filter; those of ResourceList named as they were there.
 */
export const getResources = defineAction<Services, GetResourcesRequest, GetResourcesResponse>({
  product: 'tag',
  version: '2018-08-13',
  name: 'GetResources',
  changes: false,
  regional: false,
  partly: ['of ckafka instances and topics, VPCs and subnets'],
  async run({ account, parameters, rows }) {
    const { ResourceList = [], TagFilters = [], MaxResults = DEFAULT_RESULTS, PaginationToken = '' } = parameters;
    if (MaxResults < RESULTS.min || MaxResults > RESULTS.max)
      throw refusedValue('MaxResults', MaxResults, inWords(RESULTS));
    if (TagFilters.length > MOST_FILTERS) {
      const allowed = { en: `at most ${MOST_FILTERS}`, zh: `最多 ${MOST_FILTERS} 个` };
      throw refusedValue('TagFilters', TagFilters.length, allowed, 'InvalidParameterValue.TagFiltersLengthExceeded');
    }
    if (ResourceList.length > 0 && TagFilters.length > 0) {
      throw refusedTogether({
        en: '`ResourceList` and `TagFilters` cannot be sent together. Send one of them.',
        zh: '`ResourceList` 与 `TagFilters` 不能同时传入，请只传其一。',
      });
    }
    const asked = ResourceList.map((name) => taggedResourceOf(name, account.uin));
    // Named as they were asked for, as the Terraform provider looks for them: the Uin may be left out.
    const names = new Map(asked.map((it, index) => [resourceName(it, account.uin), ResourceList[index] ?? '']));
    const tags = await rows.tags.owned(account.appId, {
      carrying: TagFilters.map(({ TagKey, TagValue }) => ({ key: TagKey, values: TagValue ?? [] })),
      ...(asked.length === 0 ? {} : { resourceIds: asked.map((it) => it.resourceId) }),
    });
    const found = mappings(tags, account.uin);
    const all =
      asked.length === 0
        ? found
        : found.flatMap((it) => {
            const Resource = names.get(it.Resource);
            return Resource === undefined ? [] : [{ ...it, Resource }];
          });
    const start = startOf(PaginationToken, all);
    const end = start + MaxResults;
    return {
      PaginationToken: end < all.length ? Buffer.from(all[end]?.Resource ?? '').toString('base64url') : '',
      ResourceTagMappingList: all.slice(start, end),
    };
  },
});

function mappings(tags: readonly OwnedTag[], uin: string): ResourceTagMapping[] {
  const byName = new Map<string, ResourceTagMapping>();
  for (const tag of tags) {
    const name = resourceName(tag, uin);
    const known = byName.get(name) ?? { Resource: name, Tags: [] };
    known.Tags.push({ TagKey: tag.key, TagValue: tag.value });
    byName.set(name, known);
  }
  return [...byName.values()].sort((a, b) => (a.Resource < b.Resource ? -1 : 1));
}

/** The token names the resource that its page begins with; when that is gone, the page begins with the one after it. */
function startOf(token: string, all: readonly ResourceTagMapping[]): number {
  if (token === '') return 0;
  const name = Buffer.from(token, 'base64url').toString();
  if (!name.startsWith('qcs::')) {
    const allowed = { en: 'the one of the page before', zh: '上一页返回的值' };
    throw refusedValue('PaginationToken', token, allowed, 'InvalidParameter.PaginationTokenInvalid');
  }
  const index = all.findIndex((it) => it.Resource >= name);
  return index < 0 ? all.length : index;
}

import type {
  DescribeResourceTagsByTagKeysRequest,
  DescribeResourceTagsByTagKeysResponse,
  ResourceIdTag,
} from '../../../spec/types/tag.ts';
import { defineAction } from '../../api/define-action.ts';
import type { ErrorCode } from '../../domain/error-codes.ts';
import type { OwnedTag } from '../../storage/storage.ts';
import { inWords, refusedValue } from '../../domain/parameter-refusals.ts';
import { requireTagKey } from '../../domain/tag-rules.ts';
import { taggedKindOf } from '../../domain/tag.ts';
import type { Services } from '../services.ts';
import { pageAsked } from './paging.ts';
import { requireRegion } from './own-resources.ts';

/**
 * Request: {ServiceType, ResourcePrefix, ResourceRegion, ResourceIds: at most 20, TagKeys: at most 20, Offset?: 0, Limit?: 400}
 * Answer: {TotalCount, Offset, Limit, Rows: [{ResourceId, TagKeyValues}]}: one entry for each resource that carries one of the keys, with
 * those of its tags.
 */
export const describeResourceTagsByTagKeys = defineAction<
  Services,
  DescribeResourceTagsByTagKeysRequest,
  DescribeResourceTagsByTagKeysResponse
>({
  product: 'tag',
  version: '2018-08-13',
  name: 'DescribeResourceTagsByTagKeys',
  changes: false,
  regional: false,
  partly: ['of ckafka instances and topics, VPCs and subnets'],
  async run({ account, parameters, rows }, services) {
    const { ServiceType, ResourcePrefix, ResourceRegion, ResourceIds, TagKeys } = parameters;
    const { Offset, Limit } = pageAsked(parameters, { ifLeftOut: 400 });
    const kind = taggedKindOf(ServiceType, ResourcePrefix);
    const region = requireRegion(ResourceRegion, services);
    requireAtMost('ResourceIds', ResourceIds, 'InvalidParameterValue.ResourceIdInvalid');
    requireAtMost('TagKeys', TagKeys, 'InvalidParameter.Tag');
    const keys = new Set(TagKeys.map((it) => requireTagKey(it, 'TagKeys.N')));
    const tags = await rows.tags.owned(account.appId, { kinds: [kind], region, resourceIds: ResourceIds });
    const all = byResource(tags.filter((it) => keys.has(it.key)));
    return { TotalCount: all.length, Offset, Limit, Rows: all.slice(Offset, Offset + Limit) };
  },
});

/** Upstream: how many ids, and how many keys, one call takes. */
const MOST = { min: 1, max: 20, step: 1 };

function requireAtMost(parameter: string, texts: readonly string[], code: ErrorCode): void {
  if (texts.length < MOST.min || texts.length > MOST.max)
    throw refusedValue(parameter, texts.length, inWords(MOST), code);
}

function byResource(tags: readonly OwnedTag[]): ResourceIdTag[] {
  const found = new Map<string, ResourceIdTag>();
  for (const { resourceId, key, value } of tags) {
    const known = found.get(resourceId) ?? { ResourceId: resourceId, TagKeyValues: [] };
    known.TagKeyValues.push({ TagKey: key, TagValue: value });
    found.set(resourceId, known);
  }
  return [...found.values()];
}

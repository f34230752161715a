import type {
  DescribeResourcesByTagsRequest,
  DescribeResourcesByTagsResponse,
  ResourceTag,
} from '../../../spec/types/tag.ts';
import type { Call } from '../../api/define-action.ts';
import { resourceName, serviceOf, taggedKindsOf } from '../../domain/tag.ts';
import type { OwnedTag, OwnedTagFilter } from '../../storage/storage.ts';
import { asksForOwn } from './asks-for-own.ts';
import { pageAsked } from './paging.ts';

/** A page of the account's resources that carry what is asked for, each with all of its tags. Throws a Refusal. */
export async function resourcesByTags(
  { account, parameters, rows }: Call<Omit<DescribeResourcesByTagsRequest, 'TagFilters'>>,
  filter: Pick<OwnedTagFilter, 'carrying' | 'carryingAny'>,
): Promise<DescribeResourcesByTagsResponse> {
  const { ServiceType, ResourcePrefix, ResourceRegion, ResourceId } = parameters;
  const { Offset, Limit } = pageAsked(parameters);
  const kinds = taggedKindsOf(ServiceType, ResourcePrefix);
  if (!asksForOwn(parameters, account)) return { TotalCount: 0, Offset, Limit, Rows: [] };
  const tags = await rows.tags.owned(account.appId, {
    ...filter,
    kinds,
    ...(ResourceRegion === undefined ? {} : { region: ResourceRegion }),
    ...(ResourceId === undefined ? {} : { resourceIds: [ResourceId] }),
  });
  const all = byResource(tags);
  return { TotalCount: all.length, Offset, Limit, Rows: all.slice(Offset, Offset + Limit) };
}

function byResource(tags: readonly OwnedTag[]): ResourceTag[] {
  const found = new Map<string, ResourceTag>();
  for (const tag of tags) {
    const { region, kind, resourceId } = tag;
    const name = resourceName(tag, '');
    const place = {
      ResourceRegion: region,
      ServiceType: serviceOf(kind),
      ResourcePrefix: kind,
      ResourceId: resourceId,
    };
    const known = found.get(name) ?? { ...place, Tags: [] };
    known.Tags.push({ TagKey: tag.key, TagValue: tag.value });
    found.set(name, known);
  }
  return [...found.values()];
}

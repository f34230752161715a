import type {
  DescribeResourceTagsByResourceIdsRequest,
  DescribeResourceTagsByResourceIdsResponse,
} from '../../../spec/types/tag.ts';
import type { Call } from '../../api/define-action.ts';
import { refusedValue } from '../../domain/parameter-refusals.ts';
import { taggedKindOf } from '../../domain/tag.ts';
import { tagResourceAnswer } from './tag-resource-answer.ts';

/** The most that we give on a page. */
export const MOST_TAGS = 100;
const MOST_RESOURCES = 50;

/** A page of the tags of named resources of one kind, by resource and key. Throws a Refusal. */
export async function tagsByResourceIds(
  { account, parameters, rows }: Call<DescribeResourceTagsByResourceIdsRequest>,
  { Offset, Limit }: { Offset: number; Limit: number },
): Promise<DescribeResourceTagsByResourceIdsResponse> {
  const { ServiceType, ResourcePrefix, ResourceIds } = parameters;
  const kind = taggedKindOf(ServiceType, ResourcePrefix);
  if (ResourceIds.length > MOST_RESOURCES) {
    const most = { en: `at most ${MOST_RESOURCES} ids`, zh: `最多 ${MOST_RESOURCES} 个` };
    throw refusedValue('ResourceIds', ResourceIds.length, most, 'LimitExceeded.ResourceNumPerRequest');
  }
  const found = await rows.tags.of(account.appId, kind, ResourceIds);
  const all = [...found].flatMap(([id, tags]) => tags.map((tag) => tagResourceAnswer(tag, id, ServiceType)));
  return { TotalCount: all.length, Offset, Limit, Tags: all.slice(Offset, Offset + Limit) };
}

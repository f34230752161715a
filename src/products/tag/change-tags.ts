import type { Call } from '../../api/define-action.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Tag, TaggedResource } from '../../domain/tag.ts';
import type { Services } from '../services.ts';
import { makePairs } from './make-pairs.ts';

/** What becomes of the tags of one resource. */
interface TagChange {
  readonly put: readonly Tag[];
  readonly removeKeys: readonly string[];
}

/** Changes the tags of one resource, in the transaction of the call. Throws a Refusal when it, or the account, would have too many. */
export async function changeTags(
  call: Call<unknown>,
  { catalogue }: Services,
  { kind, region, resourceId }: TaggedResource,
  { put, removeKeys }: TagChange,
): Promise<void> {
  const { account, rows } = call;
  await makePairs(call, put);
  await rows.tags.remove(account.appId, kind, resourceId, removeKeys);
  await rows.tags.put(account.appId, region, kind, [resourceId], put);
  const tags = (await rows.tags.of(account.appId, kind, [resourceId])).get(resourceId) ?? [];
  const most = catalogue.limits.tagCount;
  if (tags.length > most) {
    throw new Refusal('LimitExceeded.ResourceAttachedTags', {
      en: `The resource ${resourceId} would have ${tags.length} tags, and ${most} is the most. Delete some first.`,
      zh: `资源 ${resourceId} 将有 ${tags.length} 个标签，最多 ${most} 个，请先删除部分标签。`,
    });
  }
}

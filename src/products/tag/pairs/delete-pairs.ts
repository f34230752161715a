import type { Call } from '../../../api/define-action.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { requireTagKey, type AskedTag } from '../../../domain/tag-rules.ts';
import { requirePairsThere } from '../pairs-there.ts';

/** Deletes pairs, all of them or none, in the transaction of the call. Throws a Refusal. */
export async function deletePairs(call: Call<unknown>, asked: readonly AskedTag[]): Promise<void> {
  const tags = asked.map(({ TagKey, TagValue }) => ({ key: requireTagKey(TagKey), value: TagValue }));
  const carried = (await requirePairsThere(call, tags)).find((it) => it.carried);
  if (carried !== undefined) {
    const { key, value } = carried;
    throw new Refusal('FailedOperation.TagAttachedResource', {
      en: `A resource carries the tag "${key}" with the value "${value}". Take it off first: DescribeResourcesByTags finds what carries it.`,
      zh: `标签 "${key}:${value}" 已关联资源，请先解绑，可用 DescribeResourcesByTags 查询关联的资源。`,
    });
  }
  await call.rows.tagPairs.remove(call.account.appId, tags);
}

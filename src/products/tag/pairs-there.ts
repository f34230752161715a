import type { Call } from '../../api/define-action.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Tag } from '../../domain/tag.ts';
import type { TagPair } from '../../storage/storage.ts';

/** What the account has of these pairs. Throws a Refusal when it has not one of them. */
export async function requirePairsThere({ account, rows }: Call<unknown>, tags: readonly Tag[]): Promise<TagPair[]> {
  const there = await rows.tagPairs.of(account.appId, tags);
  const missing = tags.find((tag) => !there.some((it) => it.key === tag.key && it.value === tag.value));
  if (missing === undefined) return there;
  throw new Refusal('ResourceNotFound.TagNonExist', {
    en: `There is no tag "${missing.key}" with the value "${missing.value}". Make it with CreateTag; DescribeTags lists what there is.`,
    zh: `标签 "${missing.key}:${missing.value}" 不存在，可用 CreateTag 创建，用 DescribeTags 查询已有标签。`,
  });
}

import type { Call } from '../../api/define-action.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Tag } from '../../domain/tag.ts';

/** Upstream's, from the texts of its codes. */
const MOST_KEYS = 1000;
const MOST_VALUES_OF_KEY = 1000;

/** Makes the pairs that the account has not, in the transaction of the call; answers how many. Throws a Refusal when there would be too many. */
export async function makePairs({ account, rows }: Call<unknown>, tags: readonly Tag[]): Promise<number> {
  const made = await rows.tagPairs.insert(account.appId, tags);
  if (made === 0) return 0;
  for (const key of new Set(tags.map((it) => it.key))) {
    const { keys, values } = await rows.tagPairs.count(account.appId, key);
    if (keys > MOST_KEYS) {
      throw new Refusal('LimitExceeded.TagKey', {
        en: `An account has at most ${MOST_KEYS} tag keys, and "${key}" would be one more. Delete a key that nothing carries.`,
        zh: `每个账号最多 ${MOST_KEYS} 个标签键，"${key}" 将超出上限，请先删除未使用的标签键。`,
      });
    }
    if (values > MOST_VALUES_OF_KEY) {
      throw new Refusal('LimitExceeded.TagValue', {
        en: `The tag key "${key}" has ${MOST_VALUES_OF_KEY} values already, which is the most. Delete one that nothing carries.`,
        zh: `标签键 "${key}" 已有 ${MOST_VALUES_OF_KEY} 个标签值，达到上限，请先删除未使用的标签值。`,
      });
    }
  }
  return made;
}

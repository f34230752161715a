import { refusedEmpty, refusedValue } from '../../../domain/parameter-refusals.ts';
import { requireTagKey } from '../../../domain/tag-rules.ts';

/** The keys of a call that needs one. Throws a Refusal when there is none, an empty one, or more than `most`. */
export function keysAsked(keys: readonly string[], most = Infinity): readonly string[] {
  const needsOne = { en: 'name a key', zh: '请指定标签键' };
  if (keys.length === 0) throw refusedEmpty('TagKeys', needsOne, 'InvalidParameterValue.TagKeyEmpty');
  if (keys.length > most)
    throw refusedValue('TagKeys', keys.length, { en: `at most ${most} keys`, zh: `最多 ${most} 个` }, 'LimitExceeded');
  return keys.map((it) => requireTagKey(it, 'TagKeys.N'));
}

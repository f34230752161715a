import type { Call } from '../../../api/define-action.ts';
import { refusedEmpty } from '../../../domain/parameter-refusals.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { newTagOf, type AskedTag } from '../../../domain/tag-rules.ts';
import type { Services } from '../../services.ts';
import { makePairs } from '../make-pairs.ts';

/** Makes pairs, all of them or none, in the transaction of the call. Throws a Refusal. */
export async function createPairs(
  call: Call<unknown>,
  { catalogue }: Services,
  asked: readonly AskedTag[],
): Promise<void> {
  const tags = asked.map((it) => newTagOf(it, catalogue.limits));
  if (tags.some((it) => it.value === '')) {
    const why = { en: 'a tag that is made by itself has a value', zh: '单独创建的标签必须有值' };
    throw refusedEmpty('TagValue', why, 'InvalidParameterValue.TagValueEmpty');
  }
  const there = await call.rows.tagPairs.of(call.account.appId, tags);
  const made = await makePairs(call, tags);
  if (made === tags.length) return;
  // Another call may have made one of them in between.
  const { key, value } = there[0] ?? tags[0] ?? { key: '', value: '' };
  throw new Refusal('ResourceInUse.TagDuplicate', {
    en: `The tag "${key}" with the value "${value}" is there already. Nothing is left to do.`,
    zh: `标签 "${key}:${value}" 已存在，无需重复创建。`,
  });
}

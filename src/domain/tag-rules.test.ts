import { expect, it } from 'vitest';
import { Refusal } from './refusal.ts';
import { newTagOf, newTagsOf, requirePairs } from './tag-rules.ts';

const LIMITS = { tagKeyLength: 127, tagValueLength: 255, tagCount: 2 };
const asked = (TagKey: string, TagValue = 'v') => ({ TagKey, TagValue });

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'taken';
}

it.each([
  ['taken', asked('team')],
  ['taken', asked('k'.repeat(127), '值'.repeat(255))],
  ['taken', asked('部门 a+b-c=d.e_f:g/h@i(j)[k],l;m>n<o', '')],
  ['taken', asked('brokerage:idempotency-key', '（一）【二】：')],
  ['InvalidParameterValue.TagKeyEmpty', asked('')],
  ['InvalidParameterValue.TagKeyLengthExceeded', asked('k'.repeat(128))],
  ['InvalidParameterValue.TagValueLengthExceeded', asked('k', 'v'.repeat(256))],
  ['InvalidParameterValue.TagKeyCharacterIllegal', asked('a*')],
  ['InvalidParameterValue.TagKeyCharacterIllegal', asked(' a')],
  ['InvalidParameterValue.TagKeyCharacterIllegal', asked('a\tb')],
  ['InvalidParameterValue.TagValueCharacterIllegal', asked('a', '100%')],
  ['InvalidParameterValue.TagValueCharacterIllegal', asked('a', 'b ')],
  ['InvalidParameter.ReservedTagKey', asked('qcs:a')],
  ['InvalidParameter.ReservedTagKey', asked('project')],
  ['InvalidParameter.ReservedTagKey', asked('项目一')],
])('a new tag is %s: %j', (code, tag) => {
  expect(codeOf(() => newTagOf(tag, LIMITS))).toBe(code);
});

it('takes each key once, and no more than a resource may have', () => {
  expect(newTagsOf([asked('a'), asked('b', '')], LIMITS)).toEqual([
    { key: 'a', value: 'v' },
    { key: 'b', value: '' },
  ]);
  expect(codeOf(() => newTagsOf([asked('a'), asked('a', 'w')], LIMITS))).toBe('InvalidParameterValue.TagKeyDuplicate');
  expect(codeOf(() => newTagsOf([asked('a'), asked('b'), asked('c')], LIMITS))).toBe('LimitExceeded.TagNumPerRequest');
});

it('takes one to ten pairs, each once, also several of one key', () => {
  const ten = Array.from({ length: 10 }, (_, index) => asked('k', String(index)));
  expect(requirePairs(ten)).toBe(ten);
  for (const wrong of [[], [...ten, asked('k', 'more')], [asked('a'), asked('b'), asked('a')]]) {
    expect(codeOf(() => requirePairs(wrong))).toBe('InvalidParameter.Tag');
  }
});

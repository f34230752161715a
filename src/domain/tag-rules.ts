import type { Offer } from './offer.ts';
import { characterCount, inWords, refusedEmpty, refusedValue } from './parameter-refusals.ts';
import { Refusal } from './refusal.ts';
import type { Tag } from './tag.ts';

/*
 * What a tag of the tag product may be. Upstream writes it on its page of limits (product 651, page 13354) and in the texts of its codes.
 */

/** A tag as a call sends it. */
export interface AskedTag {
  readonly TagKey: string;
  readonly TagValue: string;
}

type Lengths = Pick<Offer['limits'], 'tagKeyLength' | 'tagValueLength'>;

const RESERVED_PREFIXES = ['qcs:', 'qcloud', 'tencent', 'project', '项目'];
const CHARACTERS = /^[\p{L}\p{M}\p{N} +\-=._:/@()[\],;><（）【】：]*$/u;
const ALLOWED = {
  en: 'letters, digits, spaces within, and + - = . _ : / @ ( ) [ ] , ; > <',
  zh: '文字、数字、中间的空格，以及 + - = . _ : / @ ( ) [ ] , ; > <',
};

/** A key that a call asks for or makes. Throws a Refusal for an empty one. */
export function requireTagKey(key: string, parameter = 'TagKey'): string {
  if (key === '') throw refusedEmpty(parameter, NEEDS_KEY, 'InvalidParameterValue.TagKeyEmpty');
  return key;
}
const NEEDS_KEY = { en: 'a tag has a key', zh: '标签必须有键' };

/** A tag that is to be made or put on a resource. Throws a Refusal that names the first thing that is wrong with it. */
export function newTagOf({ TagKey: key, TagValue: value }: AskedTag, limits: Lengths): Tag {
  requireTagKey(key);
  requireLength('TagKey', key, limits.tagKeyLength, 'InvalidParameterValue.TagKeyLengthExceeded');
  requireLength('TagValue', value, limits.tagValueLength, 'InvalidParameterValue.TagValueLengthExceeded');
  if (!isWritten(key)) throw refusedValue('TagKey', key, ALLOWED, 'InvalidParameterValue.TagKeyCharacterIllegal');
  if (!isWritten(value))
    throw refusedValue('TagValue', value, ALLOWED, 'InvalidParameterValue.TagValueCharacterIllegal');
  const reserved = RESERVED_PREFIXES.find((it) => key.startsWith(it));
  if (reserved === undefined) return { key, value };
  throw new Refusal('InvalidParameter.ReservedTagKey', {
    en: `Tag keys that begin with "${reserved}" are reserved: "${key}". Choose another key.`,
    zh: `以 "${reserved}" 开头的标签键为系统保留："${key}"，请使用其他标签键。`,
  });
}

/** Tags that one resource is to carry: each key once, as many as a resource may have. Throws a Refusal. */
export function newTagsOf(asked: readonly AskedTag[], limits: Lengths & Pick<Offer['limits'], 'tagCount'>): Tag[] {
  const most = { en: `at most ${limits.tagCount} tags`, zh: `最多 ${limits.tagCount} 个标签` };
  if (asked.length > limits.tagCount) throw refusedValue('Tags', asked.length, most, 'LimitExceeded.TagNumPerRequest');
  const tags = asked.map((it) => newTagOf(it, limits));
  const keys = new Set<string>();
  for (const { key } of tags) {
    const once = { en: 'each key once', zh: '标签键不可重复' };
    if (keys.has(key)) throw refusedValue('TagKey', key, once, 'InvalidParameterValue.TagKeyDuplicate');
    keys.add(key);
  }
  return tags;
}

/** Upstream: how many pairs CreateTags and DeleteTags take. */
const PAIRS = { min: 1, max: 10, step: 1 };

/** The pairs of a call that makes or deletes several: each once. Throws a Refusal. */
export function requirePairs<T extends AskedTag>(asked: readonly T[]): readonly T[] {
  if (asked.length < PAIRS.min || asked.length > PAIRS.max)
    throw refusedValue('Tags', asked.length, inWords(PAIRS, { en: 'tags', zh: '个标签' }), 'InvalidParameter.Tag');
  const repeated = asked.find((it, index) => asked.findIndex((other) => isSame(it, other)) !== index);
  if (repeated === undefined) return asked;
  const once = { en: 'each tag once', zh: '标签不可重复' };
  throw refusedValue('Tags', `${repeated.TagKey}:${repeated.TagValue}`, once, 'InvalidParameter.Tag');
}

function isSame(a: AskedTag, b: AskedTag): boolean {
  return a.TagKey === b.TagKey && a.TagValue === b.TagValue;
}

function isWritten(text: string): boolean {
  return CHARACTERS.test(text) && text.trim() === text;
}

function requireLength(
  parameter: string,
  text: string,
  most: number,
  code: 'InvalidParameterValue.TagKeyLengthExceeded' | 'InvalidParameterValue.TagValueLengthExceeded',
): void {
  if (characterCount(text) <= most) return;
  throw refusedValue(parameter, text, { en: `at most ${most} characters`, zh: `最多 ${most} 个字符` }, code);
}

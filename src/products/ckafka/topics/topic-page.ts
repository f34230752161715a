import { contains } from '../../../domain/offer.ts';
import { inWords, refusedValue } from '../../../domain/parameter-refusals.ts';

const DEFAULT_LIMIT = 20;
const MAX_OFFSET = 2 ** 31 - 1;

/** One page of a list that is complete in memory. Limit is 20 and Offset 0 when left out. Throws a Refusal. */
export function topicPage<T>(
  all: readonly T[],
  asked: { readonly Limit?: number; readonly Offset?: number },
  maxLimit: number,
): T[] {
  const { Limit: limit = DEFAULT_LIMIT, Offset: offset = 0 } = asked;
  const limits = { min: 1, max: maxLimit, step: 1 };
  const offsets = { min: 0, max: MAX_OFFSET, step: 1 };
  if (!contains(limits, limit)) throw refusedValue('Limit', limit, inWords(limits));
  if (!contains(offsets, offset)) throw refusedValue('Offset', offset, inWords(offsets));
  return all.slice(offset, offset + limit);
}

/** The topics whose name holds the word; all of them for an empty one. */
export function searched<T extends { readonly topicName: string }>(
  topics: readonly T[],
  word = '',
  ignoreCase = false,
): T[] {
  const plain = (text: string): string => (ignoreCase ? text.toLowerCase() : text);
  return topics.filter((it) => plain(it.topicName).includes(plain(word)));
}

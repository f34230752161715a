import { isCarriable, refusedValue } from '../../domain/parameter-refusals.ts';

/**
 * A page of `limit` from what was found, which is one more where there is a next page; and the page's token, empty on the last: the texts
 * that say behind which item the next one begins.
 */
export function tokenPage<T>(
  found: readonly T[],
  limit: number,
  texts: (last: T) => readonly string[],
): { page: T[]; PaginationToken: string } {
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  const PaginationToken = last === undefined ? '' : Buffer.from(JSON.stringify(texts(last))).toString('base64url');
  return { page, PaginationToken };
}

/** The texts of a token that was given, `count` of them; null without a token. Throws a Refusal. */
export function textsOf(token: string, count: number): string[] | null {
  if (token === '') return null;
  const texts = parsed(Buffer.from(token, 'base64url').toString());
  const isGiven = (it: unknown): it is string => typeof it === 'string' && isCarriable(it);
  if (Array.isArray(texts) && texts.length === count && texts.every(isGiven)) return texts;
  const allowed = { en: 'the one of the page before', zh: '上一页返回的值' };
  throw refusedValue('PaginationToken', token, allowed, 'InvalidParameter.PaginationTokenInvalid');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

import { isCarriable, refusedValue } from '../../domain/parameter-refusals.ts';

/** A token that a page ends with: the texts that say where the next one begins. */
export function tokenOf(texts: readonly string[]): string {
  return Buffer.from(JSON.stringify(texts)).toString('base64url');
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

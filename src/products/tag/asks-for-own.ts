import type { Account } from '../../domain/account.ts';
import { refusedValue, sameWords } from '../../domain/parameter-refusals.ts';

const CATEGORIES = ['All', 'Custom', 'System'];

/**
 * Whether a list asks for what there is: all tags here are Custom, and made by the account itself. Throws a Refusal for a category that
 * is none.
 */
export function asksForOwn(
  { CreateUin = 0, Category = '' }: { CreateUin?: number; Category?: string },
  { uin }: Account,
): boolean {
  if (Category !== '' && !CATEGORIES.includes(Category))
    throw refusedValue('Category', Category, sameWords(CATEGORIES));
  return Category !== 'System' && (CreateUin === 0 || String(CreateUin) === uin);
}

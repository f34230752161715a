import { readFileSync } from 'node:fs';
import type { Offer } from '../domain/offer.ts';
import { SetupError } from '../lib/setup-error.ts';
import { checkPriceBook } from './check-price-book.ts';
import international from './data/price-books/international.json' with { type: 'json' };
import mainland from './data/price-books/mainland.json' with { type: 'json' };
import type { PriceBook } from './price-book.ts';
import { readPriceBook } from './read-price-book.ts';

/** The books of this release, by the name that the configuration calls them. */
export const SHIPPED_BOOKS = { mainland, international } as const;

/**
 * The price book of a configuration: the name of a shipped one, or the path of a JSON file.
 * @throws SetupError that names the line, when the file cannot be read or contradicts itself or what is sold.
 */
export function loadPriceBook(nameOrPath: string, offer: Offer): PriceBook {
  const json = isShipped(nameOrPath) ? SHIPPED_BOOKS[nameOrPath] : readJson(nameOrPath);
  const book = readPriceBook(json);
  checkPriceBook(book, offer);
  return book;
}

export function isShipped(name: string): name is keyof typeof SHIPPED_BOOKS {
  return Object.hasOwn(SHIPPED_BOOKS, name);
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    const why = cause instanceof SyntaxError ? `is not JSON: ${cause.message}` : `cannot be read`;
    throw new SetupError(`the price book ${path} ${why}`, 'name a shipped book or a readable JSON file', { cause });
  }
}

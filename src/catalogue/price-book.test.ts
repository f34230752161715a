import { describe, expect, it } from 'vitest';
import { checkPriceBook } from './check-price-book.ts';
import { loadCatalogue } from './load.ts';
import { loadPriceBook, SHIPPED_BOOKS } from './load-price-book.ts';
import { SHIPPED_PRICE_BOOKS } from '../config-kinds.ts';
import { readPriceBook } from './read-price-book.ts';

const catalogue = loadCatalogue();
type Json = typeof SHIPPED_BOOKS.mainland;

/** What is said about the mainland book after `spoil` had its way with it. */
function complaint(spoil: (book: Json, prices: Json['revisions'][number]) => unknown): string {
  const book = structuredClone(SHIPPED_BOOKS.mainland);
  const [prices] = book.revisions;
  if (prices === undefined) throw new Error('the book has no revision');
  spoil(book, prices);
  try {
    checkPriceBook(readPriceBook(book), catalogue);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('a shipped price book', () => {
  it('has a name that the configuration knows', () => {
    expect(Object.keys(SHIPPED_BOOKS)).toEqual(SHIPPED_PRICE_BOOKS);
  });

  it.each(['mainland', 'international'])('%s is whole, and names source and date of each figure', (name) => {
    const book = loadPriceBook(name, catalogue);
    for (const { bandwidth, disks, partitions, publicNetwork, standard } of book.revisions) {
      const figures = [...bandwidth.tiers, ...standard.packages, ...disks, partitions, publicNetwork];
      expect(figures.filter((it) => it.source === '' || it.asOf === '')).toEqual([]);
    }
  });
});

describe('a price book is refused with the line that is wrong', () => {
  it.each<[string, Parameters<typeof complaint>[0]]>([
    ['bandwidth has a gap: no line for 120 MB/s', (_, { bandwidth }) => bandwidth.tiers.splice(2, 1)],
    [
      'bandwidth.tiers[1] and price book "mainland", revisions[0].bandwidth.tiers[2] overlap at 120 MB/s',
      (_, { bandwidth }) => Object.assign(bandwidth.tiers[1] ?? {}, { toMBps: 120 }),
    ],
    [
      'bandwidth.tiers[1] cannot go from 40 to 90 MB/s in steps of 20',
      (_, { bandwidth }) => Object.assign(bandwidth.tiers[1] ?? {}, { toMBps: 90 }),
    ],
    [
      'bandwidth.tiers[0].hour cannot be "-1": it is a price that is not negative',
      (_, { bandwidth }) => Object.assign(bandwidth.tiers[0] ?? {}, { hour: '-1' }),
    ],
    [
      'bandwidth.tiers[0].hour cannot be 1.34',
      (_, { bandwidth }) => Object.assign(bandwidth.tiers[0] ?? {}, { hour: 1.34 }),
    ],
    [
      'bandwidth.tiers[0] has no price and does not say why',
      (_, { bandwidth }) => Object.assign(bandwidth.tiers[0] ?? {}, { hour: null }),
    ],
    [
      'bandwidth.tiers[0] has a key "currency"',
      (_, { bandwidth }) => Object.assign(bandwidth.tiers[0] ?? {}, { currency: 'USD' }),
    ],
    ['disks names CLOUD_SSD of profession 0 times', (_, { disks }) => disks.shift()],
    ['partitions.free has a gap: no entry begins at 20 MB/s', (_, { partitions }) => partitions.free.shift()],
    [
      'partitions.free[2] overlaps the entry above',
      (_, { partitions }) => partitions.free.reverse().unshift({ fromMBps: 20, count: 1 }),
    ],
    [
      'standard misses prices of the standard edition',
      (_, { standard }) => Object.assign(standard, { notPriced: undefined }),
    ],
    [
      'revisions[1].effectiveFrom is not after the one above',
      (book, prices) => book.revisions.push(structuredClone(prices)),
    ],
    ['effectiveFrom cannot be "2026-01-01"', (_, prices) => Object.assign(prices, { effectiveFrom: '2026-01-01' })],
    [
      'elasticBandwidth.gb cannot be "-1": it is a price that is not negative',
      (_, prices) => Object.assign(prices, { elasticBandwidth: { gb: '-1', source: 'ours', asOf: '2026' } }),
    ],
    [
      'elasticBandwidth has no price and does not say why',
      (_, prices) => Object.assign(prices, { elasticBandwidth: { gb: null, source: 'ours', asOf: '2026' } }),
    ],
    ['has no revision', (book) => book.revisions.pop()],
    ['.currency is missing', (book) => Object.assign(book, { currency: undefined })],
  ])('%s', (words, spoil) => {
    expect(complaint(spoil)).toContain(words);
  });

  it('when its file is not there or no JSON', () => {
    expect(() => loadPriceBook('/no/such/file.json', catalogue)).toThrow(
      'the price book /no/such/file.json cannot be read',
    );
    expect(() => loadPriceBook(import.meta.filename, catalogue)).toThrow('is not JSON');
  });
});

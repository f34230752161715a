import { beforeAll, describe, expect, it } from 'vitest';
import { loadProduct, PRODUCTS } from '../model/products.ts';
import { search, searchIndex, type IndexEntry } from './search.ts';

describe('the search over all actions', () => {
  let index: IndexEntry[] = [];
  beforeAll(async () => {
    index = searchIndex(await Promise.all(Object.keys(PRODUCTS).map(loadProduct)));
  });
  const names = (query: string): string[] =>
    search(index, query).flatMap(({ hits }) => hits.map(({ action }) => action.name));

  it.each([
    ['createtopic', 'CreateTopic'],
    ['topic create', 'CreateTopic'],
    ['TagValue', 'CreateTopic'],
    ['idempotency', 'CreatePostPaidInstance'],
    ['按量计费', 'CreatePostPaidInstance'],
    ['GetCaller', 'GetCallerIdentity'],
    ['RetentionMs', 'CreateTopic'],
  ])('finds by %s the action %s', (query, action) => {
    expect(names(query)).toContain(action);
  });

  it('has what is called so first, and says which parameter it found', () => {
    expect(names('CreateTopic')[0]).toBe('CreateTopic');
    const found = search(index, 'RetentionMs').flatMap(({ hits }) => hits);
    expect(found.find((it) => it.action.name === 'CreateTopic')?.parameter).toBe('RetentionMs');
  });

  it('groups what it finds by product and noun', () => {
    const groups = search(index, 'DescribeRegion');
    expect(groups.map((it) => it.product)).toEqual(expect.arrayContaining(['ckafka', 'region', 'cvm']));
    expect(new Set(groups.map((it) => `${it.product} ${it.group.en}`)).size).toBe(groups.length);
  });

  it.each(['', '   ', 'no such thing anywhere'])('finds nothing by "%s"', (query) => {
    expect(names(query)).toEqual([]);
  });
});

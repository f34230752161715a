import { expect, it } from 'vitest';
import { appId, exampleAccount, region } from '../../../test/support/example-rows.ts';
import { freshStorage } from '../../../test/support/postgres.ts';

const pair = (key: string, value: string) => ({ key, value });

it('keeps the pairs that were made or put on a resource, and lists them in order', async () => {
  const { accounts, tags, tagPairs } = (await freshStorage()).storage.rows;
  await accounts.insert(exampleAccount());
  expect(await tagPairs.insert(appId, [pair('b', '2'), pair('a', '%')])).toBe(2);
  expect(await tagPairs.insert(appId, [pair('b', '2'), pair('b', '1')])).toBe(1);
  expect(await tagPairs.insert(appId, [])).toBe(0);
  await tags.put(appId, region, 'vpc', ['x', 'y'], [pair('b', '2'), pair('c', '')]);
  const all = [
    { key: 'a', value: '%', carried: false },
    { key: 'b', value: '1', carried: false },
    { key: 'b', value: '2', carried: true },
    { key: 'c', value: '', carried: true },
  ];
  expect(await tagPairs.list(appId, {}, {}, 10)).toEqual({ total: 4, items: all });
  expect(await tagPairs.list(appId, {}, { offset: 1 }, 2)).toEqual({ total: 4, items: all.slice(1, 3) });
  expect((await tagPairs.list(appId, {}, { after: pair('b', '1') }, 1)).items).toEqual([all[2]]);
  expect((await tagPairs.list(appId, { keys: ['b', '_'], values: ['1', '%'] }, {}, 10)).items).toEqual([all[1]]);
  expect(await tagPairs.list(appId, { keys: [] }, {}, 10)).toEqual({ total: 0, items: [] });
  expect(await tagPairs.keys(appId, { offset: 1 }, 5)).toEqual({ total: 3, items: ['b', 'c'] });
  expect((await tagPairs.keys(appId, { after: 'a' }, 1)).items).toEqual(['b']);
  expect(await tagPairs.count(appId, 'b')).toEqual({ keys: 3, values: 2 });
  expect(await tagPairs.of(appId, [pair('c', ''), pair('c', 'none'), pair('2', 'b')])).toEqual([all[3]]);
  expect((await tagPairs.list(appId + 1, {}, {}, 10)).total).toBe(0);
});

it('does not let go of a pair that a resource carries, and keeps one that nothing carries any more', async () => {
  const { accounts, tags, tagPairs } = (await freshStorage()).storage.rows;
  await accounts.insert(exampleAccount());
  await tags.put(appId, region, 'subnet', ['x'], [pair('k', 'v')]);
  await expect(tagPairs.remove(appId, [pair('k', 'v')])).rejects.toThrow('tags_of_pairs');
  await tags.removeAll(appId, 'subnet', 'x');
  expect(await tagPairs.of(appId, [pair('k', 'v')])).toHaveLength(1);
  await tagPairs.remove(appId, [pair('k', 'v'), pair('never', 'there')]);
  expect((await tagPairs.list(appId, {}, {}, 10)).total).toBe(0);
});

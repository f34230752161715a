import { expect, it } from 'vitest';
import { appId, exampleAccount, region } from '../../../test/support/example-rows.ts';
import { freshStorage } from '../../../test/support/postgres.ts';

it('puts, replaces and removes tags by key', async () => {
  const { accounts, tags } = (await freshStorage()).storage.rows;
  await accounts.insert(exampleAccount());
  const [a, b] = [
    { key: 'a', value: '1' },
    { key: 'b', value: '' },
  ] as const;
  await tags.put(appId, region, 'ckafkaId', ['x', 'y'], [b, a]);
  await tags.put(appId, region, 'ckafkaId', ['y'], [{ key: 'a', value: '2' }]);
  await tags.put(appId, region, 'vpc', ['x'], [a]);
  await tags.put(appId, region, 'ckafkaId', [], [a]);
  const all = await tags.of(appId, 'ckafkaId', ['x', 'y', 'z']);
  expect([...all]).toEqual([
    ['x', [a, b]],
    ['y', [{ key: 'a', value: '2' }, b]],
  ]);
  await tags.remove(appId, 'ckafkaId', 'x', ['a', 'none']);
  await tags.remove(appId, 'ckafkaId', 'x', []);
  await tags.removeAll(appId, 'ckafkaId', 'y');
  expect([...(await tags.of(appId, 'ckafkaId', ['x', 'y']))]).toEqual([['x', [b]]]);
  expect((await tags.of(appId, 'vpc', ['x'])).get('x')).toEqual([a]);
  expect((await tags.of(appId, 'vpc', [])).size).toBe(0);
});

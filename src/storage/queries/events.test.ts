import { expect, it } from 'vitest';
import { appId, insertSurroundings, newInstance, noon, region } from '../../../test/support/example-rows.ts';
import { freshStorage } from '../../../test/support/postgres.ts';
import { EVENT_KINDS } from '../../domain/event.ts';

async function twoInstances() {
  const { storage } = await freshStorage();
  await insertSurroundings(storage.rows);
  await storage.rows.instances.insert([
    newInstance({ instanceId: 'ckafka-a', instanceName: 'orders' }),
    newInstance({ instanceId: 'ckafka-b', vip: '127.0.0.11' }),
  ]);
  return storage.rows.events;
}

it('shows the newest events of an instance first', async () => {
  const events = await twoInstances();
  for (const text of ['one', 'two', 'three']) {
    await events.append({ instanceId: 'ckafka-a', at: noon, kind: 'changed', text });
  }
  await events.append({ instanceId: 'ckafka-b', at: noon, kind: 'changed', text: 'other' });
  const latest = await events.latest('ckafka-a', 2);
  expect(latest).toEqual([
    { at: noon, kind: 'changed', text: 'three' },
    { at: noon, kind: 'changed', text: 'two' },
  ]);
});

it('lists those of an account and of its instances by time, a page at a time, and counts them by kind', async () => {
  const events = await twoInstances();
  const later = new Date(noon.getTime() + 1000);
  await events.append({ instanceId: 'ckafka-a', at: later, kind: 'running', text: 'runs' });
  await events.append({ instanceId: 'ckafka-b', at: noon, kind: 'changed', text: 'other' });
  await events.appendToAccount({ appId, at: noon, kind: 'overdue', text: 'no money' });
  const all = { appId, from: noon, to: new Date(later.getTime() + 1), kinds: EVENT_KINDS };
  const texts = async (change: object = {}, page: object = {}) =>
    (await events.list({ ...all, ...change }, { order: 'desc', limit: 10, offset: 0, ...page })).map((it) => it.text);
  expect(await texts()).toEqual(['runs', 'no money', 'other']);
  expect(await texts({}, { order: 'asc', limit: 1, offset: 1 })).toEqual(['no money']);
  expect(await texts({ to: later })).toEqual(['no money', 'other']);
  expect(await texts({ kinds: ['running'] })).toEqual(['runs']);
  expect(await texts({ instanceIds: ['ckafka-b'] })).toEqual(['other']);
  expect(await texts({ regions: [region] })).toEqual(['runs', 'other']);
  expect(await texts({ appId: appId + 1 })).toEqual([]);
  const [first] = await events.list(all, { order: 'desc', limit: 1, offset: 0 });
  expect(first).toMatchObject({ instanceId: 'ckafka-a', instanceName: 'orders', region, at: later, kind: 'running' });
  expect(Object.fromEntries(await events.counts(all))).toEqual({ running: 1, changed: 1, overdue: 1 });
});

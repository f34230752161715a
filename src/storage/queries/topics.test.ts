import { expect, it } from 'vitest';
import { appId, insertSurroundings, newInstance, noon, region } from '../../../test/support/example-rows.ts';
import { freshStorage } from '../../../test/support/postgres.ts';
import type { TopicRecord } from '../../domain/topic.ts';

const instanceId = 'ckafka-aaaaaaaa';
const record = (topicId: string, topicName: string): TopicRecord => ({
  topicId,
  instanceId,
  topicName,
  note: '',
  createdAt: noon,
  askedReplicaCount: null,
  askedMinInSync: null,
  retentionChangedAt: noon,
});

async function storageWithInstance() {
  const { storage } = await freshStorage();
  await insertSurroundings(storage.rows);
  await storage.rows.instances.insert([newInstance()]);
  return storage;
}

it('gives a name one row, whoever finds the topic first, and another one when the topic is made anew', async () => {
  const { topics, tags } = (await storageWithInstance()).rows;
  await topics.adopt([record('topic-a', 'orders'), record('topic-b', 'bills')]);
  await topics.adopt([record('topic-c', 'orders')]);
  await topics.adopt([]);
  expect((await topics.list(instanceId)).map((it) => it.topicId).sort()).toEqual(['topic-a', 'topic-b']);
  await topics.put({ ...record('topic-d', 'orders'), note: 'new', askedReplicaCount: 3 });
  await topics.update('topic-b', { note: 'changed' });
  await topics.update('topic-b', {});
  expect((await topics.list(instanceId)).map((it) => [it.topicId, it.note, it.askedReplicaCount]).sort()).toEqual([
    ['topic-b', 'changed', null],
    ['topic-d', 'new', 3],
  ]);
  await tags.put(appId, region, 'topic', ['topic-b', 'topic-d'], [{ key: 'k', value: 'v' }]);
  await topics.remove([]);
  await topics.remove(['topic-b']);
  expect([...(await tags.of(appId, 'topic', ['topic-b', 'topic-d'])).keys()]).toEqual(['topic-d']);
  await topics.removeAll(instanceId);
  expect(await topics.list(instanceId)).toEqual([]);
  expect((await tags.of(appId, 'topic', ['topic-d'])).size).toBe(0);
});

it('lets one transaction at a time change the topics of an instance', async () => {
  const storage = await storageWithInstance();
  const order: string[] = [];
  const inside = Promise.withResolvers<undefined>();
  const first = storage.transaction(async (rows) => {
    await rows.topics.lock(instanceId);
    inside.resolve(undefined);
    await new Promise((resolve) => setTimeout(resolve, 50));
    order.push('first');
  });
  await inside.promise;
  const second = storage.transaction(async (rows) => {
    expect(await rows.topics.lock(instanceId)).toBe(true);
    order.push('second');
  });
  await storage.transaction(async (rows) => {
    await rows.topics.lock('ckafka-bbbbbbbb');
    order.push('of another instance');
  });
  await Promise.all([first, second]);
  expect(order).toEqual(['of another instance', 'first', 'second']);
});

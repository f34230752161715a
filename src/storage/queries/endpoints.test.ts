import { expect, it } from 'vitest';
import { insertSurroundings, newInstance } from '../../../test/support/example-rows.ts';
import { freshStorage } from '../../../test/support/postgres.ts';
import { EndpointTaken, type Rows } from '../storage.ts';

async function freshRows(): Promise<Rows> {
  const { rows } = (await freshStorage()).storage;
  await insertSurroundings(rows);
  await rows.instances.insert([newInstance()]);
  return rows;
}

it('tells which endpoints an instance has, and which of some are taken', async () => {
  const { instances } = await freshRows();
  expect(await instances.endpoints('ckafka-aaaaaaaa')).toEqual(newInstance().endpoints);
  const candidates = [
    { address: '127.0.0.10', port: 9092 },
    { address: '127.0.0.10', port: 9999 },
    { address: '127.0.0.99', port: 9092 },
  ];
  expect(await instances.takenEndpoints(candidates)).toEqual([{ address: '127.0.0.10', port: 9092 }]);
  expect(await instances.takenEndpoints([])).toEqual([]);
});

it('tells which addresses of a block are taken, each once, in order', async () => {
  const { instances } = await freshRows();
  await instances.insert([newInstance({ instanceId: 'ckafka-b', vip: '127.0.0.9' })]);
  await instances.insert([newInstance({ instanceId: 'ckafka-c', vip: '127.0.1.9' })]);
  expect(await instances.takenAddresses('127.0.0.0/24')).toEqual(['127.0.0.9', '127.0.0.10']);
});

it('gives an endpoint to one of two who ask at the same time, and to the next when it is released', async () => {
  const { instances } = await freshRows();
  const vip = '127.0.0.77';
  const results = await Promise.allSettled([
    instances.insert([newInstance({ instanceId: 'ckafka-b', vip })]),
    instances.insert([newInstance({ instanceId: 'ckafka-c', vip })]),
  ]);
  const refused = results.filter((it) => it.status === 'rejected');
  expect(refused.map((it): unknown => it.reason)).toEqual([expect.any(EndpointTaken)]);
  const [winner = ''] = (await instances.unsettledIds()).filter((id) => id !== 'ckafka-aaaaaaaa');
  await instances.releaseEndpoints(winner);
  await instances.releaseEndpoints(winner);
  await instances.insert([newInstance({ instanceId: 'ckafka-d', vip })]);
  expect(await instances.endpoints(winner)).toEqual([]);
});

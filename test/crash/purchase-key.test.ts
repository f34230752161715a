import { expect, it } from 'vitest';
import { STATUS } from '../../src/domain/instance.ts';
import { cloudOf } from '../support/cloud.ts';
import { serverForTests } from '../support/server.ts';

const server = serverForTests();
const cloud = cloudOf(server);

it('buys once for a key when the server dies between the purchase and its answer', { timeout: 120_000 }, async () => {
  const asked = { Tags: [{ TagKey: 'brokerage:idempotency-key', TagValue: 'order-1' }] };
  await server.kill();
  await server.start({ dieAt: 'answer' });
  await expect(cloud.buy(asked)).rejects.toThrow();
  await server.death();
  await server.start();
  // Signed anew, each at another time, and side by side.
  const answers = await Promise.all([cloud.buy(asked), cloud.buy(asked), cloud.buy(asked)]);
  const ids = await cloud.listedIds();
  expect(ids).toHaveLength(1);
  expect(answers).toEqual([ids, ids, ids]);
  await cloud.settled(ids, STATUS.running);
  await cloud.remove(...ids);
});

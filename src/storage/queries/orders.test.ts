import { expect, it } from 'vitest';
import { appId, exampleAccount, exampleOrder } from '../../../test/support/example-rows.ts';
import { freshStorage } from '../../../test/support/postgres.ts';

it('keeps an order complete, its parameters in their order and any text in them', async () => {
  const { accounts, orders } = (await freshStorage()).storage.rows;
  await accounts.insert(exampleAccount());
  const order = exampleOrder({ parameters: { z: 1, a: 'nul \u0000 and \ud83d\ude00', list: [] } });
  expect(await orders.insert(order)).toBe(true);
  expect(await orders.byDealName(appId, order.dealName)).toEqual(order);
  const kept = await orders.byDealName(appId, order.dealName);
  expect(Object.keys(kept?.parameters as object)).toEqual(['z', 'a', 'list']);
  expect(await orders.byDealName(7, order.dealName)).toBeNull();
});

it('says that a deal name is taken, and lets the transaction go on with another', async () => {
  const { storage } = await freshStorage();
  await storage.rows.accounts.insert(exampleAccount());
  await storage.rows.orders.insert(exampleOrder());
  const taken = await storage.transaction(async ({ orders }) => [
    await orders.insert(exampleOrder({ action: 'Other' })),
    await orders.insert(exampleOrder({ dealName: '2' })),
  ]);
  expect(taken).toEqual([false, true]);
  expect((await storage.rows.orders.byDealName(appId, exampleOrder().dealName))?.action).toBe('CreatePostPaidInstance');
});

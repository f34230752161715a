import { expect, it } from 'vitest';
import { appId, exampleAccount, insertSurroundings, newInstance, region } from '../../test/support/example-rows.ts';
import { freshStorage } from '../../test/support/postgres.ts';

it('commits what resolves and rolls back what rejects', async () => {
  const { storage } = await freshStorage();
  await storage.transaction((rows) => rows.accounts.insert(exampleAccount()));
  const refused = storage.transaction(async (rows) => {
    await rows.accounts.insert(exampleAccount({ appId: 2, uin: '2' }));
    throw new Error('no');
  });
  await expect(refused).rejects.toThrow('no');
  expect(await storage.rows.accounts.list()).toEqual([exampleAccount()]);
});

it('repeats two transactions that met in a deadlock until both are done', async () => {
  const { storage } = await freshStorage();
  await insertSurroundings(storage.rows);
  await storage.rows.instances.insert([newInstance(), newInstance({ instanceId: 'ckafka-b', vip: '127.0.0.11' })]);
  let halfway = 0;
  const crossing = (first: string, second: string) =>
    storage.transaction(async ({ instances }) => {
      await instances.setHealth(first, 2, 'half');
      halfway++;
      await expect.poll(() => halfway).toBeGreaterThan(1);
      await instances.setHealth(second, 3, 'whole');
    });
  await Promise.all([crossing('ckafka-aaaaaaaa', 'ckafka-b'), crossing('ckafka-b', 'ckafka-aaaaaaaa')]);
  expect(halfway).toBe(3);
});

it('lets a purchase look again when its subnet was deleted after it had looked', async () => {
  const { storage } = await freshStorage();
  await insertSurroundings(storage.rows);
  const seen: boolean[] = [];
  await storage.transaction(async (rows) => {
    const subnet = await rows.network.subnet(appId, region, 'subnet-aaaaaaaa');
    seen.push(subnet !== null);
    if (!subnet) return;
    await storage.rows.network.deleteSubnet('subnet-aaaaaaaa');
    await rows.instances.insert([newInstance()]);
  });
  expect(seen).toEqual([true, false]);
  expect(await storage.rows.instances.unsettledIds()).toEqual([]);
});

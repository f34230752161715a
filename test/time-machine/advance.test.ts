import { expect, it } from 'vitest';
import { verifyBills } from '../../src/billing/verify.ts';
import { loadCatalogue } from '../../src/catalogue/load.ts';
import { loadPriceBook } from '../../src/catalogue/load-price-book.ts';
import { SimulatedWorld } from '../../src/data-plane/simulated/world.ts';
import { STATUS } from '../../src/domain/instance.ts';
import { readAmount } from '../../src/domain/money.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { controlPlaneOnTime } from '../support/control-plane-on-time.ts';
import { freshStorage } from '../support/postgres.ts';
import { boughtInstance, buy } from '../support/purchases.ts';

const book = loadPriceBook('mainland', loadCatalogue());

it('times', async () => {
  const open = await freshStorage();
  const { storage } = open;
  const world = new SimulatedWorld(systemClock);
  const bought = boughtInstance({ zoneIds: [100001] });
  await buy(storage, bought);
  const plane = await controlPlaneOnTime(open, world, { openingCredit: readAmount('1000') ?? 0n });
  await plane.engine.lookAtAll();
  const t = performance.now();
  await plane.pass('30d');
  console.log('took', performance.now() - t);
  console.log(
    await storage.rows.instances
      .any(bought.instance.instanceId)
      .then((it) => [it?.status, it?.createdAt, it?.deletedAt]),
  );
  console.log(await storage.rows.billing.notices(bought.instance.appId, 10));
  console.log(
    await storage.rows.billing.balances(),
    await verifyBills(storage.rows, book, new Date(0), new Date('2200-01-01')),
  );
  await plane.stop();
  expect(STATUS).toBeDefined();
});

import pino from 'pino';
import { expect, it } from 'vitest';
import { settleArrears } from '../../src/billing/arrears.ts';
import { chargeDueHours } from '../../src/billing/meter.ts';
import { verifyBills } from '../../src/billing/verify.ts';
import { openSimulatedDataPlane } from '../../src/data-plane/simulated/simulated-data-plane.ts';
import { openSimulatedKafkaAdmin } from '../../src/data-plane/simulated/simulated-kafka-admin.ts';
import { SimulatedWorld } from '../../src/data-plane/simulated/world.ts';
import { STATUS, type Status } from '../../src/domain/instance.ts';
import { readAmount, writeAmount } from '../../src/domain/money.ts';
import { createEngine } from '../../src/engine/engine.ts';
import { defaultPolicy } from '../../src/engine/policy.ts';
import { seededRandom } from '../../src/lib/random.ts';
import { describeBillSummaryByProduct } from '../../src/products/billing/describe-bill-summary-by-product.ts';
import { deleteInstancePost } from '../../src/products/ckafka/instances/delete-instance-post.ts';
import { instanceScalingDown } from '../../src/products/ckafka/instances/instance-scaling-down.ts';
import { actionCaller } from '../support/action-caller.ts';
import { buy } from '../support/buying.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const SIZE = { BandWidth: 40, DiskSize: 500, DiskType: 'CLOUD_SSD', Partition: 800 };
const amount = (text: string): bigint => readAmount(text) ?? 0n;

it('ends a month of buying, scaling, deleting, arrears and topping up with a bill that can be computed again', async () => {
  const caller = await actionCaller();
  const { storage, clock, services, account } = caller;
  const log = pino({ level: 'silent' });
  const world = new SimulatedWorld(clock);
  const engine = createEngine({
    storage,
    dataPlane: openSimulatedDataPlane(world),
    kafka: openSimulatedKafkaAdmin(world),
    clock,
    random: seededRandom(1),
    policy: { ...defaultPolicy(2), servePollMs: 1, restartDelayMs: 1, longestRestartDelayMs: 4 },
    log,
    onStep: () => undefined,
  });
  const book = services.priceBook;
  const limits = { openingCredit: amount('600'), largestHour: amount('1000') };
  const statusOf = async (instanceId: string): Promise<Status | undefined> =>
    (await storage.rows.instances.any(instanceId))?.status;
  const reaches = async (instanceId: string, status: Status): Promise<void> => {
    for (let look = 0; look < 50 && (await statusOf(instanceId)) !== status; look += 1)
      await engine.reconcileInstance(instanceId);
    expect(await statusOf(instanceId)).toBe(status);
  };
  /** What a server does by the clock, every so many hours. */
  const pass = async (hours: number, every = 1): Promise<void> => {
    for (let hour = 0; hour < hours; hour += every) {
      clock.advance(every * HOUR_MS);
      await chargeDueHours({ storage, book, clock, log, ...limits });
      await settleArrears({ storage, clock, log, isolateAfterHours: 24, deleteAfterDays: 7 });
    }
  };
  const balance = async (): Promise<string> =>
    writeAmount((await storage.rows.billing.balance(account.appId))?.balance ?? -1n);

  // Bought at 12:05 of China. 3.04 + 1.25 an hour; 24 hours are charged at 12:05 of the next day.
  clock.set(new Date('2026-03-01T04:05:06Z'));
  const [first = ''] = await buy(caller, SIZE);
  await reaches(first, STATUS.running);
  await pass(24);
  expect(await balance()).toBe('497.04');

  // Scaled up at 12:05: from 12:00 on 5.16 + 2.50; its hour once, as the dearer.
  await caller.call(instanceScalingDown, {
    InstanceId: first,
    UpgradeStrategy: 1,
    BandWidth: 120,
    DiskSize: 1000,
    Partition: 1200,
  });
  await reaches(first, STATUS.running);
  await pass(10);
  expect(await balance()).toBe('420.44');

  // Scaled down at 22:05: that hour still as the dearer, then 4.29.
  await caller.call(instanceScalingDown, {
    InstanceId: first,
    UpgradeStrategy: 1,
    BandWidth: 40,
    DiskSize: 500,
    Partition: 800,
  });
  await reaches(first, STATUS.running);
  await pass(2);
  expect(await balance()).toBe('408.49');

  // Deleted at 00:05: its last hour once, and bought again two days later.
  await caller.call(deleteInstancePost, { InstanceId: first });
  await reaches(first, STATUS.deleted);
  await pass(48, 6);
  expect(await balance()).toBe('404.20');
  const [second = ''] = await buy(caller, SIZE);
  await reaches(second, STATUS.running);

  // 404.20 / 4.29 is 94.2: the balance goes below zero in the 95th hour, and a day later the instance stands still and costs nothing.
  await pass(95);
  expect(await balance()).toBe('-3.35');
  await pass(24);
  expect(await statusOf(second)).toBe(STATUS.isolated);
  await reaches(second, STATUS.isolated);
  await engine.reconcileInstance(second);
  expect((await openSimulatedDataPlane(world).observe(second)).brokers.filter((it) => it.state === 'present')).toEqual(
    [],
  );
  const owed = await balance();
  expect(owed).toBe('-106.31');
  await pass(48, 6);
  expect(await balance()).toBe('-110.60');

  // Topped up: it runs again by itself, with the same data, and is charged again.
  await storage.rows.billing.pay(account.appId, amount('200'), clock.now(), 'invoice 1');
  await pass(1);
  expect(await statusOf(second)).toBe(STATUS.running);
  await engine.reconcileInstance(second);
  expect((await openSimulatedDataPlane(world).observe(second)).brokers.map((it) => it.state)).toContain('present');
  expect(await balance()).toBe('89.40');
  await pass(21);
  expect(await balance()).toBe('-0.69');

  // Not topped up again: stopped after a day, deleted for good after seven more.
  await pass(24 * 8, 6);
  expect([STATUS.deleting, STATUS.deleted]).toContain(await statusOf(second));
  await reaches(second, STATUS.deleted);
  await pass(3);
  const { appId } = account;
  expect((await storage.rows.billing.notices(appId, 20)).map((it) => it.kind).reverse()).toEqual([
    ...['overdue', 'isolated', 'resumed'],
    ...['overdue', 'isolated', 'deletion-near', 'deleted'],
  ]);

  const end = new Date(clock.now().getTime() + DAY_MS);
  const { problems, lines, instances } = await verifyBills(storage.rows, book, new Date(0), end);
  expect(problems).toEqual([]);
  expect([instances, lines > 400]).toEqual([2, true]);
  const summary = await caller.call(describeBillSummaryByProduct, { BeginTime: '2026-03', EndTime: '2026-03' });
  const spent = amount('800') - ((await storage.rows.billing.balance(appId))?.balance ?? 0n);
  expect(summary.SummaryTotal?.RealTotalCost).toBe(writeAmount(spent, 8));
}, 120_000);

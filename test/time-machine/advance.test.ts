import pino from 'pino';
import { expect, it } from 'vitest';
import { billingSchedule } from '../../src/billing/schedule.ts';
import { verifyBills } from '../../src/billing/verify.ts';
import { loadCatalogue } from '../../src/catalogue/load.ts';
import { loadPriceBook } from '../../src/catalogue/load-price-book.ts';
import { SimulatedWorld } from '../../src/data-plane/simulated/world.ts';
import { midnightAfter } from '../../src/domain/calendar.ts';
import { STATUS } from '../../src/domain/instance.ts';
import { movedClock, systemClock } from '../../src/lib/clock.ts';
import { openStorage } from '../../src/storage/postgres-storage.ts';
import { advanceClock } from '../../src/time-machine/advance.ts';
import { openTimeMachine } from '../../src/time-machine/open.ts';
import { controlPlaneOnTime, money, PATIENCE, type ControlPlaneOnTime } from '../support/control-plane-on-time.ts';
import { Crash, dyingStorage } from '../support/dying-storage.ts';
import { freshStorage } from '../support/postgres.ts';
import { boughtInstance, buy, planUpgrade } from '../support/purchases.ts';

const book = loadPriceBook('mainland', loadCatalogue());
const [HOUR_MS, DAY_MS] = [3_600_000, 86_400_000];
const log = pino({ level: 'silent' });
/** The machine is busy now and then. */
const SOON_MS = 30_000;

const near = (at: Date | undefined, wanted: Date, sinceMs: number): void => {
  const lateMs = (at?.getTime() ?? 0) - wanted.getTime() - sinceMs;
  expect([lateMs >= 0, lateMs < SOON_MS], `${lateMs} ms late`).toEqual([true, true]);
};

async function withInstance() {
  const open = await freshStorage();
  const world = new SimulatedWorld(systemClock);
  const bought = boughtInstance({ zoneIds: [100001] });
  const { instanceId, appId } = bought.instance;
  await buy(open.storage, bought);
  const look = () => open.storage.rows.instances.any(instanceId);
  const verify = () => verifyBills(open.storage.rows, book, new Date(0), new Date('2200-01-01T00:00:00Z'));
  return { open, storage: open.storage, world, bought, instanceId, appId, look, verify };
}

const stopped = async (...planes: ControlPlaneOnTime[]): Promise<void> => {
  for (const plane of planes) await plane.stop();
};

it('lets a balance that is used up on the way have its consequences at their times, and charges nothing for what is stopped', async () => {
  const { open, storage, world, instanceId, appId, look, verify } = await withInstance();
  // 1.34 an hour: the 100th hour uses it up.
  const plane = await controlPlaneOnTime(open, world, 134_00_000_000n);
  await plane.engine.lookAtAll();
  const begun = new Date(Math.floor(plane.clock.now().getTime() / HOUR_MS) * HOUR_MS);
  await plane.pass('30d');
  await stopped(plane);
  const notices = (await storage.rows.billing.notices(appId, 10)).reverse();
  expect(notices.map((it) => it.kind)).toEqual(['overdue', 'isolated', 'deletion-near', 'deleted']);
  const empty = 100 * HOUR_MS;
  for (const [index, sinceMs] of [empty, empty + DAY_MS, empty + 7 * DAY_MS, empty + 8 * DAY_MS].entries())
    near(notices[index]?.at, begun, sinceMs);
  expect((await look())?.status).toBe(STATUS.deleted);
  near((await look())?.deletedAt ?? undefined, begun, empty + 8 * DAY_MS);
  const lines = await storage.rows.billing.lines({ appId, instanceId, from: new Date(0), to: plane.clock.now() });
  expect(lines).toHaveLength(100 + 24 + 1);
  expect(await verify()).toMatchObject({ lines: 125, problems: [] });
});

it('begins what was planned at its time, and stands until the brokers have done it', async () => {
  const { open, storage, world, bought, instanceId, appId, look } = await withInstance();
  const plane = await controlPlaneOnTime(open, world, 10n ** 12n);
  await plane.engine.lookAtAll();
  await plane.pass('1s');
  const atMs = Math.floor(plane.clock.now().getTime() / 1000) * 1000 + 50 * HOUR_MS;
  const flowId = await planUpgrade(storage, bought.instance, atMs);
  await plane.pass('49h');
  expect(await look()).toMatchObject({ status: STATUS.running, kafkaVersion: bought.instance.kafkaVersion });
  await plane.pass('100h');
  expect(await look()).toMatchObject({ status: STATUS.running, kafkaVersion: '3.2.3', plannedUpgrade: null });
  const events = await storage.rows.events.latest(instanceId, 10);
  near(events.find((it) => it.kind === 'upgrade')?.at, new Date(atMs), 0);
  expect(await storage.rows.tasks.byFlowId(appId, flowId)).toMatchObject({ status: 0 });

  // A term that ends: reminded, stopped and deleted at the times of its account's calendar.
  const begun = plane.clock.now();
  const ends = new Date(begun.getTime() + 10 * DAY_MS);
  await storage.rows.prepaid.setExpiry(instanceId, ends, null);
  await plane.pass('30d');
  const notices = (await storage.rows.billing.notices(appId, 10)).reverse();
  const midnight = (days: number): Date => midnightAfter(ends, days, 'Asia/Shanghai');
  const times = { expiring: new Date(ends.getTime() - 7 * DAY_MS), expired: ends, 'expiry-isolated': midnight(7) };
  const wanted = Object.entries({ ...times, 'release-near': midnight(13), released: midnight(14) });
  expect(notices.map((it) => it.kind)).toEqual(wanted.map(([kind]) => kind));
  for (const [index, [, at]] of wanted.entries()) near(notices[index]?.at, at, 0);
  expect((await look())?.status).toBe(STATUS.deleted);
  await stopped(plane);
});

it('keeps one time in two servers, who add up what is asked of them at once, and one goes on where the other ends', async () => {
  const { open, storage, world, look, verify } = await withInstance();
  const second = await openStorage({ databaseUrl: open.databaseUrl, home: open.home, log });
  const planes = [
    await controlPlaneOnTime(open, world, 10n ** 12n),
    await controlPlaneOnTime(second, world, 10n ** 12n),
  ] as const;
  const [one, other] = planes;
  await one.engine.lookAtAll();
  await one.pass('1h');
  const begun = one.clock.now();
  await Promise.all([one.machine.advance({ by: '10d' }), other.machine.advance({ by: '10d' })]);
  await one.close();
  await expect.poll(async () => (await other.machine.view()).advance, { interval: 20 }).toBeNull();
  near(other.clock.now(), begun, 20 * DAY_MS);
  await expect.poll(() => Math.abs(one.clock.now().getTime() - other.clock.now().getTime())).toBeLessThan(50);
  await stopped(one, other);
  // A server that starts knows the time before it does anything.
  const third = await openTimeMachine({ storage, machine: systemClock, log });
  near(third.clock.now(), begun, 20 * DAY_MS);
  expect((await look())?.status).toBe(STATUS.running);
  const { lines, problems } = await verify();
  expect([lines >= 20 * 24, problems]).toEqual([true, []]);
  await second.close({ stopDatabase: false });
});

it('charges each hour once wherever it dies on the way', async () => {
  const { open, storage, world, instanceId, appId, look, verify } = await withInstance();
  const plane = await controlPlaneOnTime(open, world, 134_00_000_000n);
  await plane.engine.lookAtAll();
  await plane.pass('1s');
  await stopped(plane);
  const begun = plane.clock.now();
  await plane.machine.advance({ by: '6d' });
  const deaths: number[] = [];
  for (let statements = 2; ; statements += 7) {
    const dying = dyingStorage(storage, ['billing', 'timeMachine'], statements);
    const clock = movedClock(systemClock);
    const works = await billingSchedule({ ...money(10n ** 12n), storage: dying, clock, log }).catch(() => null);
    const tools = { storage: dying, clock, log, works: works ?? [], patience: PATIENCE, isStopping: () => false };
    const end = works === null ? new Crash() : await advanceClock(tools).catch((problem: unknown) => problem);
    if (end === undefined) break;
    expect(end).toBeInstanceOf(Crash);
    deaths.push(statements);
  }
  expect(deaths.length).toBeGreaterThan(5);
  expect(await look()).toMatchObject({ status: STATUS.isolated });
  const lines = await storage.rows.billing.lines({
    appId,
    instanceId,
    from: new Date(0),
    to: new Date(begun.getTime() + 7 * DAY_MS),
  });
  expect(lines).toHaveLength(125);
  expect((await verify()).problems).toEqual([]);
});

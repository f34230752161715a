import { once } from 'node:events';
import { connect } from 'node:tls';
import { billing } from 'tencentcloud-sdk-nodejs/tencentcloud/services/billing/index.js';
import { expect, it, vi } from 'vitest';
import { STATUS, type Status } from '../../src/domain/instance.ts';
import { answers, consume, customer, makeTopic, produce } from '../contract/witness.ts';
import { cloudOf } from '../support/cloud.ts';
import { brokersOn, tracesOf } from '../support/machine.ts';
import { routeCalls, steadyProducer } from '../support/routes.ts';
import { serverForTests } from '../support/server.ts';

const server = serverForTests('[time]\nmachine = true\n[billing]\nopening_credit = "600"\n');
const cloud = cloudOf(server);
const routes = routeCalls(cloud);
const APP_ID = '1300000001';
const SIZE = { BandWidth: 40, DiskSize: 500, DiskType: 'CLOUD_SSD', Partition: 800 };
const SOON = { timeout: 40_000, interval: 100 };

interface Clock {
  readonly now: string;
  readonly aheadMs: number;
  readonly advance: { readonly to: string } | null;
}

async function clock(): Promise<Clock> {
  return (await (await fetch(`${server.url}time`)).json()) as Clock;
}

async function ask(path: string, body: unknown): Promise<{ status: number; answer: Clock & { error?: string } }> {
  const headers = { 'content-type': 'application/json' };
  const reply = await fetch(`${server.url}time/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: reply.status, answer: (await reply.json()) as Clock };
}

const arrived = (): Promise<boolean> => vi.waitUntil(async () => (await clock()).advance === null, SOON);

/** Over HTTP, as a test of one's own would. */
async function pass(by: string): Promise<void> {
  expect((await ask('advance', { by })).status).toBe(202);
  await arrived();
}

const accounts = () =>
  new billing.v20180709.Client({
    credential: { secretId: server.secretId, secretKey: server.secretKey },
    region: 'ap-guangzhou',
    profile: { httpProfile: { protocol: 'http://', endpoint: `127.0.0.1:${server.port}` } },
  });

const hundredths = async (): Promise<number | undefined> => (await accounts().DescribeAccountBalance({})).Balance;
const statusOf = async (instanceId: string): Promise<Status> =>
  ((await cloud.detail(instanceId))?.Status ?? STATUS.deleted) as Status;

async function buy(): Promise<{ instanceId: string; place: { address: string; port: number } }> {
  const [instanceId = ''] = await cloud.buy(SIZE);
  const [detail] = await cloud.settled([instanceId], STATUS.running);
  return { instanceId, place: { address: detail?.Vip ?? '', port: 9092 } };
}

/** A time of the moved clock as the API wants it: China's. */
async function inHours(hours: number): Promise<string> {
  const at = Date.parse((await clock()).now) + (hours + 8) * 3_600_000;
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}

/** Whether a client that trusts this authority takes the certificate, by its own time. */
async function isTrusted(place: { host: string; port: number; ca: string }): Promise<boolean> {
  const socket = connect(place);
  await once(socket, 'secureConnect');
  socket.destroy();
  return socket.authorized;
}

async function resize(InstanceId: string, size: { BandWidth: number; DiskSize: number; Partition: number }) {
  await cloud.ckafka.InstanceScalingDown({ InstanceId, UpgradeStrategy: 1, ...size });
  await cloud.settled([InstanceId], STATUS.running);
}

it('ends a month of a real Kafka, bought, scaled, deleted, stopped, paid for and destroyed, with a bill that can be computed again', async () => {
  // Noon of the first of a month, so that the whole of it is one bill. Nothing was ordered, so the clock may go back until then.
  const begin = new Date();
  begin.setUTCMonth(begin.getUTCMonth() + 1, 1);
  const noon = `${begin.toISOString().slice(0, 10)} 12:05:00`;
  await pass('1h');
  expect((await ask('reset', {})).answer).toMatchObject({ aheadMs: 0 });
  expect(await server.command('time', 'advance', '--to', noon)).toMatch(
    /^the clock shows .*T04:05:.* ahead of the machine's\n/,
  );

  // 3.04 + 1.25 an hour; 24 hours are charged at 12:05 of the next day. Clients notice nothing.
  const first = await buy();
  await makeTopic(customer(first.place), 'orders');
  const producer = await steadyProducer(customer(first.place), 'orders');
  const bought = (await cloud.detail(first.instanceId))?.CreateTime ?? 0;
  expect(Math.abs(bought * 1000 - Date.parse((await clock()).now))).toBeLessThan(60_000);
  await pass('24h');
  expect(await hundredths()).toBe(49_704);

  // Scaled up at 12:05: from 12:00 on 5.16 + 2.50; its hour once, as the dearer. A route goes six hours later, as planned.
  await resize(first.instanceId, { BandWidth: 120, DiskSize: 1000, Partition: 1200 });
  const asked = { VipType: 1, PublicNetwork: 3, AccessType: 3 };
  const { RouteId: routeId = 0, VipList } = await routes.make(first.instanceId, asked);
  const ca = await server.command('certificate', first.instanceId);
  const host = VipList?.[0]?.Vip ?? '';
  expect(await isTrusted({ host, port: Number(VipList?.[0]?.Vport), ca })).toBe(true);
  await cloud.ckafka.DeleteRoute({
    InstanceId: first.instanceId,
    RouteId: routeId,
    DeleteRouteTime: await inHours(20),
  });
  await cloud.ckafka.DeleteRouteTriggerTime({ InstanceId: first.instanceId, DelayTime: await inHours(6) });
  await pass('5h');
  expect(await routes.describe(first.instanceId, routeId)).toBeDefined();
  await pass('5h');
  expect(await routes.describe(first.instanceId, routeId)).toBeUndefined();
  expect(await hundredths()).toBe(42_044);

  // Scaled down at 22:05: that hour still as the dearer, then 4.29.
  await resize(first.instanceId, { BandWidth: 40, DiskSize: 500, Partition: 800 });
  await pass('2h');
  expect(await hundredths()).toBe(40_849);
  const { sent, connections } = await producer.stop();
  expect([sent > 100, connections]).toEqual([true, 1]);

  // Deleted at 00:05: its last hour once, and bought again two days later.
  await cloud.remove(first.instanceId);
  await pass('48h');
  expect(await hundredths()).toBe(40_420);
  const second = await buy();
  await makeTopic(customer(second.place), 'kept');
  await produce(customer(second.place), 'kept', ['before the money was gone']);

  // 404.20 / 4.29 is 94.2: the balance goes below zero with the 95th hour, and a day later the instance stands still and costs nothing.
  await pass('95h');
  expect(await hundredths()).toBe(-335);
  expect(await statusOf(second.instanceId)).toBe(STATUS.running);
  await pass('24h');
  expect(await statusOf(second.instanceId)).toBe(STATUS.isolated);
  await vi.waitFor(async () => expect(await answers(second.place)).toBe(false), SOON);
  expect(await hundredths()).toBe(-10_631);
  await pass('48h');
  expect(await hundredths()).toBe(-11_060);

  // Topped up: it runs again by itself, with its records, and is charged again from this hour on.
  await server.command('billing', 'pay', APP_ID, '200');
  await pass('1s');
  expect(await statusOf(second.instanceId)).toBe(STATUS.running);
  await vi.waitFor(async () => expect(await consume(customer(second.place), 'kept', 1)).toHaveLength(1), SOON);
  expect(await hundredths()).toBe(8_940);
  await pass('22h');
  expect(await hundredths()).toBe(-498);

  // Not topped up again: stopped a day after its last paid hour, and gone for good seven days later. 25 hours more were charged.
  await pass('8d');
  expect(await statusOf(second.instanceId)).toBe(STATUS.deleted);
  expect(await hundredths()).toBe(-10_794);
  expect(await tracesOf(server, second.instanceId, [])).toEqual([]);
  expect(await brokersOn(server, second.instanceId)).toEqual([]);
  const month = begin.toISOString().slice(0, 7);
  const { SummaryTotal } = await accounts().DescribeBillSummaryByProduct({ BeginTime: month, EndTime: month });
  expect(SummaryTotal?.RealTotalCost).toBe('907.94000000');
  expect(await server.command('billing', 'verify')).toContain('2 instances: 0 differ');
}, 150_000);

it('ends at its time wherever the server is killed, adds up what is asked for at once, and goes nowhere else', async () => {
  await server.command('billing', 'pay', APP_ID, '5000');
  const { instanceId } = await buy();
  const begun = Date.parse((await clock()).now);
  const asked = await Promise.all([ask('advance', { by: '15d' }), ask('advance', { by: '15d' })]);
  expect(asked.map((it) => it.status)).toEqual([202, 202]);
  const before = (await clock()).aheadMs;
  await vi.waitUntil(async () => (await clock()).aheadMs > before + 2 * 86_400_000, { timeout: 10_000, interval: 5 });
  const seen = await clock();
  await server.kill();
  expect(seen.advance).not.toBeNull();
  await server.start();
  await arrived();
  const ahead = Date.parse((await clock()).now) - begun;
  expect(ahead - 30 * 86_400_000).toBeGreaterThanOrEqual(0);
  expect(ahead - 30 * 86_400_000).toBeLessThan(60_000);
  expect(await server.command('billing', 'verify')).toContain('3 instances: 0 differ');
  const words = await server.command('time', 'show');
  expect(words).toContain("ahead of the machine's");

  for (const body of [
    { by: '-1d' },
    { by: '0s' },
    { by: 'a month' },
    { by: '367d' },
    { to: '2020-01-01T00:00:00Z' },
    {},
  ]) {
    const { status, answer } = await ask('advance', body);
    expect([status, answer.error]).toEqual([400, expect.any(String)]);
  }
  expect((await ask('reset', {})).answer.error).toContain('orders were placed');
  expect(await statusOf(instanceId)).toBe(STATUS.running);
}, 100_000);

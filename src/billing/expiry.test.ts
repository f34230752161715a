import pino from 'pino';
import { expect, it } from 'vitest';
import { actionCaller, type Caller } from '../../test/support/action-caller.ts';
import { place } from '../../test/support/buying.ts';
import { STATUS, type Status } from '../domain/instance.ts';
import { readAmount, writeAmount } from '../domain/money.ts';
import { seededRandom } from '../lib/random.ts';
import { createInstancePre } from '../products/ckafka/instances/create-instance-pre.ts';
import { isolatedInstancePre } from '../products/ckafka/instances/isolated-instance-pre.ts';
import { renewCkafkaInstance } from '../products/ckafka/instances/renew-ckafka-instance.ts';
import { settleExpiry } from './expiry.ts';

const { creating, running, isolated, deleting, creationFailed } = STATUS;
/** 2165 a month. */
const SIZE = { BandWidth: 40, DiskSize: 500, Partition: 800 };

/** An account with so much on 1 March, 12:05 of China, and an instance with a term of a month. */
async function bought(credit: string, RenewFlag = 0) {
  const caller = await actionCaller({ billing: { enabled: true, openingCredit: readAmount(credit) ?? 0n } });
  caller.clock.set(new Date('2026-03-01T12:05:00+08:00'));
  const asked = { ...(await place(caller)), InstanceName: 'p', InstanceType: 1, Period: '1m', RenewFlag, ...SIZE };
  const { InstanceId } = (await caller.call(createInstancePre, asked)).Result.Data;
  const { storage, clock, services } = caller;
  const spans = { remindBeforeDays: 7, stopAfterDays: 7, releaseAfterDays: 7 };
  const log = pino({ level: 'silent' });
  const tools = { storage, clock, log, random: seededRandom(1), book: services.priceBook, ...spans };
  const at = async (text: string): Promise<void> => {
    clock.set(new Date(`${text}+08:00`));
    await Promise.all([settleExpiry(tools), settleExpiry(tools)]);
  };
  return { caller, InstanceId, at, settle: () => settleExpiry(tools) };
}

async function move({ storage, clock }: Caller, instanceId: string, from: Status, to: Status): Promise<void> {
  expect(await storage.rows.instances.moveStatus(instanceId, from, to, clock.now())).toBe(true);
}

async function seen({ storage, account }: Caller, instanceId: string) {
  const instance = await storage.rows.instances.any(instanceId);
  const balance = (await storage.rows.billing.balance(account.appId))?.balance ?? -1n;
  return [instance?.status, instance?.expiresAt?.toISOString().slice(0, 10), writeAmount(balance)];
}

async function told({ storage, account }: Caller): Promise<string[]> {
  return (await storage.rows.billing.notices(account.appId, 50)).map((it) => it.kind).reverse();
}

it('reminds of a term that ends, stops its instance a week later and deletes it after another', async () => {
  const { caller, InstanceId, at } = await bought('3000');
  await move(caller, InstanceId, creating, running);
  await at('2026-03-20T00:00:00');
  expect(await told(caller)).toEqual([]);
  await at('2026-03-28T00:00:00');
  await at('2026-03-29T00:00:00');
  await at('2026-04-08T23:59:59');
  expect([await told(caller), (await seen(caller, InstanceId))[0]]).toEqual([['expiring', 'expired'], running]);
  await at('2026-04-09T00:00:04');
  expect((await seen(caller, InstanceId))[0]).toBe(isolated);
  await at('2026-04-15T12:00:00');
  await at('2026-04-16T00:00:04');
  expect(await seen(caller, InstanceId)).toEqual([deleting, '2026-04-01', '835.00']);
  expect(await told(caller)).toEqual([...['expiring', 'expired', 'expiry-isolated', 'release-near', 'released']]);
  expect(await caller.storage.rows.tasks.latest(InstanceId, 'delete-instance')).toMatchObject({ status: 2 });
  const events = await caller.storage.rows.events.latest(InstanceId, 20);
  expect(events.filter((it) => it.kind === 'prepaid').map((it) => it.text)).toEqual([
    'deleted: it was not renewed in time',
    'stopped: its term is over and was not renewed',
  ]);
});

it('renews by itself while the balance allows, each month once, and tries on when it does not', async () => {
  const { caller, InstanceId, at } = await bought('5000', 1);
  await move(caller, InstanceId, creating, running);
  await at('2026-04-01T12:05:00');
  expect(await seen(caller, InstanceId)).toEqual([running, '2026-05-01', '670.00']);
  await at('2026-05-01T12:05:00');
  expect(await seen(caller, InstanceId)).toEqual([running, '2026-05-01', '670.00']);
  expect(await told(caller)).toEqual(['renewed', 'renewal-failed', 'expired']);
  await caller.storage.rows.billing.pay(caller.account.appId, readAmount('2000') ?? 0n, caller.clock.now(), '');
  await at('2026-05-03T00:00:00');
  // It counts from the end of the term before: the days between were served.
  expect(await seen(caller, InstanceId)).toEqual([running, '2026-06-01', '505.00']);
  await at('2026-06-09T00:00:00');
  expect((await seen(caller, InstanceId))[0]).toBe(isolated);
});

it('brings back who renews within the week, and counts from the end of the term', async () => {
  const { caller, InstanceId, at } = await bought('5000');
  await move(caller, InstanceId, creating, running);
  await at('2026-04-09T00:00:00');
  await at('2026-04-15T23:00:00');
  await caller.call(renewCkafkaInstance, { InstanceId });
  expect(await seen(caller, InstanceId)).toEqual([running, '2026-05-01', '670.00']);
  await at('2026-04-16T00:00:00');
  expect((await seen(caller, InstanceId))[0]).toBe(running);
});

it('deletes what its owner isolated when the week is over', async () => {
  const { caller, InstanceId, at } = await bought('3000');
  await move(caller, InstanceId, creating, running);
  await caller.call(isolatedInstancePre, { InstanceId });
  expect(await seen(caller, InstanceId)).toEqual([isolated, '2026-03-01', '3000.00']);
  await at('2026-03-08T23:59:59');
  expect((await seen(caller, InstanceId))[0]).toBe(isolated);
  await at('2026-03-09T00:00:00');
  expect((await seen(caller, InstanceId))[0]).toBe(deleting);
});

it('gives all back for an instance that could not be created', async () => {
  const { caller, InstanceId, at } = await bought('3000', 1);
  await move(caller, InstanceId, creating, creationFailed);
  await at('2026-03-20T00:00:00');
  await at('2026-04-20T00:00:00');
  expect(await seen(caller, InstanceId)).toEqual([creationFailed, '2026-03-19', '3000.00']);
});

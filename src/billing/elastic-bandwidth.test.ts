import pg from 'pg';
import pino from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { actionCaller, openActionCaller, type Caller } from '../../test/support/action-caller.ts';
import { buy, place } from '../../test/support/buying.ts';
import { SHIPPED_BOOKS } from '../catalogue/load-price-book.ts';
import { readPriceBook } from '../catalogue/read-price-book.ts';
import { combined, INSTANCE_FIGURES } from '../domain/figures.ts';
import { STATUS } from '../domain/instance.ts';
import { hourOf } from '../domain/meter.ts';
import { writeAmount } from '../domain/money.ts';
import { describeBillDetail } from '../products/billing/describe-bill-detail.ts';
import { createInstancePre } from '../products/ckafka/instances/create-instance-pre.ts';
import { isolatedInstancePre } from '../products/ckafka/instances/isolated-instance-pre.ts';
import { renewCkafkaInstance } from '../products/ckafka/instances/renew-ckafka-instance.ts';
import { prepaidElasticBandwidth } from '../storage/migrations/0017-prepaid-elastic-bandwidth.ts';
import { nextChargeAt } from './foresee.ts';
import { chargeDueHours } from './meter.ts';
import { verifyBills } from './verify.ts';

const [revision] = SHIPPED_BOOKS.mainland.revisions;
const elasticBandwidth = { gb: '0.5', source: 'ours', asOf: '2026-01' };
const book = readPriceBook({ name: 'mine', currency: 'CNY', revisions: [{ ...revision, elasticBandwidth }] });
const MINUTE_MS = 60_000;
const at = (time: string): Date => new Date(`2026-03-01T${time}:00Z`);

const SIZE = { BandWidth: 240, DiskSize: 1000, DiskType: 'CLOUD_SSD', Partition: 1700, ElasticBandwidthSwitch: 1 };

async function elastic(): Promise<{ caller: Caller; instanceId: string }> {
  const caller = await actionCaller({ priceBook: book });
  const [instanceId = ''] = await buy(caller, SIZE);
  await caller.storage.rows.instances.moveStatus(instanceId, STATUS.creating, STATUS.running, caller.clock.now());
  return { caller, instanceId };
}

async function elasticByTheMonth(caller: Caller): Promise<string> {
  const asked = { ...(await place(caller)), ...SIZE, InstanceName: 'paid', InstanceType: 1, Period: '1m' };
  const { InstanceId } = (await caller.call(createInstancePre, asked)).Result.Data;
  await caller.storage.rows.instances.moveStatus(InstanceId, STATUS.creating, STATUS.running, caller.clock.now());
  return InstanceId;
}

/** A reading at that time, of so many bytes beyond what was bought. */
async function read({ storage }: Caller, instanceId: string, readAt: Date, bytes: number): Promise<void> {
  const sample = { at: readAt, instance: combined(INSTANCE_FIGURES, []), topics: new Map(), groups: [] };
  const meter = { hour: hourOf(readAt), producedBytes: bytes, consumedBytes: 0, elasticProducedBytes: bytes, elasticConsumedBytes: 0, elasticChargedBytes: bytes }; // prettier-ignore
  await storage.rows.meters.record([{ instanceId, readAt, sample, readings: { brokers: {}, committed: [] }, meter }]);
}

async function charged({ storage, clock, account }: Caller, now: Date): Promise<string[]> {
  clock.set(now);
  const amounts = { openingCredit: 10n ** 13n, largestHour: 10n ** 13n };
  await chargeDueHours({ storage, clock, log: pino({ level: 'silent' }), book, ...amounts });
  const lines = await storage.rows.billing.lines({ appId: account.appId, from: at('00:00'), to: at('23:00') });
  expect((await verifyBills(storage.rows, book, at('00:00'), at('23:00'))).problems).toEqual([]);
  return lines
    .filter((it) => it.item === 'elastic-bandwidth' || it.item === 'package')
    .map((it) => `${it.hourStart.toISOString().slice(11, 13)} ${it.item} ${writeAmount(it.amount)}`);
}

it('is charged with its hour, once the brokers were read after the hour’s end', async () => {
  const { caller, instanceId } = await elastic();
  await read(caller, instanceId, at('04:30'), 2_000_000_000);
  await read(caller, instanceId, at('04:59'), 1_000_000_000);
  expect(await charged(caller, at('05:01')), 'nobody has read since the end').toEqual([]);
  await read(caller, instanceId, at('05:02'), 7_000_000_000);
  const first = ['04 elastic-bandwidth 1.50', '04 package 7.86'];
  expect(await charged(caller, at('05:03'))).toEqual(first);
  expect(await charged(caller, at('05:04')), 'run again').toEqual(first);
  // Nobody can read any more.
  await caller.storage.rows.instances.moveStatus(instanceId, STATUS.running, STATUS.deleting, at('05:30'));
  expect(await charged(caller, at('06:00'))).toEqual([...first, '05 elastic-bandwidth 3.50', '05 package 7.86']);
  const { DetailSet } = await caller.call(describeBillDetail, { Month: '2026-03', Offset: 0, Limit: 10 });
  const components = DetailSet?.[0]?.ComponentSet?.filter((it) => it.ItemCode === 'elastic-bandwidth');
  expect(components?.map((it) => [it.UsedAmount, it.UsedAmountUnit, it.PriceUnit, it.Cost])).toEqual([
    ['3', 'GB', 'CNY/GB/小时', '1.50000000'],
    ['7', 'GB', 'CNY/GB/小时', '3.50000000'],
  ]);
});

it('is not waited for longer than three hours, and what is read later counts in the hour of the reading', async () => {
  const { caller, instanceId } = await elastic();
  await read(caller, instanceId, at('04:30'), 2_000_000_000);
  expect(await charged(caller, at('07:59'))).toEqual([]);
  // A clock that is moved ahead does not stand because of it, which it would if it were due by now.
  expect(await nextChargeAt({ ...caller, book })).toEqual(at('16:00'));
  const known = ['04 elastic-bandwidth 1.00', '04 package 7.86'];
  expect(await charged(caller, at('08:00'))).toEqual(known);
  await read(caller, instanceId, at('08:10'), 4_000_000_000);
  expect((await charged(caller, new Date(at('09:00').getTime() + MINUTE_MS))).filter((it) => it.includes('elastic')))
    .toEqual(['04 elastic-bandwidth 1.00']); // prettier-ignore
  await read(caller, instanceId, at('09:10'), 0);
  expect((await charged(caller, at('09:11'))).filter((it) => it.includes('elastic'))).toEqual([
    '04 elastic-bandwidth 1.00',
    '08 elastic-bandwidth 2.00',
  ]);
});

it('that is read by a clock that was set back counts in the first hour that is not charged', async () => {
  const { caller, instanceId } = await elastic();
  await read(caller, instanceId, at('05:10'), 0);
  await charged(caller, at('05:11'));
  await read(caller, instanceId, at('04:20'), 6_000_000_000);
  await read(caller, instanceId, at('06:01'), 0);
  expect((await charged(caller, at('06:02'))).filter((it) => it.includes('elastic'))).toEqual([
    '05 elastic-bandwidth 3.00',
  ]);
});

it('is charged for a prepaid instance as well, whose other hours are paid for, while it serves', async () => {
  const caller = await actionCaller({ priceBook: book });
  const instanceId = await elasticByTheMonth(caller);
  await read(caller, instanceId, at('04:30'), 2_000_000_000);
  await read(caller, instanceId, at('05:02'), 6_000_000_000);
  expect(await charged(caller, at('05:03'))).toEqual(['04 elastic-bandwidth 1.00']);
  await caller.call(isolatedInstancePre, { InstanceId: instanceId });
  const both = ['04 elastic-bandwidth 1.00', '05 elastic-bandwidth 3.00'];
  expect(await charged(caller, at('06:00'))).toEqual(both);
  expect(await caller.storage.rows.billing.openCursors('', 10), 'an end').toEqual([]);
  caller.clock.set(at('07:10'));
  await caller.call(renewCkafkaInstance, { InstanceId: instanceId });
  await read(caller, instanceId, at('07:30'), 4_000_000_000);
  await read(caller, instanceId, at('08:01'), 0);
  expect(await charged(caller, at('08:02'))).toEqual([...both, '07 elastic-bandwidth 2.00']);
  const { DetailSet } = await caller.call(describeBillDetail, { Month: '2026-03', Offset: 0, Limit: 10 });
  const hours = DetailSet?.filter((it) => it.ComponentSet?.some((part) => part.ItemCode === 'elastic-bandwidth'));
  expect(hours?.map((it) => [it.PayModeName, it.ActionType, it.ComponentSet?.length])).toEqual([
    ['按量计费', 'postpay_deduct_h', 3],
  ]);
});

it('is charged for prepaid instances that ran before it was, from the first reading after the upgrade on', async () => {
  const caller = await openActionCaller();
  onTestFinished(() => caller.remove());
  const instanceId = await elasticByTheMonth(caller);
  const client = new pg.Client({ connectionString: caller.databaseUrl });
  await client.connect();
  await client.query(`DELETE FROM size_changes; DELETE FROM billing_cursors; ${prepaidElasticBandwidth}`);
  await client.end();
  const [cursor] = await caller.storage.rows.billing.openCursors('', 10);
  expect(cursor?.chargedTo.getTime()).toBeGreaterThan(Date.now());
  const changes = await caller.storage.rows.billing.sizeChanges([instanceId]);
  expect(changes.get(instanceId)).toMatchObject([{ at: cursor?.chargedTo, isPrepaid: true, size: { edition: 'profession', bandwidthMBps: 240 } }]); // prettier-ignore
});

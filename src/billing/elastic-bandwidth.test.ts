import pino from 'pino';
import { expect, it } from 'vitest';
import { actionCaller, type Caller } from '../../test/support/action-caller.ts';
import { buy } from '../../test/support/buying.ts';
import { SHIPPED_BOOKS } from '../catalogue/load-price-book.ts';
import { readPriceBook } from '../catalogue/read-price-book.ts';
import { combined, INSTANCE_FIGURES } from '../domain/figures.ts';
import { STATUS } from '../domain/instance.ts';
import { hourOf } from '../domain/meter.ts';
import { writeAmount } from '../domain/money.ts';
import { describeBillDetail } from '../products/billing/describe-bill-detail.ts';
import { chargeDueHours } from './meter.ts';
import { verifyBills } from './verify.ts';

const [revision] = SHIPPED_BOOKS.mainland.revisions;
const elasticBandwidth = { gb: '0.5', source: 'ours', asOf: '2026-01' };
const book = readPriceBook({ name: 'mine', currency: 'CNY', revisions: [{ ...revision, elasticBandwidth }] });
const MINUTE_MS = 60_000;
const at = (time: string): Date => new Date(`2026-03-01T${time}:00Z`);

async function elastic(): Promise<{ caller: Caller; instanceId: string }> {
  const caller = await actionCaller({ priceBook: book });
  const size = { BandWidth: 240, DiskSize: 1000, DiskType: 'CLOUD_SSD', Partition: 1700, ElasticBandwidthSwitch: 1 };
  const [instanceId = ''] = await buy(caller, size);
  await caller.storage.rows.instances.moveStatus(instanceId, STATUS.creating, STATUS.running, caller.clock.now());
  return { caller, instanceId };
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

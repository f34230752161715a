import { describe, expect, it } from 'vitest';
import { appId, insertSurroundings, newInstance, noon } from '../../../test/support/example-rows.ts';
import { freshStorage } from '../../../test/support/postgres.ts';
import { STATUS } from '../../domain/instance.ts';
import { readAmount } from '../../domain/money.ts';
import type { BillLine } from '../billing-rows.ts';

const { creating, running, isolated, deleting } = STATUS;
const id = 'ckafka-aaaaaaaa';
const later = (minutes: number): Date => new Date(noon.getTime() + minutes * 60_000);
const amount = (text: string): bigint => readAmount(text) ?? -1n;

async function bought() {
  const { storage } = await freshStorage();
  await insertSurroundings(storage.rows);
  await storage.rows.instances.insert([newInstance({ bandwidthMBps: 20 })]);
  await storage.rows.billing.openBalances('CNY', amount('100'), noon);
  return storage;
}

const line = (change: Partial<BillLine> = {}): BillLine => ({
  instanceId: id,
  appId,
  item: 'package',
  hourStart: later(-60),
  hourEnd: noon,
  quantity: 1,
  unit: 1,
  price: amount('1.34'),
  amount: amount('1.34'),
  formula: '',
  chargedAt: noon,
  ...change,
});

describe('what an instance is billed for', () => {
  it('is written with each change of status and size, from the purchase on', async () => {
    const { instances, billing } = (await bought()).rows;
    const changes = async () =>
      ((await billing.sizeChanges([id])).get(id) ?? []).map(({ at, size }) => [at, size?.bandwidthMBps ?? null]);
    expect(await changes()).toEqual([]);
    await instances.moveStatus(id, creating, running, later(5));
    await instances.update(id, { bandwidthMBps: 40 }, later(10));
    await instances.update(id, { instanceName: 'free of charge' });
    await instances.moveStatus(id, running, isolated, later(20));
    await instances.update(id, { bandwidthMBps: 60 }, later(25));
    await instances.moveStatus(id, isolated, running, later(30));
    await instances.moveStatus(id, running, deleting, later(40));
    expect(await changes()).toEqual([
      [noon, 20],
      [later(10), 40],
      [later(20), null],
      [later(30), 60],
      [later(40), null],
    ]);
  });

  it('is nothing for an instance that never ran', async () => {
    const { instances, billing } = (await bought()).rows;
    await instances.moveStatus(id, creating, deleting, later(1));
    expect(await billing.sizeChanges([id])).toEqual(new Map());
    expect(await billing.holdDue(later(600), '', 10)).toEqual([]);
  });

  it('never changes in an hour that is charged', async () => {
    const { instances, billing } = (await bought()).rows;
    await instances.moveStatus(id, creating, running, later(1));
    await billing.charge([], [{ instanceId: id, chargedTo: later(120), isOpen: true }], later(120));
    await instances.update(id, { diskSizeGB: 300 }, later(90));
    const changes = (await billing.sizeChanges([id])).get(id);
    expect(changes?.at(-1)).toMatchObject({ at: later(120), size: { diskSizeGB: 300, bandwidthMBps: 20 } });
  });

  it('cannot change without its time', async () => {
    const { instances } = (await bought()).rows;
    await expect(instances.update(id, { diskSizeGB: 300 })).rejects.toThrow('needs its time');
    expect((await instances.any(id))?.diskSizeGB).toBe(200);
  });
});

describe('a charge', () => {
  it('moves line, ledger, balance and cursor together, and a line only once', async () => {
    const { billing, instances } = (await bought()).rows;
    await instances.moveStatus(id, creating, running, noon);
    const moves = [{ instanceId: id, chargedTo: noon, isOpen: true }];
    await billing.charge([line(), line({ item: 'disk', amount: amount('0.00000001') })], moves, noon);
    await billing.charge([line(), line({ hourStart: noon, hourEnd: later(60) })], moves, later(60));
    expect((await billing.balance(appId))?.balance).toBe(amount('97.31999999'));
    expect(await billing.sums()).toEqual([
      {
        appId,
        balance: amount('97.31999999'),
        customer: amount('97.31999999'),
        whole: 0n,
        usage: amount('2.68000001'),
        lines: amount('2.68000001'),
        prepaid: 0n,
        prepaidLines: 0n,
      },
    ]);
    expect((await billing.ledger(appId, 9)).map((it) => [it.kind, it.amount, it.note])).toEqual([
      ['usage', amount('-1.34'), '1 lines'],
      ['usage', amount('-1.34000001'), '2 lines'],
      ['credit', amount('100'), 'opening credit'],
    ]);
  });

  it('is refused whole when one line of it cannot be', async () => {
    const { billing, instances } = (await bought()).rows;
    await instances.moveStatus(id, creating, running, noon);
    const moves = [{ instanceId: id, chargedTo: later(60), isOpen: true }];
    await expect(billing.charge([line(), line({ item: 'disk', amount: -1n })], moves, noon)).rejects.toThrow();
    expect(await billing.lines({ appId, from: new Date(0), to: later(600) })).toEqual([]);
    expect((await billing.cursors('', 9))[0]?.chargedTo).toEqual(later(-60));
  });

  it('is summed up by item and price', async () => {
    const { billing } = (await bought()).rows;
    const hours = [0, 60, 120].map((start) => line({ hourStart: later(start), hourEnd: later(start + 60) }));
    const dearer = line({ hourStart: later(180), hourEnd: later(240), price: amount('3.04'), amount: amount('3.04') });
    await billing.charge([...hours, dearer], [], later(240));
    const positions = await billing.positions({ appId, from: noon, to: later(600), instanceId: id });
    expect(positions.map((it) => [it.periods, it.amount, it.from, it.to])).toEqual([
      [3, amount('4.02'), noon, later(180)],
      [1, amount('3.04'), later(180), later(240)],
    ]);
    expect(await billing.positions({ appId, from: noon, to: later(600), instanceId: 'ckafka-other' })).toEqual([]);
  });
});

describe('due instances', () => {
  it('are those whose next hour is over, of accounts that are not parked, each held by one transaction', async () => {
    const storage = await bought();
    await storage.rows.instances.moveStatus(id, creating, running, later(1));
    const due = (settled: Date): Promise<number> =>
      storage.transaction(async ({ billing }) => (await billing.holdDue(settled, '', 10)).length);
    await storage.rows.billing.charge([], [{ instanceId: id, chargedTo: noon, isOpen: true }], noon);
    expect([await due(later(59)), await due(later(60))]).toEqual([0, 1]);
    await storage.transaction(async ({ billing }) => {
      expect(await billing.holdDue(later(60), '', 10)).toHaveLength(1);
      expect(await due(later(60))).toBe(0);
    });
    await storage.rows.billing.park(appId, 'looks wrong');
    expect(await due(later(60))).toBe(0);
  });
});

describe('a payment', () => {
  it('is added, and refused for an account without a balance', async () => {
    const { billing } = (await bought()).rows;
    expect(await billing.pay(appId, amount('0.5'), noon, 'invoice 7')).toBe(true);
    expect(await billing.pay(7, amount('0.5'), noon, '')).toBe(false);
    expect((await billing.balance(appId))?.balance).toBe(amount('100.5'));
    expect(await billing.openBalances('CNY', amount('100'), noon)).toEqual([]);
  });
});

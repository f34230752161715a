import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { actionCaller, type Caller } from '../../../test/support/action-caller.ts';
import { buy, place } from '../../../test/support/buying.ts';
import { chargeDueHours } from '../../billing/meter.ts';
import { verifyBills } from '../../billing/verify.ts';
import { loadPriceBook } from '../../catalogue/load-price-book.ts';
import { STATUS } from '../../domain/instance.ts';
import { asFloat } from '../../domain/money.ts';
import { createInstancePre } from '../ckafka/instances/create-instance-pre.ts';
import { deleteInstancePost } from '../ckafka/instances/delete-instance-post.ts';
import { instanceScalingDown } from '../ckafka/instances/instance-scaling-down.ts';
import { isolatedInstancePre } from '../ckafka/instances/isolated-instance-pre.ts';
import { modifyInstancePre } from '../ckafka/instances/modify-instance-pre.ts';
import { renewCkafkaInstance } from '../ckafka/instances/renew-ckafka-instance.ts';
import { modifyInstanceAttributes } from '../ckafka/instances/modify-instance-attributes.ts';
import { describeAccountBalance } from './describe-account-balance.ts';
import { describeBillDetail } from './describe-bill-detail.ts';
import { describeBillResourceSummary } from './describe-bill-resource-summary.ts';
import { describeBillSummaryByProduct } from './describe-bill-summary-by-product.ts';
import { describeDealsByCond } from './describe-deals-by-cond.ts';

const { creating, running, upgrading } = STATUS;
const HOUR_MS = 3_600_000;
const ALL_TIME = { StartTime: '2020-01-01 00:00:00', EndTime: '2030-01-01 00:00:00', Limit: 20 };
const EXAMPLE = { BandWidth: 240, DiskSize: 1000, DiskType: 'CLOUD_SSD', Partition: 1700 };

async function bought(asked: Parameters<typeof buy>[1] = EXAMPLE): Promise<{ caller: Caller; InstanceId: string }> {
  const caller = await actionCaller();
  const [InstanceId = ''] = await buy(caller, asked);
  await caller.storage.rows.instances.moveStatus(InstanceId, creating, running, caller.clock.now());
  return { caller, InstanceId };
}

function charge({ storage, clock, services }: Caller): Promise<unknown> {
  const log = pino({ level: 'silent' });
  const amounts = { openingCredit: 10_000_000_000n, largestHour: 10n ** 13n };
  return chargeDueHours({ storage, clock, log, book: services.priceBook, ...amounts });
}

describe('bills', () => {
  it('show an instance day by day, item by item, and the sums that the balance went down by', async () => {
    const { caller, InstanceId } = await bought();
    // Bought at 12:05 of China; charged to 22:00, and 15 hours of the next day.
    caller.clock.advance(27 * HOUR_MS);
    await charge(caller);
    const { DetailSet, Total } = await caller.call(describeBillDetail, {
      Month: '2026-03',
      Offset: 0,
      Limit: 10,
      NeedRecordNum: 1,
    });
    expect(Total).toBe(2);
    expect(DetailSet?.map((it) => [it.ResourceId, it.BillDay, it.FeeBeginTime, it.FeeEndTime])).toEqual([
      [InstanceId, '2026-03-01', '2026-03-01 12:00:00', '2026-03-02 00:00:00'],
      [InstanceId, '2026-03-02', '2026-03-02 00:00:00', '2026-03-02 15:00:00'],
    ]);
    expect(
      DetailSet?.[0]?.ComponentSet?.map((it) => [it.ItemCode, it.SinglePrice, it.UsedAmount, it.TimeSpan, it.Cost]),
    ).toEqual([
      ['disk', '0.25000000', '1000', '12', '30.00000000'],
      ['package', '7.86000000', '1', '12', '94.32000000'],
      ['partitions', '0.31000000', '100', '12', '3.72000000'],
    ]);
    const { ResourceSummarySet } = await caller.call(describeBillResourceSummary, {
      Month: '2026-03',
      Offset: 0,
      Limit: 10,
    });
    // 27 hours x 10.67.
    expect(ResourceSummarySet).toMatchObject([{ ResourceId: InstanceId, RealTotalCost: '288.09000000' }]);
    const summary = await caller.call(describeBillSummaryByProduct, { BeginTime: '2026-03', EndTime: '2026-03' });
    expect(summary.SummaryTotal).toMatchObject({ RealTotalCost: '288.09000000', CashPayAmount: '288.09000000' });
    expect(await caller.call(describeAccountBalance, {})).toMatchObject({ Balance: -18_809, OweAmount: 18_809 });
  });

  it('of another month, payer, mode or instance are empty', async () => {
    const { caller } = await bought();
    caller.clock.advance(5 * HOUR_MS);
    await charge(caller);
    const page = { Offset: 0, Limit: 10 };
    const count = async (asked: object): Promise<number | undefined> =>
      (await caller.call(describeBillDetail, { Month: '2026-03', ...page, ...asked })).DetailSet?.length;
    expect(await count({})).toBe(1);
    for (const asked of [
      { Month: '2026-02' },
      { PayMode: 'prePay' },
      { PayerUin: '7' },
      { ResourceId: 'ckafka-x' },
      { Offset: 1 },
    ])
      expect(await count(asked), JSON.stringify(asked)).toBe(0);
    const refunds = await caller.call(describeBillSummaryByProduct, {
      BeginTime: '2026-03',
      EndTime: '2026-03',
      PayType: 'refund',
    });
    expect(refunds.SummaryOverview).toEqual([]);
  });

  it('are asked for in months, and pages that exist', async () => {
    const caller = await actionCaller();
    const page = { Offset: 0, Limit: 10 };
    const words = async (asked: object): Promise<string> =>
      (await caller.refusal(describeBillDetail, { ...page, ...asked })).text.en;
    expect(await words({})).toContain('`Month`');
    expect(await words({ Month: '2026-13' })).toContain('a month such as');
    expect(await words({ BeginTime: '2026-03-01 00:00:00' })).toContain('`EndTime`');
    expect(await words({ BeginTime: '2026-03-01', EndTime: '2026-03-02 00:00:00' })).toContain('`BeginTime`');
    expect(await words({ BeginTime: '2026-03-01 00:00:00', EndTime: '2026-04-02 00:00:00' })).toContain(
      'in the month of',
    );
    expect(await words({ Month: '2026-03', Limit: 301 })).toContain('1 to 300');
    expect(await words({ Month: '2026-03', Offset: -1 })).toContain('`Offset`');
    expect(await words({ Month: '2026-03', PayMode: 'later' })).toContain('`PayMode`');
    const resources = await caller.refusal(describeBillResourceSummary, { Month: '2026-03', ...page, TagKey: 'team' });
    expect(resources.code).toBe('UnsupportedOperation');
    const summary = await caller.refusal(describeBillSummaryByProduct, { BeginTime: '2026-03', EndTime: '2026-04' });
    expect(summary.text.en).toContain('`EndTime`');
  });
});

describe('bills of prepaid instances', () => {
  it('show what each order paid or gave back, as the balance went, and can be computed again', async () => {
    const caller = await actionCaller({ billing: { enabled: true, openingCredit: 1_000_000_000_000n } });
    const asked = { ...(await place(caller)), InstanceName: 'p', InstanceType: 1, Period: '2m' };
    const size = { BandWidth: 40, DiskSize: 500, Partition: 900 };
    const { Result } = await caller.call(createInstancePre, { ...asked, ...size });
    const { InstanceId } = Result.Data;
    const { rows } = caller.storage;
    await rows.instances.moveStatus(InstanceId, creating, running, caller.clock.now());
    caller.clock.set(new Date('2026-03-16T12:00:00.001Z'));
    await caller.call(modifyInstancePre, { InstanceId, DiskSize: 1000, Partition: 800 });
    await rows.instances.moveStatus(InstanceId, upgrading, running, caller.clock.now());
    caller.clock.advance(1000);
    await caller.call(renewCkafkaInstance, { InstanceId });
    caller.clock.advance(1000);
    await caller.call(isolatedInstancePre, { InstanceId });
    const page = { Month: '2026-03', Offset: 0, Limit: 10 };
    const { DetailSet } = await caller.call(describeBillDetail, { ...page, PayMode: 'prePay' });
    expect(DetailSet?.map((it) => [it.ActionType, it.ActionTypeName, it.PayModeName, it.ResourceId])).toEqual([
      ['prepay_purchase', '包年包月新购', '包年包月', InstanceId],
      ['prepay_modify', '包年包月配置变更', '包年包月', InstanceId],
      ['prepay_renew', '包年包月续费', '包年包月', InstanceId],
      ['prepay_return', '包年包月退款', '包年包月', InstanceId],
    ]);
    // 1990, 500 GB x 35 / 100 GB and 100 partitions x 200 / 100, each for two months.
    const [bought, changed] = DetailSet ?? [];
    expect(bought).toMatchObject({ OrderId: Result.Data.DealNames[0], FeeEndTime: '2026-05-01 12:05:06' });
    expect(
      bought?.ComponentSet?.map((it) => [it.ItemCode, it.UsedAmount, it.TimeSpan, it.TimeUnitName, it.Cost]),
    ).toEqual([
      ['package', '1', '2', '月', '3980.00000000'],
      ['disk', '500', '2', '月', '350.00000000'],
      ['partitions', '100', '2', '月', '400.00000000'],
    ]);
    // 45.67 of 61 days are left: the disk is bought again, the partitions are given back.
    expect(changed?.ComponentSet?.map((it) => [it.ItemCode, Number(it.Cost)])).toEqual([
      ['disk', expect.closeTo((-350 * 45.67) / 61, 1)],
      ['partitions', expect.closeTo((-400 * 45.67) / 61, 1)],
      ['disk', expect.closeTo((700 * 45.67) / 61, 1)],
    ]);
    const { ResourceSummarySet } = await caller.call(describeBillResourceSummary, { ...page, ResourceId: InstanceId });
    expect(ResourceSummarySet?.map((it) => it.ActionTypeName)).toEqual(DetailSet?.map((it) => it.ActionTypeName));
    const sum = async (asked: object): Promise<number> => {
      const months = { BeginTime: '2026-03', EndTime: '2026-03' };
      return Number(
        (await caller.call(describeBillSummaryByProduct, { ...months, ...asked })).SummaryTotal?.RealTotalCost,
      );
    };
    const balance = asFloat((await rows.billing.balance(caller.account.appId))?.balance ?? 0n);
    expect(10_000 - (await sum({}))).toBeCloseTo(balance, 8);
    expect((await sum({ PayType: 'consume' })) + (await sum({ PayType: 'refund' }))).toBeCloseTo(await sum({}), 8);
    expect((await caller.call(describeBillDetail, { ...page, PayMode: 'postPay' })).DetailSet).toEqual([]);
    const renewed = await caller.call(describeBillDetail, { ...page, ActionType: '包年包月续费' });
    expect(renewed.DetailSet).toHaveLength(1);
    const span = [new Date(0), new Date('2200-01-01T00:00:00Z')] as const;
    const { priceBook } = caller.services;
    expect(await verifyBills(rows, priceBook, ...span)).toEqual({ instances: 1, lines: 12, problems: [] });
    const other = loadPriceBook('international', caller.services.catalogue);
    expect((await verifyBills(rows, other, ...span)).problems.join(' ')).toContain(
      `${Result.Data.DealNames[0] ?? ''} package`,
    );
    const { Deals } = await caller.call(describeDealsByCond, ALL_TIME);
    expect(Deals?.map((it) => [it.Action, it.PayMode, it.TimeSpan, it.TimeUnit, it.Price, it.Status])).toEqual([
      ['refund', 'prePay', 1, 'm', 0, 4],
      ['renew', 'prePay', 1, 'm', 234_000, 4],
      ['upgrade', 'prePay', 1, 'm', 234_000, 4],
      ['purchase', 'prePay', 2, 'm', 236_500, 4],
    ]);
    expect(Deals?.[3]).toMatchObject({ RealTotalCost: 473_000, TotalCost: 473_000 });
  });
});

describe('orders', () => {
  it('say who bought what for which price, and how far it is', async () => {
    const { caller, InstanceId } = await bought();
    caller.clock.advance(1000);
    await caller.call(instanceScalingDown, { InstanceId, UpgradeStrategy: 1, BandWidth: 120, Partition: 1200 });
    const deals = async (asked: object = {}) =>
      (await caller.call(describeDealsByCond, { ...ALL_TIME, ...asked })).Deals ?? [];
    expect(
      (await deals()).map((it) => [it.Action, it.Status, it.Price, it.TimeUnit, it.Currency, it.ResourceId]),
    ).toEqual([
      ['downgrade', 3, 766, 'h', 'CNY', [InstanceId]],
      ['purchase', 4, 1067, 'h', 'CNY', [InstanceId]],
    ]);
    await caller.storage.rows.instances.moveStatus(InstanceId, upgrading, running, caller.clock.now());
    caller.clock.advance(1000);
    await caller.call(modifyInstanceAttributes, { InstanceId, PublicNetwork: 6 });
    caller.clock.advance(1000);
    await caller.call(deleteInstancePost, { InstanceId });
    const all = await deals();
    expect(all.map((it) => [it.Action, it.Status])).toEqual([
      ['refund', 3],
      ['modifyNetworkSize', 4],
      ['downgrade', 4],
      ['purchase', 4],
    ]);
    expect(await deals({ StatusSet: [3] })).toHaveLength(1);
    expect(await deals({ OrderId: all[2]?.OrderId, ResourceId: InstanceId })).toHaveLength(1);
    expect(await deals({ ResourceId: 'ckafka-x' })).toEqual([]);
    expect(await deals({ Limit: 3, Offset: 1 })).toHaveLength(1);
  });

  it('of an instance that could not be made have failed', async () => {
    const caller = await actionCaller();
    const [InstanceId = ''] = await buy(caller);
    await caller.storage.rows.instances.moveStatus(InstanceId, creating, STATUS.creationFailed, caller.clock.now());
    expect((await caller.call(describeDealsByCond, ALL_TIME)).Deals).toMatchObject([{ Status: 5 }]);
  });

  it('are asked for by times, states and names that make sense', async () => {
    const caller = await actionCaller();
    const words = async (asked: object): Promise<string> =>
      (await caller.refusal(describeDealsByCond, { ...ALL_TIME, ...asked })).text.en;
    expect(await words({ StartTime: '2026-02-30 00:00:00' })).toContain('`StartTime`');
    expect(await words({ Limit: 0 })).toContain('`Limit`');
    expect(await words({ Offset: -1 })).toContain('`Offset`');
    expect(await words({ Status: 13 })).toContain('`Status`');
    expect(await words({ OrderId: 'a', BigDealId: 'b' })).toContain('two orders');
  });

  it('are refused without a price where the operator sells nothing without', async () => {
    const caller = await actionCaller({ requirePrice: true });
    const { createPostPaidInstance } = await import('../ckafka/instances/create-post-paid-instance.ts');
    const asked = { ...(await place(caller)), BandWidth: 40, DiskSize: 500, Partition: 800 };
    const refusal = await caller.refusal(createPostPaidInstance, { ...asked, DiskType: 'CLOUD_BASIC' });
    expect(refusal.text.en).toContain('no price by the hour for disk');
    await caller.call(createPostPaidInstance, { ...asked, DiskType: 'CLOUD_SSD' });
  });
});

import pino from 'pino';
import { describe, expect, it } from 'vitest';
import type { CreateBudgetRequest } from '../../../../spec/types/billing.ts';
import { actionCaller, type Caller } from '../../../../test/support/action-caller.ts';
import { buy } from '../../../../test/support/buying.ts';
import { chargeDueHours } from '../../../billing/meter.ts';
import { watchBudgets } from '../../../billing/watch-budgets.ts';
import { STATUS } from '../../../domain/instance.ts';
import { describeProductEventList } from '../../monitor/describe-product-event-list.ts';
import { createBudget } from './create-budget.ts';
import { deleteBudget } from './delete-budget.ts';
import { describeBudget } from './describe-budget.ts';
import { describeBudgetRemindRecordList } from './describe-budget-remind-record-list.ts';
import { modifyBudget } from './modify-budget.ts';

const HOUR_MS = 3_600_000;
const log = pino({ level: 'silent' });
const PAGE = { PageNo: 1, PageSize: 10 };
/** Costs 10.67 an hour. */
const SIZE = { BandWidth: 240, DiskSize: 1000, DiskType: 'CLOUD_SSD', Partition: 1700 };

function asked(change: Partial<CreateBudgetRequest> = {}): CreateBudgetRequest {
  return {
    BudgetName: 'all',
    CycleType: 'MONTH',
    PeriodBegin: '2026-03',
    PeriodEnd: '2026-12',
    PlanType: 'FIX',
    BudgetQuota: '100',
    BillType: 'BILL',
    FeeType: 'REAL_COST',
    WarnJson: [
      { WarnType: 'ACTUAL', CalType: 'PERCENTAGE', ThresholdValue: '50' },
      { WarnType: 'ACTUAL', CalType: 'ABS', ThresholdValue: '90.5' },
    ],
    ...change,
  };
}

async function bought(caller: Caller, Tags: { TagKey: string; TagValue: string }[] = []): Promise<string> {
  const [instanceId = ''] = await buy(caller, { ...SIZE, Tags });
  await caller.storage.rows.instances.moveStatus(instanceId, STATUS.creating, STATUS.running, caller.clock.now());
  return instanceId;
}

async function hoursPass({ storage, clock, services }: Caller, hours: number): Promise<void> {
  clock.advance(hours * HOUR_MS);
  const amounts = { openingCredit: 10_000_000_000n, largestHour: 10n ** 13n };
  await chargeDueHours({ storage, clock, log, book: services.priceBook, ...amounts });
  await watchBudgets({ storage, clock, log });
}

describe('a budget', () => {
  it('tells its account of each threshold once in a period, by event, notice and record', async () => {
    const caller = await actionCaller();
    const { Data } = await caller.call(createBudget, asked());
    const BudgetId = Data?.BudgetId ?? '';
    const told = async () => {
      const records = await caller.call(describeBudgetRemindRecordList, { ...PAGE, BudgetId });
      return records.Data?.Records?.map((it) => [it.DateDesc, it.RealCost]);
    };
    await bought(caller);
    await hoursPass(caller, 4);
    expect(await told(), 'at 42.68').toEqual([]);
    await hoursPass(caller, 1);
    expect(await told()).toEqual([['2026-03', '53.35']]);
    await hoursPass(caller, 1);
    await hoursPass(caller, 3);
    expect(await told(), 'at 96.03').toEqual([
      ['2026-03', '96.03'],
      ['2026-03', '53.35'],
    ]);
    const [record] = (await caller.call(describeBudget, PAGE)).Data?.Records ?? [];
    expect(record).toMatchObject({ RealCost: '96.03', BudgetProgress: '96.03', MoneyStatus: 1, RemindTimes: 2 });
    const { Events } = await caller.call(describeProductEventList, { Module: 'monitor', EventName: ['budget'] });
    expect(Events?.[0]?.AdditionMsg?.[0]?.Value).toBe(
      '96.03 of the budget "all" of 100.00 CNY for 2026-03 are spent, which reaches 90.50.',
    );
    expect(await caller.storage.rows.billing.notices(caller.account.appId, 9)).toHaveLength(2);
    await hoursPass(caller, 31 * 24);
    expect((await told())?.map(([period]) => period)).toEqual(['2026-04', '2026-04', '2026-03', '2026-03']);
  });

  it('of a tag counts what carries it, also once that is deleted', async () => {
    const caller = await actionCaller();
    const DimensionsRange = { Business: ['p_ckafka'], Tags: [{ TagKey: 'team', TagValue: ['a'] }] };
    await caller.call(createBudget, asked({ DimensionsRange }));
    const deleted = await bought(caller, [{ TagKey: 'team', TagValue: 'a' }]);
    await bought(caller, [{ TagKey: 'team', TagValue: 'b' }]);
    await bought(caller);
    await hoursPass(caller, 2);
    await caller.storage.rows.tags.removeAll(caller.account.appId, 'ckafkaId', deleted);
    const [record] = (await caller.call(describeBudget, PAGE)).Data?.Records ?? [];
    expect(record).toMatchObject({
      RealCost: '21.34',
      CurDateDesc: '2026-03',
      DimensionsRange: { Tags: [{ TagKey: 'team', TagValue: ['a'] }] },
    });
  });

  it('is changed, listed by pages and state, and deleted', async () => {
    const caller = await actionCaller();
    const { Data } = await caller.call(createBudget, asked());
    const BudgetId = Data?.BudgetId ?? '';
    await caller.call(createBudget, asked({ BudgetName: 'later', PeriodBegin: '2027', PeriodEnd: '2027' }));
    await caller.call(createBudget, asked({ BudgetName: 'past', PeriodBegin: '2025-01-31', PeriodEnd: '2025-02' }));
    const names = async (more: object = {}) =>
      (await caller.call(describeBudget, { ...PAGE, ...more })).Data?.Records?.map((it) => it.BudgetName);
    expect(await names()).toEqual(['past', 'later', 'all']);
    expect(await names({ PageSize: 2, PageNo: 2 })).toEqual(['all']);
    expect(await names({ BudgetStatus: 'ACTIVE' })).toEqual(['all']);
    expect(await names({ BudgetStatus: 'EXPIRED' })).toEqual(['past']);
    expect(await names({ BudgetStatus: 'ACTIVATED' })).toEqual(['later']);
    expect(await names({ BudgetName: 'l', CycleTypes: ['MONTH'] })).toEqual(['later', 'all']);
    expect(await names({ CycleTypes: ['DAY'] })).toEqual([]);
    expect(await names({ BudgetId })).toEqual(['all']);
    await caller.call(modifyBudget, { ...asked({ BudgetName: 'more', BudgetQuota: '200.5' }), BudgetId });
    const page = await caller.call(describeBudget, { ...PAGE, BudgetId });
    expect(page.Data?.Records).toMatchObject([
      { BudgetName: 'more', BudgetQuota: '200.5', PeriodBegin: '2026-03-01', PeriodEnd: '2026-12-31' },
    ]);
    const refusal = await caller.refusal(modifyBudget, { ...asked({ BudgetName: 'later' }), BudgetId });
    expect(refusal.text.en).toContain('of that name');
    await caller.call(deleteBudget, { BudgetIds: [BudgetId] });
    expect(await names()).toEqual(['past', 'later']);
    expect((await caller.refusal(deleteBudget, { BudgetIds: [BudgetId] })).code).toBe('ResourceNotFound');
  });

  it('of the operator is seen, and left alone', async () => {
    const caller = await actionCaller();
    const { appId } = caller.account;
    const days = { firstDay: '2026-03-01', lastDay: '9999-12-31', note: '', feeType: 'COST' };
    const terms = { budgetName: 'account', cycle: 'MONTH', quota: 100n, thresholds: [], tags: [], refuses: true, ...days } as const; // prettier-ignore
    const budget = await caller.storage.rows.budgets.insert(appId, true, terms, caller.clock.now());
    const BudgetId = String(budget?.budgetId);
    expect((await caller.call(describeBudget, PAGE)).Data?.Total).toBe(1);
    expect((await caller.refusal(deleteBudget, { BudgetIds: [BudgetId] })).code).toBe('OperationDenied');
    expect((await caller.refusal(modifyBudget, { ...asked(), BudgetId })).code).toBe('OperationDenied');
    const account = { ...caller.account, appId: appId + 1, uin: '100000000002' };
    await caller.storage.rows.accounts.insert(account);
    expect((await caller.call(describeBudget, PAGE, { account })).Data?.Total).toBe(0);
  });

  it('of nothing, of no such period, and of what is not served is refused by name', async () => {
    const caller = await actionCaller();
    const refusal = async (change: object) => caller.refusal(createBudget, asked(change));
    for (const BudgetQuota of ['0', '-5', '0.000', 'much', '1e3'])
      expect((await refusal({ BudgetQuota })).text.en).toContain('`BudgetQuota` is not allowed');
    const warning = { WarnType: 'ACTUAL', CalType: 'PERCENTAGE', ThresholdValue: '50' };
    for (const [name, value] of Object.entries({
      BudgetName: '',
      CycleType: 'WEEK',
      PeriodBegin: '2026-02-30',
      PeriodEnd: '2026-13',
      FeeType: 'LUNCH',
      WarnJson: [],
    }))
      expect((await refusal({ [name]: value })).text.en).toContain(`\`${name}\``);
    expect((await refusal({ PeriodBegin: '2027' })).text.en).toContain('before PeriodBegin');
    expect((await refusal({ WarnJson: [{ ...warning, ThresholdValue: '-1' }] })).text.en).toContain('WarnJson.0');
    for (const change of [
      { PlanType: 'CYCLE' },
      { BillType: 'CONSUMPTION' },
      { FeeType: 'TAX' },
      { WarnJson: [{ ...warning, WarnType: 'FORECAST' }] },
      { WaveThresholdJson: [{ WarnType: 'ACTUAL' }] },
      { DimensionsRange: { RegionIds: ['1'] } },
      { DimensionsRange: { Business: ['p_cvm'] } },
    ])
      expect((await refusal(change)).code, JSON.stringify(change)).toBe('UnsupportedOperation');
    await caller.call(createBudget, asked());
    expect((await refusal({})).text.en).toContain('of that name');
  });
});

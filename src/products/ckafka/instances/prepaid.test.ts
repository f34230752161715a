import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actionCaller, openActionCaller, type Caller } from '../../../../test/support/action-caller.ts';
import { place } from '../../../../test/support/buying.ts';
import type { CreateInstancePreRequest } from '../../../../spec/types/ckafka.ts';
import { STATUS, type Status } from '../../../domain/instance.ts';
import { readAmount, writeAmount } from '../../../domain/money.ts';
import { modifyRoutineMaintenanceTask } from '../maintenance/modify-routine-maintenance-task.ts';
import { createInstancePre } from './create-instance-pre.ts';
import { createPostPaidInstance } from './create-post-paid-instance.ts';
import { deleteInstancePost } from './delete-instance-post.ts';
import { deleteInstancePre } from './delete-instance-pre.ts';
import { describeInstanceAttributes } from './describe-instance-attributes.ts';
import { describeInstancesDetail } from './describe-instances-detail.ts';
import { instanceScalingDown } from './instance-scaling-down.ts';
import { isolatedInstancePre } from './isolated-instance-pre.ts';
import { modifyInstanceAttributes } from './modify-instance-attributes.ts';
import { modifyInstancePre } from './modify-instance-pre.ts';
import { renewCkafkaInstance } from './renew-ckafka-instance.ts';

const DAY_MS = 24 * 3_600_000;
const { creating, running, upgrading, isolated, deleting } = STATUS;
/** 1990 for 40 MB/s and 500 GB x 35 / 100 GB: 2165 a month. */
const SIZE = { BandWidth: 40, DiskSize: 500, Partition: 800 };
const amount = (text: string): bigint => readAmount(text) ?? 0n;

/** For tests to which the balance is all the same. */
let shared: Awaited<ReturnType<typeof openActionCaller>>;
beforeAll(async () => {
  shared = await openActionCaller();
});
afterAll(() => shared.remove());

/** A caller whose account begins with so much. */
async function withCredit(credit: string): Promise<Caller> {
  return actionCaller({ billing: { enabled: true, openingCredit: amount(credit) } });
}

async function asked(
  caller: Caller,
  change: Partial<CreateInstancePreRequest> = {},
): Promise<CreateInstancePreRequest> {
  return { ...(await place(caller)), InstanceName: 'p', InstanceType: 1, Period: '1m', ...SIZE, ...change };
}

async function buyPre(caller: Caller, change: Partial<CreateInstancePreRequest> = {}): Promise<string> {
  const { Result } = await caller.call(createInstancePre, await asked(caller, change));
  const { InstanceId } = Result.Data;
  await move(caller, InstanceId, creating, running);
  return InstanceId;
}

async function move({ storage, clock }: Caller, instanceId: string, from: Status, to: Status): Promise<void> {
  expect(await storage.rows.instances.moveStatus(instanceId, from, to, clock.now())).toBe(true);
}

async function balance({ storage, account }: Caller): Promise<string> {
  return writeAmount((await storage.rows.billing.balance(account.appId))?.balance ?? -1n);
}

async function detail(caller: Caller, InstanceId: string) {
  const { Result } = await caller.call(describeInstancesDetail, { InstanceId });
  return Result.InstanceList[0];
}

describe('CreateInstancePre', () => {
  it('is paid at once for the whole term, and every description says so', async () => {
    const caller = await withCredit('10000');
    const { Result } = await caller.call(createInstancePre, await asked(caller, { Period: '3m', RenewFlag: 1 }));
    const { InstanceId, DealNames } = Result.Data;
    expect(Result).toEqual({
      ReturnCode: '0',
      ReturnMessage: 'ok',
      Data: {
        FlowId: 0,
        InstanceId,
        DealNames: [expect.stringMatching(/^20260301120506\d{9}$/)],
        DealNameInstanceIdMapping: [{ DealName: DealNames[0], InstanceIdList: [InstanceId] }],
      },
    });
    // 10000 - 3 x 2165.
    expect(await balance(caller)).toBe('3505.00');
    expect(await detail(caller, InstanceId)).toMatchObject({
      Status: 0,
      ExpireTime: Date.parse('2026-06-01T04:05:06Z') / 1000,
      RenewFlag: 1,
      PublicNetworkChargeType: 'BANDWIDTH_PREPAID',
    });
    const attributes = await caller.call(describeInstanceAttributes, { InstanceId });
    expect(attributes.Result).toMatchObject({ InstanceChargeType: 'PREPAID', ExpireTime: 1_780_286_706 });
    await move(caller, InstanceId, creating, running);
    expect(await caller.storage.rows.billing.cursors('', 10)).toEqual([]);
  });

  it('of several is one order that pays for all or none', async () => {
    const caller = await withCredit('4330');
    const three = await caller.refusal(createInstancePre, await asked(caller, { InstanceNum: 3 }));
    expect([three.code, three.text.en]).toEqual([
      'UnsupportedOperation.OssReject',
      expect.stringContaining('6495.00 CNY in advance and the account has 4330.00'),
    ]);
    expect(await caller.storage.rows.instances.listAll()).toEqual([]);
    const { Result } = await caller.call(createInstancePre, await asked(caller, { InstanceNum: 2 }));
    expect(await balance(caller)).toBe('0.00');
    const [deal = ''] = Result.Data.DealNames;
    expect(await caller.storage.rows.orders.byDealName(caller.account.appId, deal)).toMatchObject({
      unitPrice: { amount: amount('2165'), period: 'month', currency: 'CNY' },
      paid: amount('4330'),
      months: 1,
    });
  });

  it('costs nothing where billing is off, and has its term all the same', async () => {
    const caller = await actionCaller({ billing: { enabled: false, openingCredit: 0n } });
    const InstanceId = await buyPre(caller);
    expect((await detail(caller, InstanceId))?.ExpireTime).toBe(Date.parse('2026-04-01T04:05:06Z') / 1000);
    expect(await caller.storage.rows.billing.balances()).toEqual([]);
    await caller.call(deleteInstancePre, { InstanceId });
  });

  it.each<[string, Partial<CreateInstancePreRequest>]>([
    ['Period', { Period: '0m' }],
    ['Period', { Period: '37m' }],
    ['Period', { Period: '1y' }],
    ['Period', { Period: '' }],
    ['RenewFlag', { RenewFlag: 3 }],
    ['SpecificationsType', { SpecificationsType: 'standard' }],
    ['SpecificationsType', { SpecificationsType: 'premium' }],
    ['AutoVoucher', { AutoVoucher: 2 }],
    ['InstanceName', { InstanceName: '' }],
    ['InstanceNum', { InstanceNum: 21 }],
    ['BandWidth', { BandWidth: 30 }],
    ['MsgRetentionTime', { MsgRetentionTime: 129_601 }],
    ['ClusterId', { ClusterId: 1 }],
  ])('refuses a wrong %s: %j', async (parameter, change) => {
    const { code, text } = await shared.refusal(createInstancePre, await asked(shared, change));
    expect(code).toMatch(/^InvalidParameterValue/);
    expect(text.en).toContain(`\`${parameter}\``);
  });

  it('is refused without a price by the month where the operator sells nothing without', async () => {
    const caller = await actionCaller({ requirePrice: true });
    const refusal = await caller.refusal(createInstancePre, await asked(caller, { PublicNetworkMonthly: 3 }));
    expect(refusal.text.en).toContain('no price by the month for public-network');
    await buyPre(caller, { MsgRetentionTime: 129_600 });
  });
});

describe('RenewCkafkaInstance', () => {
  it('adds months to the term that runs, at the prices of then', async () => {
    const caller = await withCredit('10000');
    const InstanceId = await buyPre(caller);
    caller.clock.advance(10 * DAY_MS);
    const { Result } = await caller.call(renewCkafkaInstance, { InstanceId, TimeSpan: 2 });
    expect(Result.BigDealId).toBe(Result.DealName);
    expect(await balance(caller)).toBe('3505.00');
    expect((await detail(caller, InstanceId))?.ExpireTime).toBe(Date.parse('2026-06-01T04:05:06Z') / 1000);
    await caller.call(renewCkafkaInstance, { InstanceId });
    expect((await detail(caller, InstanceId))?.ExpireTime).toBe(Date.parse('2026-07-01T04:05:06Z') / 1000);
  });

  it('is charged once each, also side by side', async () => {
    const caller = await withCredit('20000');
    const InstanceId = await buyPre(caller);
    await Promise.all([1, 1, 1].map((TimeSpan) => caller.call(renewCkafkaInstance, { InstanceId, TimeSpan })));
    expect((await detail(caller, InstanceId))?.ExpireTime).toBe(Date.parse('2026-07-01T04:05:06Z') / 1000);
    expect(await balance(caller)).toBe('11340.00');
  });

  it('is refused without the money, for no months, and where the term would be over already', async () => {
    const caller = await withCredit('2165');
    const InstanceId = await buyPre(caller);
    const poor = await caller.refusal(renewCkafkaInstance, { InstanceId });
    expect(poor.code).toBe('UnsupportedOperation.OssReject');
    for (const TimeSpan of [0, 37, -1])
      expect((await caller.refusal(renewCkafkaInstance, { InstanceId, TimeSpan })).text.en).toContain('1 to 36 months');
    caller.clock.advance(90 * DAY_MS);
    expect((await caller.refusal(renewCkafkaInstance, { InstanceId })).text.en).toContain('beyond now');
    expect((await detail(caller, InstanceId))?.ExpireTime).toBe(Date.parse('2026-04-01T04:05:06Z') / 1000);
  });
});

describe('ModifyInstancePre', () => {
  it('pays the difference for what is left, and gives it back', async () => {
    const caller = await withCredit('10000');
    const InstanceId = await buyPre(caller);
    caller.clock.set(new Date('2026-03-17T04:05:06.789Z'));
    // 15 of 31 days are left.
    await caller.call(modifyInstancePre, { InstanceId, BandWidth: 60, DiskSize: 600, Partition: 900 });
    // 7835 - (2290 + 210) x 15 / 31 + (1990 + 175) x 15 / 31, each of the four rounded by itself.
    expect(await balance(caller)).toBe('7672.9032258');
    await move(caller, InstanceId, upgrading, running);
    await caller.call(modifyInstancePre, { InstanceId, ...SIZE });
    expect(await balance(caller)).toBe('7835.00');
    await move(caller, InstanceId, upgrading, running);
    await caller.call(modifyInstancePre, { InstanceId, ...SIZE });
    expect(await balance(caller)).toBe('7835.00');
  });

  it('pays for terms that have not begun too', async () => {
    const caller = await withCredit('10000');
    const InstanceId = await buyPre(caller);
    await caller.call(renewCkafkaInstance, { InstanceId });
    await caller.call(modifyInstancePre, { InstanceId, DiskSize: 1000 });
    // 10000 - 2 x 2165 - 2 x 175.
    expect(await balance(caller)).toBe('5320.00');
  });

  it('is refused without the money and changes nothing then; also when the term is over', async () => {
    const caller = await withCredit('2165');
    const InstanceId = await buyPre(caller);
    const refusal = await caller.refusal(modifyInstancePre, { InstanceId, DiskSize: 600 });
    expect(refusal.code).toBe('UnsupportedOperation.OssReject');
    expect(await detail(caller, InstanceId)).toMatchObject({ Status: 1, DiskSize: 500 });
    expect((await caller.refusal(modifyInstancePre, { InstanceId })).text.en).toContain('`BandWidth, DiskSize');
    expect((await caller.refusal(modifyInstancePre, { InstanceId, DiskSize: 450 })).text.en).toContain('`DiskSize`');
    caller.clock.advance(40 * DAY_MS);
    expect((await caller.refusal(modifyInstancePre, { InstanceId, DiskSize: 600 })).text.en).toContain('is over');
  });
});

describe('a prepaid instance', () => {
  it('that its owner isolates gets its rest back, and runs again when it is renewed', async () => {
    const caller = await withCredit('10000');
    const InstanceId = await buyPre(caller);
    caller.clock.set(new Date('2026-03-17T04:05:06.789Z'));
    const { Result } = await caller.call(isolatedInstancePre, { InstanceId });
    expect(Result.Data).toMatchObject({ FlowId: 0, InstanceId, DealNames: [expect.stringMatching(/^\d{23}$/)] });
    // 1990 x 15 / 31 and 175 x 15 / 31.
    expect(await balance(caller)).toBe('8882.58064516');
    expect(await detail(caller, InstanceId)).toMatchObject({ Status: 5, ExpireTime: 1_773_720_306 });
    expect((await caller.refusal(isolatedInstancePre, { InstanceId })).code).toBe('ResourceUnavailable');
    await caller.call(renewCkafkaInstance, { InstanceId });
    expect(await detail(caller, InstanceId)).toMatchObject({
      Status: 1,
      ExpireTime: Date.parse('2026-04-17T04:05:06Z') / 1000,
    });
    expect(await balance(caller)).toBe('6717.58064516');
  });

  it('that is deleted gets all of its rest back, once', async () => {
    const caller = await withCredit('10000');
    const InstanceId = await buyPre(caller);
    await caller.call(renewCkafkaInstance, { InstanceId, TimeSpan: 2 });
    const first = await caller.call(deleteInstancePre, { InstanceId });
    expect(await balance(caller)).toBe('10000.00');
    expect((await detail(caller, InstanceId))?.Status).toBe(deleting);
    expect(await caller.storage.rows.tasks.latest(InstanceId, 'delete-instance')).not.toBeNull();
    expect((await caller.call(deleteInstancePre, { InstanceId })).Result).toEqual(first.Result);
    expect(await balance(caller)).toBe('10000.00');
  });

  it('that is protected is neither isolated nor deleted', async () => {
    const caller = shared;
    const InstanceId = await buyPre(caller);
    await caller.call(modifyInstanceAttributes, { InstanceId, DeleteProtectionEnable: 1 });
    for (const action of [isolatedInstancePre, deleteInstancePre])
      expect((await caller.refusal(action, { InstanceId })).code).toBe('OperationDenied');
  });

  it('and a pay-as-you-go one are told the calls of their own', async () => {
    const caller = shared;
    const InstanceId = await buyPre(caller);
    const words = [
      await caller.refusal(deleteInstancePost, { InstanceId }),
      await caller.refusal(instanceScalingDown, { InstanceId, UpgradeStrategy: 1, DiskSize: 600 }),
    ];
    expect(words.map((it) => [it.code, /Send (\w+)/.exec(it.text.en)?.[1]])).toEqual([
      ['UnsupportedOperation', 'DeleteInstancePre'],
      ['UnsupportedOperation', 'ModifyInstancePre'],
    ]);
    const bought = await caller.call(createPostPaidInstance, { ...(await place(caller)), ...SIZE });
    const other = bought.Result.Data.InstanceId;
    await move(caller, other, creating, running);
    const refusals = [
      await caller.refusal(renewCkafkaInstance, { InstanceId: other }),
      await caller.refusal(isolatedInstancePre, { InstanceId: other }),
      await caller.refusal(deleteInstancePre, { InstanceId: other }),
      await caller.refusal(modifyInstancePre, { InstanceId: other, DiskSize: 600 }),
    ];
    expect(refusals.map((it) => it.code)).toEqual(Array.from(refusals, () => 'UnsupportedOperation'));
  });

  it('pays for public bandwidth as far as the book has a price for it, and does not grow by itself', async () => {
    const caller = shared;
    const InstanceId = await buyPre(caller);
    const before = await balance(caller);
    await caller.call(modifyInstanceAttributes, { InstanceId, PublicNetwork: 6 });
    expect(await balance(caller)).toBe(before);
    const config = { Enable: 1, DiskQuotaPercentage: 75, StepForwardPercentage: 10, MaxDiskSpace: 5000 };
    const growing = { InstanceId, DynamicDiskConfig: config };
    expect((await caller.refusal(modifyInstanceAttributes, growing)).code).toBe('UnsupportedOperation');
    const kind = { MaintenanceType: 'QUOTA', MaintenanceSubtype: 'INSTANCE_STORAGE_CAPACITY', Status: 0 };
    const planned = await caller.refusal(modifyRoutineMaintenanceTask, { InstanceId, ...kind });
    expect(planned.code).toBe('UnsupportedOperation');
    expect((await detail(caller, InstanceId))?.PublicNetwork).toBe(6);
  });

  it('is not stopped by arrears, nor brought back by a payment', async () => {
    const caller = await withCredit('2165');
    const InstanceId = await buyPre(caller);
    const { rows } = caller.storage;
    expect(await rows.billing.instancesOf(caller.account.appId, [running, isolated])).toEqual([]);
    expect((await detail(caller, InstanceId))?.Status).toBe(1);
  });
});

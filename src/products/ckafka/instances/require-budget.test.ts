import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { actionCaller, type Caller } from '../../../../test/support/action-caller.ts';
import { buy, place } from '../../../../test/support/buying.ts';
import { chargeDueHours } from '../../../billing/meter.ts';
import type { BudgetTerms } from '../../../domain/budget.ts';
import { STATUS } from '../../../domain/instance.ts';
import { readAmount } from '../../../domain/money.ts';
import { createInstancePre } from './create-instance-pre.ts';
import { createPostPaidInstance } from './create-post-paid-instance.ts';
import { instanceScalingDown } from './instance-scaling-down.ts';
import { modifyInstanceAttributes } from './modify-instance-attributes.ts';

const HOUR_MS = 3_600_000;
/** Costs 10.67 an hour; 260 MB/s cost 11.12. */
const SIZE = { BandWidth: 240, DiskSize: 1000, DiskType: 'CLOUD_SSD', Partition: 1700 };

async function limited(quota: string, change: Partial<BudgetTerms> = {}): Promise<Caller> {
  const caller = await actionCaller();
  const terms: BudgetTerms = {
    budgetName: 'account',
    note: '',
    cycle: 'MONTH',
    firstDay: '2026-03-01',
    lastDay: '9999-12-31',
    quota: readAmount(quota) ?? 0n,
    feeType: 'COST',
    thresholds: [],
    tags: [],
    refuses: true,
    ...change,
  };
  await caller.storage.rows.budgets.insert(caller.account.appId, true, terms, caller.clock.now());
  return caller;
}

async function running(caller: Caller, tags: { TagKey: string; TagValue: string }[] = []): Promise<string> {
  const [InstanceId = ''] = await buy(caller, { ...SIZE, Tags: tags });
  await caller.storage.rows.instances.moveStatus(InstanceId, STATUS.creating, STATUS.running, caller.clock.now());
  return InstanceId;
}

const refusedPurchase = async (caller: Caller, more: object = {}) =>
  caller.refusal(createPostPaidInstance, { ...(await place(caller)), ...SIZE, ...more });

describe('a budget that refuses', () => {
  it('has no room for a purchase whose first hour exceeds it, alone or as a batch', async () => {
    const caller = await limited('21.34');
    expect((await refusedPurchase(caller, { InstanceNum: 3 })).code).toBe('LimitExceeded');
    await buy(caller, { ...SIZE, InstanceNum: 2 });
    const refusal = await refusedPurchase(caller);
    expect(refusal.text.en).toContain(
      'The budget "account" of 21.34 CNY for 2026-03 has no room for this: 0.00 CNY are charged, and the hours that have begun and this would come to 32.01.',
    );
    expect(await caller.storage.rows.instances.listAll()).toHaveLength(2);
  });

  it('counts what is charged, until the next period', async () => {
    const caller = await limited('32.01');
    await running(caller);
    const { storage, clock, services } = caller;
    const pass = (hours: number): Promise<unknown> => {
      clock.advance(hours * HOUR_MS);
      const amounts = { openingCredit: 10_000_000_000n, largestHour: 10n ** 13n };
      return chargeDueHours({ storage, clock, log: pino({ level: 'silent' }), book: services.priceBook, ...amounts });
    };
    await pass(1);
    await buy(caller, { ...SIZE, BandWidth: 120, Partition: 1200, DiskSize: 1000 }); // 7.66 an hour
    await pass(1);
    expect((await refusedPurchase(caller)).text.en).toContain('21.34 CNY are charged');
    // Of the new month nothing is charged yet but the hours that both instances run in it.
    clock.set(new Date('2026-03-31T16:00:00Z'));
    await pass(0);
    await buy(caller, SIZE);
  });

  it('lets one of two purchases through that come at once and do not both fit', async () => {
    const caller = await limited('20');
    const asked = { ...(await place(caller)), ...SIZE };
    const both = await Promise.allSettled([1, 2].map(() => caller.call(createPostPaidInstance, asked)));
    expect(both.map((it) => it.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((it) => it.status === 'rejected')?.reason).toMatchObject({ code: 'LimitExceeded' });
  });

  it('refuses what becomes dearer, and nothing that does not', async () => {
    const caller = await limited('11');
    const InstanceId = await running(caller);
    const size = { InstanceId, UpgradeStrategy: 1 };
    expect((await caller.refusal(instanceScalingDown, { ...size, BandWidth: 260 })).code).toBe('LimitExceeded');
    expect((await caller.refusal(modifyInstanceAttributes, { InstanceId, PublicNetwork: 6 })).code).toBe(
      'LimitExceeded',
    );
    await caller.call(modifyInstanceAttributes, { InstanceId, InstanceName: 'renamed' });
    await caller.call(instanceScalingDown, { ...size, BandWidth: 120, Partition: 1200 });
  });

  it('counts what is paid in advance, in the month in which it is paid', async () => {
    const caller = await limited('10000');
    const { VpcId, SubnetId, ZoneId } = await place(caller);
    const asked = { VpcId, SubnetId, ZoneId, InstanceName: 'x', InstanceType: 1, Period: '1m', ...SIZE };
    const refusal = await caller.refusal(createInstancePre, { ...asked, Period: '12m' });
    expect(refusal.code).toBe('LimitExceeded');
    await caller.call(createInstancePre, asked);
    const { from, to } = { from: new Date('2026-02-28T16:00:00Z'), to: new Date('2026-03-31T16:00:00Z') };
    const spent = await caller.storage.rows.budgets.spent(caller.account.appId, from, to, []);
    expect(spent).toBeGreaterThan(0n);
    expect((await caller.refusal(createInstancePre, { ...asked, InstanceName: 'y', InstanceNum: 3 })).code).toBe(
      'LimitExceeded',
    );
  });

  it('of a tag is for what carries it', async () => {
    const caller = await limited('11', { budgetName: 'team=a', tags: [{ key: 'team', values: ['a'] }] });
    const tags = [{ TagKey: 'team', TagValue: 'a' }];
    const InstanceId = await running(caller, tags);
    await running(caller);
    await running(caller, [{ TagKey: 'team', TagValue: 'b' }]);
    expect((await refusedPurchase(caller, { Tags: tags })).code).toBe('LimitExceeded');
    const larger = { InstanceId, UpgradeStrategy: 1, BandWidth: 260 };
    expect((await caller.refusal(instanceScalingDown, larger)).code).toBe('LimitExceeded');
  });

  it('judges nothing where nothing is charged, and outside its days', async () => {
    const later = await limited('1', { firstDay: '2026-04-01' });
    await buy(later, SIZE);
    const free = await limited('1');
    Object.assign(free.services, { billing: { ...free.services.billing, enabled: false } });
    await buy(free, SIZE);
  });
});

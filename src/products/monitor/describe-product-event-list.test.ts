import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { actionCaller, type Caller } from '../../../test/support/action-caller.ts';
import { buy } from '../../../test/support/buying.ts';
import { settleArrears } from '../../billing/arrears.ts';
import { STATUS } from '../../domain/instance.ts';
import { describeProductEventList } from './describe-product-event-list.ts';

const asked = { Module: 'monitor', ProductName: ['ckafka'] };

/** An instance that ran a minute ago, and whose account has had no money since now. */
async function overdue(): Promise<{ caller: Caller; instanceId: string }> {
  const caller = await actionCaller();
  const { rows } = caller.storage;
  const [instanceId = ''] = await buy(caller, { InstanceName: 'orders' });
  await rows.instances.moveStatus(instanceId, STATUS.creating, STATUS.running, caller.clock.now());
  await rows.events.append({ instanceId, at: caller.clock.now(), kind: 'running', text: 'running after 5 ms' });
  caller.clock.advance(60_000);
  await rows.billing.openBalances('CNY', 0n, caller.clock.now());
  const { storage, clock } = caller;
  await settleArrears({ storage, clock, log: pino({ level: 'silent' }), isolateAfterHours: 0, deleteAfterDays: 7 });
  return { caller, instanceId };
}

describe('DescribeProductEventList', () => {
  it('tells what happened to an instance and to its account, newest first', async () => {
    const { caller, instanceId } = await overdue();
    const { Events, OverView, Total } = await caller.call(describeProductEventList, asked);
    expect(Total).toBe(4);
    expect(Events?.map((it) => [it.EventName, it.InstanceId, it.Type, it.Status])).toEqual([
      ['arrears', instanceId, 'status_change', '-'],
      ['isolated', '', 'abnormal', 'alarm'],
      ['overdue', '', 'abnormal', 'alarm'],
      ['running', instanceId, 'status_change', '-'],
    ]);
    expect(OverView).toEqual({
      StatusChangeAmount: 2,
      UnNormalEventAmount: 2,
      UnRecoverAmount: 2,
      UnConfigAlarmAmount: 4,
    });
    expect(Events?.at(-1)).toMatchObject({
      EventEName: 'Instance runs',
      ProductName: 'ckafka',
      InstanceName: 'orders',
      Region: 'csec',
      StartTime: Date.UTC(2026, 2, 1, 4, 5, 6) / 1000,
      Dimensions: [{ Key: 'instanceId', Value: instanceId }],
      AdditionMsg: [{ Key: 'message', Value: 'running after 5 ms' }],
    });
  });

  it('narrows by instance, region, kind, type, state and time, and goes through pages', async () => {
    const { caller, instanceId } = await overdue();
    const names = async (more: object): Promise<(string | null)[] | undefined> =>
      (await caller.call(describeProductEventList, { ...asked, ...more })).Events?.map((it) => it.EventName);
    expect(await names({ InstanceId: [instanceId] })).toEqual(['arrears', 'running']);
    expect(await names({ InstanceId: ['ckafka-x'] })).toEqual([]);
    expect(await names({ Dimensions: [{ Name: 'instanceId', Value: instanceId }] })).toHaveLength(2);
    expect(await names({ RegionList: ['ap-changsha'] })).toHaveLength(2);
    expect(await names({ RegionList: ['gz'] })).toEqual([]);
    expect(await names({ EventName: ['overdue'] })).toEqual(['overdue']);
    expect(await names({ Type: ['abnormal'] })).toEqual(['isolated', 'overdue']);
    expect(await names({ Status: ['recover'] })).toEqual([]);
    expect(await names({ TimeOrder: 'asc', Limit: 2, Offset: 1 })).toEqual(['overdue', 'isolated']);
    const ran = Date.UTC(2026, 2, 1, 4, 5, 6) / 1000;
    expect(await names({ StartTime: ran, EndTime: ran })).toEqual(['running']);
    expect(await names({ StartTime: ran + 1 })).toHaveLength(3);
    for (const none of [{ ProductName: ['cvm'] }, { Project: ['7'] }, { IsAlarmConfig: 1 }])
      expect(await names(none)).toEqual([]);
    caller.clock.advance(25 * 3_600_000);
    expect(await names({}), 'a day later').toEqual([]);
  });

  it('shows nothing of another account', async () => {
    const { caller, instanceId } = await overdue();
    const account = { ...caller.account, appId: 1_300_000_002, uin: '100000000002' };
    await caller.storage.rows.accounts.insert(account);
    const more = { ...asked, InstanceId: [instanceId] };
    expect(await caller.call(describeProductEventList, more, { account })).toMatchObject({ Events: [], Total: 0 });
  });

  it('refuses by name what is no such value', async () => {
    const caller = await actionCaller();
    const words = async (more: object): Promise<string> =>
      (await caller.refusal(describeProductEventList, { ...asked, ...more })).text.en;
    for (const [name, value] of Object.entries({
      Module: 'cvm',
      Limit: 101,
      Offset: -1,
      TimeOrder: 'sideways',
      Type: ['odd'],
      Status: ['odd'],
      RegionList: ['moon'],
      IsAlarmConfig: 2,
      StartTime: -1,
      Dimensions: [{ Name: 'colour', Value: 'red' }],
    }))
      expect(await words({ [name]: value })).toContain(`\`${name}\``);
    expect(await words({ StartTime: 2, EndTime: 1 })).toContain('before StartTime');
  });
});

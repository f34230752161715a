import { describe, expect, it } from 'vitest';
import type { ModifyInstanceAttributesRequest } from '../../../../spec/types/ckafka.ts';
import { actionCaller, type Caller } from '../../../../test/support/action-caller.ts';
import { buy } from '../../../../test/support/buying.ts';
import { STATUS } from '../../../domain/instance.ts';
import { deleteInstancePost } from './delete-instance-post.ts';
import { describeInstanceAttributes } from './describe-instance-attributes.ts';
import { describeInstancesDetail } from './describe-instances-detail.ts';
import { modifyInstanceAttributes } from './modify-instance-attributes.ts';
import { upgradeBrokerVersion } from './upgrade-broker-version.ts';

const { creating, running, upgrading } = STATUS;

async function runningInstance(): Promise<{ caller: Caller; InstanceId: string }> {
  const caller = await actionCaller();
  const [InstanceId = ''] = await buy(caller);
  await caller.storage.rows.instances.moveStatus(InstanceId, creating, running, caller.clock.now());
  return { caller, InstanceId };
}

/** What the engine does once the brokers have it. */
async function carriedOut({ storage, clock }: Caller, instanceId: string): Promise<void> {
  await storage.rows.instances.moveStatus(instanceId, upgrading, running, clock.now());
}

describe('a change of attributes', () => {
  it('shows what was asked for, is upgrading until the brokers have it, and has a task to follow', async () => {
    const { caller, InstanceId } = await runningInstance();
    const { Result } = await caller.call(modifyInstanceAttributes, {
      InstanceId,
      MsgRetentionTime: 129_600,
      InstanceName: '订单',
      Config: { AutoCreateTopicEnable: true, DefaultNumPartitions: 6 },
      DynamicRetentionConfig: { Enable: 1, BottomRetention: 720 },
      DynamicDiskConfig: { Enable: 0, StepForwardPercentage: 20, DiskQuotaPercentage: 80, MaxDiskSpace: 1000 },
      PublicNetwork: 6,
      MaxMessageByte: 1025,
      UncleanLeaderElectionEnable: 1,
      DeleteProtectionEnable: 1,
      RetentionBytes: 1_073_741_824,
      AdminSecurity: false,
      TransactionalIdExpirationMs: 3_600_000,
    });
    expect(Result).toMatchObject({ ReturnCode: '0', ReturnMessage: 'ok' });
    const shown = await caller.call(describeInstanceAttributes, { InstanceId });
    expect(shown.Result).toMatchObject({
      Status: upgrading,
      MsgRetentionTime: 129_600,
      InstanceName: '订单',
      Config: { AutoCreateTopicsEnable: true, DefaultNumPartitions: 6, DefaultReplicationFactor: 2 },
      RetentionTimeConfig: { Enable: 1, DiskQuotaPercentage: 75, StepForwardPercentage: 10, BottomRetention: 720 },
      DynamicDiskConfig: { Enable: 0, StepForwardPercentage: 20, DiskQuotaPercentage: 80, MaxDiskSpace: 1000 },
      PublicNetwork: 6,
      MaxMessageByte: 1025,
      UncleanLeaderElectionEnable: 1,
      DeleteProtectionEnable: 1,
      RetentionBytes: 1_073_741_824,
      TransactionalIdExpirationMs: 3_600_000,
    });
    const flowId = Result.Data?.FlowId ?? 0;
    const task = await caller.storage.rows.tasks.byFlowId(caller.account.appId, flowId);
    expect(task).toMatchObject({ kind: 'change-instance', instanceId: InstanceId, status: 2 });
  });

  it('leaves everything else as it was, what was set before too', async () => {
    const { caller, InstanceId } = await runningInstance();
    const before = await caller.call(describeInstanceAttributes, { InstanceId });
    await caller.call(modifyInstanceAttributes, { InstanceId, Config: { DefaultReplicationFactor: 3 } });
    await carriedOut(caller, InstanceId);
    await caller.call(modifyInstanceAttributes, { InstanceId, Config: { DefaultNumPartitions: 9 } });
    await carriedOut(caller, InstanceId);
    const after = await caller.call(describeInstanceAttributes, { InstanceId });
    const Config = { AutoCreateTopicsEnable: false, DefaultNumPartitions: 9, DefaultReplicationFactor: 3 };
    expect(after.Result).toEqual({ ...before.Result, Config });
  });

  it('that only the rows must know, or that changes nothing, needs no task and leaves it running', async () => {
    const { caller, InstanceId } = await runningInstance();
    const asked: Partial<ModifyInstanceAttributesRequest>[] = [
      { InstanceName: 'other', PublicNetwork: 9 },
      { MsgRetentionTime: 1440, MaxMessageByte: 8_388_608 },
      { AdminSecurity: false },
    ];
    for (const change of asked) {
      const { Result } = await caller.call(modifyInstanceAttributes, { InstanceId, ...change });
      expect(Result.Data).toEqual({ FlowId: 0, RouteDTO: { RouteId: 0 } });
    }
    const { Result } = await caller.call(describeInstanceAttributes, { InstanceId });
    expect(Result).toMatchObject({ Status: running, InstanceName: 'other', PublicNetwork: 9 });
  });

  it('is told so while another runs, unless only the rows must know', async () => {
    const { caller, InstanceId } = await runningInstance();
    await caller.call(modifyInstanceAttributes, { InstanceId, MsgRetentionTime: 60 });
    const second = await caller.refusal(modifyInstanceAttributes, { InstanceId, MsgRetentionTime: 120 });
    expect(second.code).toBe('ResourceInUse');
    await caller.call(modifyInstanceAttributes, { InstanceId, InstanceName: 'meanwhile' });
    const { Result } = await caller.call(describeInstanceAttributes, { InstanceId });
    expect(Result).toMatchObject({ MsgRetentionTime: 60, InstanceName: 'meanwhile', Status: upgrading });
  });

  it('by several at once is one, and the others are told so', async () => {
    const { caller, InstanceId } = await runningInstance();
    const calls = [60, 61, 62, 63].map((MsgRetentionTime) =>
      caller.call(modifyInstanceAttributes, { InstanceId, MsgRetentionTime }).catch((refusal: unknown) => refusal),
    );
    const refused = (await Promise.all(calls)).filter((it) => it instanceof Error);
    expect(refused).toMatchObject(Array.from({ length: 3 }, () => ({ code: 'ResourceInUse' })));
  });

  it('bans the admin protocol of a pro instance, and of no other', async () => {
    const { caller, InstanceId } = await runningInstance();
    const { Result } = await caller.call(modifyInstanceAttributes, { InstanceId, AdminSecurity: true });
    expect(Result.Data?.FlowId).toBeGreaterThan(0);
    expect(await caller.storage.rows.instances.any(InstanceId)).toMatchObject({ adminSecurity: true });
    const [standard = ''] = await buy(caller, { SpecificationsType: 'standard', InstanceType: 1 });
    await caller.storage.rows.instances.moveStatus(standard, creating, running, caller.clock.now());
    const refusal = await caller.refusal(modifyInstanceAttributes, { InstanceId: standard, AdminSecurity: true });
    expect(refusal.code).toBe('InvalidParameterValue');
  });

  it('moves the time of a planned upgrade, as DescribeInstancesDetail shows it', async () => {
    const { caller, InstanceId } = await runningInstance();
    const versions = { SourceVersion: 'v2.4.1', TargetVersion: 'v2.8.1' };
    const planned = { InstanceId, Type: 1, ...versions, DelayTimeStamp: '2026-03-02 00:00:00' };
    await caller.call(upgradeBrokerVersion, planned);
    const shown = async () =>
      (await caller.call(describeInstancesDetail, { InstanceId })).Result.InstanceList[0]?.RebalanceTime;
    expect(await shown()).toBe('2026-03-02 00:00:00');
    const RebalanceTime = Date.parse('2026-03-03T00:00:00Z') / 1000;
    await caller.call(modifyInstanceAttributes, { InstanceId, RebalanceTime });
    expect(await shown()).toBe('2026-03-03 08:00:00');
    expect((await caller.storage.rows.instances.any(InstanceId))?.status).toBe(running);
  });

  it('of an instance that is not up is refused with its status', async () => {
    const caller = await actionCaller();
    const [InstanceId = ''] = await buy(caller);
    const refusal = await caller.refusal(modifyInstanceAttributes, { InstanceId, InstanceName: 'x' });
    expect(refusal.code).toBe('ResourceUnavailable');
    expect(refusal.message).toContain('still being created (status 0)');
  });

  const bad: [Partial<ModifyInstanceAttributesRequest>, string][] = [
    [{}, 'InvalidParameterValue.NotAllowedEmpty'],
    [{ InstanceName: '' }, 'InvalidParameterValue.NotAllowedEmpty'],
    [{ InstanceName: 'x'.repeat(129) }, 'InvalidParameterValue'],
    [{ MsgRetentionTime: 0 }, 'InvalidParameterValue'],
    [{ MsgRetentionTime: 129_601 }, 'InvalidParameterValue'],
    [{ Config: { DefaultNumPartitions: 0 } }, 'InvalidParameterValue'],
    [{ Config: { DefaultReplicationFactor: 4 } }, 'InvalidParameterValue'],
    [{ DynamicRetentionConfig: { Enable: 2 } }, 'InvalidParameterValue'],
    [{ DynamicRetentionConfig: { Enable: 0, DiskQuotaPercentage: 101 } }, 'InvalidParameterValue'],
    [{ PublicNetwork: 4 }, 'InvalidParameterValue'],
    [{ PublicNetwork: 1002 }, 'InvalidParameterValue'],
    [{ MaxMessageByte: 1024 }, 'InvalidParameterValue'],
    [{ MaxMessageByte: 12_582_912 }, 'InvalidParameterValue'],
    [{ UncleanLeaderElectionEnable: 2 }, 'InvalidParameterValue'],
    [{ RetentionBytes: 0 }, 'InvalidParameterValue'],
    [{ TransactionalIdExpirationMs: 3_599_999 }, 'InvalidParameterValue'],
    [{ RebalanceTime: 1_566_144_000 }, 'UnsupportedOperation'],
  ];
  it('that is not allowed, or cannot be kept, is refused by name and changes nothing', async () => {
    const { caller, InstanceId } = await runningInstance();
    const before = await caller.call(describeInstanceAttributes, { InstanceId });
    for (const [asked, code] of bad) {
      const alone = await caller.refusal(modifyInstanceAttributes, { InstanceId, ...asked });
      expect([asked, alone.code]).toEqual([asked, code]);
      for (const parameter of Object.keys(asked)) expect(alone.message).toContain(parameter);
      if (Object.keys(asked).length === 0) continue;
      await caller.refusal(modifyInstanceAttributes, { InstanceId, DeleteProtectionEnable: 1, ...asked });
    }
    expect(await caller.call(describeInstanceAttributes, { InstanceId })).toEqual(before);
  });
});

describe('the protection against deletion', () => {
  it('refuses the deletion until it is taken away', async () => {
    const { caller, InstanceId } = await runningInstance();
    await caller.call(modifyInstanceAttributes, { InstanceId, DeleteProtectionEnable: 1 });
    const refusal = await caller.refusal(deleteInstancePost, { InstanceId });
    expect(refusal.code).toBe('OperationDenied');
    expect(refusal.message).toContain('DeleteProtectionEnable');
    await caller.call(modifyInstanceAttributes, { InstanceId, DeleteProtectionEnable: 0 });
    expect((await caller.call(deleteInstancePost, { InstanceId })).Result.FlowId).toBeGreaterThan(0);
  });
});

import { describe, expect, it } from 'vitest';
import { actionCaller, type Caller } from '../../../../test/support/action-caller.ts';
import { buy } from '../../../../test/support/buying.ts';
import { STATUS } from '../../../domain/instance.ts';
import { describeInstancesDetail } from './describe-instances-detail.ts';
import { instanceScalingDown } from './instance-scaling-down.ts';
import { modifyInstanceAttributes } from './modify-instance-attributes.ts';
import { upgradeBrokerVersion } from './upgrade-broker-version.ts';

const { creating, running, upgrading } = STATUS;
const UpgradeStrategy = 1;

async function runningInstance(
  asked: Parameters<typeof buy>[1] = { BandWidth: 20, DiskSize: 200, Partition: 400 },
): Promise<{ caller: Caller; InstanceId: string }> {
  const caller = await actionCaller();
  const [InstanceId = ''] = await buy(caller, asked);
  await caller.storage.rows.instances.moveStatus(InstanceId, creating, running, caller.clock.now());
  return { caller, InstanceId };
}

async function shown(caller: Caller, InstanceId: string) {
  const { Result } = await caller.call(describeInstancesDetail, { InstanceId });
  return Result.InstanceList[0];
}

describe('a change of size', () => {
  it('is an order of its own, complete, and shows the new size while it is upgrading', async () => {
    const { caller, InstanceId } = await runningInstance();
    const asked = { InstanceId, UpgradeStrategy, DiskSize: 900, BandWidth: 40, Partition: 1000 };
    const { Result } = await caller.call(instanceScalingDown, asked);
    expect(await shown(caller, InstanceId)).toMatchObject({
      Status: upgrading,
      Bandwidth: 320,
      DiskSize: 900,
      MaxPartitionNumber: 1000,
      MaxTopicNumber: 500,
    });
    const order = await caller.storage.rows.orders.byDealName(caller.account.appId, Result.DealNames?.[0] ?? '');
    expect(order).toMatchObject({
      action: 'InstanceScalingDown',
      parameters: asked,
      instanceIds: [InstanceId],
      purchase: { bandwidthMBps: 40, diskSizeGB: 900, partitionLimit: 1000, before: { bandwidthMBps: 20 } },
    });
    const task = await caller.storage.rows.tasks.latest(InstanceId, 'scale-instance');
    expect(task?.status).toBe(2);
  });

  it('goes down as well, and what is left out stays', async () => {
    const { caller, InstanceId } = await runningInstance({ BandWidth: 40, DiskSize: 900, Partition: 1000 });
    await caller.call(instanceScalingDown, { InstanceId, UpgradeStrategy: 2, Partition: 800 });
    expect(await shown(caller, InstanceId)).toMatchObject({
      Bandwidth: 320,
      DiskSize: 900,
      MaxPartitionNumber: 800,
      MaxTopicNumber: 500,
    });
  });

  it('joins a change of attributes that is under way, which the Terraform provider sends just before it', async () => {
    const { caller, InstanceId } = await runningInstance();
    await caller.call(modifyInstanceAttributes, { InstanceId, MsgRetentionTime: 60 });
    await caller.call(instanceScalingDown, { InstanceId, UpgradeStrategy, DiskSize: 300 });
    expect(await shown(caller, InstanceId)).toMatchObject({ Status: upgrading, DiskSize: 300 });
    const second = await caller.refusal(instanceScalingDown, { InstanceId, UpgradeStrategy, DiskSize: 400 });
    expect(second.code).toBe('ResourceInUse');
  });

  it('by several at once while attributes change is one, and the others are told so', async () => {
    const { caller, InstanceId } = await runningInstance();
    await caller.call(modifyInstanceAttributes, { InstanceId, MsgRetentionTime: 60 });
    const calls = [300, 400, 500].map((DiskSize) =>
      caller.call(instanceScalingDown, { InstanceId, UpgradeStrategy, DiskSize }).catch((refusal: unknown) => refusal),
    );
    const refused = (await Promise.all(calls)).filter((it) => it instanceof Error);
    expect(refused).toMatchObject([{ code: 'ResourceInUse' }, { code: 'ResourceInUse' }]);
  });

  it('does not join a change of the version', async () => {
    const { caller, InstanceId } = await runningInstance();
    const versions = { SourceVersion: 'v2.4.1', TargetVersion: 'v2.8.1' };
    await caller.call(upgradeBrokerVersion, { InstanceId, Type: 1, ...versions });
    const refusal = await caller.refusal(instanceScalingDown, { InstanceId, UpgradeStrategy, DiskSize: 300 });
    expect(refusal.code).toBe('ResourceInUse');
  });

  it('is told so while another size is brought to the brokers, and orders nothing', async () => {
    const { caller, InstanceId } = await runningInstance();
    await caller.call(instanceScalingDown, { InstanceId, UpgradeStrategy, DiskSize: 300 });
    const second = await caller.refusal(instanceScalingDown, { InstanceId, UpgradeStrategy, DiskSize: 400 });
    expect(second.code).toBe('ResourceInUse');
    expect((await shown(caller, InstanceId))?.DiskSize).toBe(300);
  });

  it('below what topics use is refused with what they use', async () => {
    const { caller, InstanceId } = await runningInstance({ BandWidth: 20, DiskSize: 200, Partition: 1000 });
    await caller.storage.rows.instances.setUsage(InstanceId, 10, 501);
    const refusal = await caller.refusal(instanceScalingDown, { InstanceId, UpgradeStrategy, Partition: 500 });
    expect(refusal.message).toContain('at least 501');
    await caller.call(instanceScalingDown, { InstanceId, UpgradeStrategy, Partition: 600 });
  });

  it('that is not sold, or names nothing, is refused as a purchase of it is and changes nothing', async () => {
    const { caller, InstanceId } = await runningInstance();
    const before = await shown(caller, InstanceId);
    const bad = [
      [{}, 'InvalidParameterValue.NotAllowedEmpty', 'BandWidth'],
      [{ BandWidth: 30 }, 'InvalidParameterValue', 'BandWidth'],
      // The tier of 40 MB/s begins with 500 GB and 800 partitions.
      [{ BandWidth: 40 }, 'InvalidParameterValue', 'Partition'],
      [{ BandWidth: 40, Partition: 800 }, 'InvalidParameterValue', 'DiskSize'],
      [{ DiskSize: 250 }, 'InvalidParameterValue', 'DiskSize'],
      [{ Partition: 40_100 }, 'InvalidParameterValue', 'Partition'],
      [{ UpgradeStrategy: 3, DiskSize: 300 }, 'InvalidParameterValue', 'UpgradeStrategy'],
    ] as const;
    for (const [asked, code, parameter] of bad) {
      const refusal = await caller.refusal(instanceScalingDown, { InstanceId, UpgradeStrategy, ...asked });
      expect([asked, refusal.code]).toEqual([asked, code]);
      expect(refusal.message).toContain(parameter);
    }
    expect(await shown(caller, InstanceId)).toEqual(before);
  });

  it('keeps a standard instance within its row', async () => {
    const { caller, InstanceId } = await runningInstance({ SpecificationsType: 'standard', InstanceType: 2 });
    const wider = await caller.refusal(instanceScalingDown, { InstanceId, UpgradeStrategy, BandWidth: 150 });
    expect(wider.message).toContain('InstanceType 2');
    await caller.call(instanceScalingDown, { InstanceId, UpgradeStrategy, DiskSize: 1100 });
    expect((await shown(caller, InstanceId))?.DiskSize).toBe(1100);
  });
});

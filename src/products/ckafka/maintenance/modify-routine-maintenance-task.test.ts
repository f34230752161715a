import { describe, expect, it } from 'vitest';
import { actionCaller, type Caller } from '../../../../test/support/action-caller.ts';
import { buy } from '../../../../test/support/buying.ts';
import { STATUS } from '../../../domain/instance.ts';
import { describeInstanceAttributes } from '../instances/describe-instance-attributes.ts';
import { modifyInstanceAttributes } from '../instances/modify-instance-attributes.ts';
import { modifyRoutineMaintenanceTask } from './modify-routine-maintenance-task.ts';

const DISK = { MaintenanceType: 'QUOTA', MaintenanceSubtype: 'INSTANCE_STORAGE_CAPACITY' };
const RETENTION = { MaintenanceType: 'QUOTA', MaintenanceSubtype: 'MESSAGE_RETENTION_PERIOD' };

async function runningInstance(): Promise<{ caller: Caller; InstanceId: string }> {
  const caller = await actionCaller();
  const [InstanceId = ''] = await buy(caller);
  await caller.storage.rows.instances.moveStatus(InstanceId, STATUS.creating, STATUS.running, caller.clock.now());
  return { caller, InstanceId };
}

describe('maintenance by the disk', () => {
  it('is the same setting as that of ModifyInstanceAttributes, whichever set it last', async () => {
    const { caller, InstanceId } = await runningInstance();
    const figures = { Status: 0, ConfigureThreshold: 80, ConfigureStepSize: 30 };
    await caller.call(modifyRoutineMaintenanceTask, { InstanceId, ...DISK, ...figures, ConfigureLimit: 900 });
    await caller.call(modifyRoutineMaintenanceTask, { InstanceId, ...RETENTION, ...figures, ConfigureLimit: 720 });
    const shown = await caller.call(describeInstanceAttributes, { InstanceId });
    const percents = { Enable: 1, DiskQuotaPercentage: 80, StepForwardPercentage: 30 };
    expect(shown.Result).toMatchObject({
      DynamicDiskConfig: { ...percents, MaxDiskSpace: 900 },
      RetentionTimeConfig: { ...percents, BottomRetention: 720 },
    });
    await caller.call(modifyInstanceAttributes, { InstanceId, DynamicRetentionConfig: { DiskQuotaPercentage: 70 } });
    await caller.call(modifyRoutineMaintenanceTask, { InstanceId, ...RETENTION, Status: 1 });
    const after = await caller.call(describeInstanceAttributes, { InstanceId });
    expect(after.Result).toMatchObject({
      DynamicDiskConfig: { ...percents, MaxDiskSpace: 900 },
      RetentionTimeConfig: { ...percents, Enable: 0, DiskQuotaPercentage: 70, BottomRetention: 720 },
    });
  });

  it('is refused where nothing would do it, and for figures that are none, by the name that the caller used', async () => {
    const { caller, InstanceId } = await runningInstance();
    const before = await caller.storage.rows.instances.any(InstanceId);
    const bad = [
      [{ MaintenanceType: 'ANALYSIS' }, 'UnsupportedOperation', 'MaintenanceType'],
      [{ MaintenanceType: 'RE_BALANCE' }, 'UnsupportedOperation', 'MaintenanceType'],
      [{ MaintenanceType: 'ELASTIC_BANDWIDTH' }, 'UnsupportedOperation', 'ElasticBandwidthSwitch'],
      [{ MaintenanceType: 'toString' }, 'InvalidParameterValue', 'MaintenanceType'],
      [{ MaintenanceSubtype: 'OTHER' }, 'InvalidParameterValue', 'MESSAGE_RETENTION_PERIOD'],
      [{ Week: '1,2' }, 'UnsupportedOperation', 'Week'],
      [{ PlannedTime: 9600 }, 'UnsupportedOperation', 'PlannedTime'],
      [{ TopicName: 'orders' }, 'UnsupportedOperation', 'TopicName'],
      [{ Status: 2 }, 'InvalidParameterValue', 'Status'],
      [{ ConfigureThreshold: 101 }, 'InvalidParameterValue', 'ConfigureThreshold'],
      [{ ConfigureStepSize: 0 }, 'InvalidParameterValue', 'ConfigureStepSize'],
      [{ ConfigureLimit: 0 }, 'InvalidParameterValue', 'ConfigureLimit'],
    ] as const;
    for (const [asked, code, words] of bad) {
      const refusal = await caller.refusal(modifyRoutineMaintenanceTask, { InstanceId, ...DISK, ...asked });
      expect([asked, refusal.code]).toEqual([asked, code]);
      expect(refusal.text.en).toContain(words);
    }
    expect(await caller.storage.rows.instances.any(InstanceId)).toEqual(before);
  });
});

import { describe, expect, it } from 'vitest';
import { actionCaller } from '../../../../test/support/action-caller.ts';
import { buy } from '../../../../test/support/buying.ts';
import { STATUS } from '../../../domain/instance.ts';
import { describeModifyType } from './describe-modify-type.ts';

const LARGER = {
  BandWidth: 40,
  DiskSize: 500,
  DiskType: 'CLOUD_BASIC',
  Partition: 800,
  Topic: 200,
  Type: 'sp_ckafka_profession',
};

describe('the question how an instance would change', () => {
  it('is answered for every size that InstanceScalingDown takes, up and down: in place, nothing moves', async () => {
    const caller = await actionCaller();
    const [InstanceId = ''] = await buy(caller, { BandWidth: 20, DiskSize: 200, Partition: 400 });
    await caller.storage.rows.instances.moveStatus(InstanceId, STATUS.creating, STATUS.running, caller.clock.now());
    for (const size of [LARGER, { ...LARGER, BandWidth: 20, DiskSize: 200, Partition: 400 }]) {
      const { Result } = await caller.call(describeModifyType, { InstanceId, ...size, ModifyZone: false });
      expect(Result).toEqual({ ModifyType: 1, MigrateFlag: false });
    }
  });

  it('is refused, with what can be had, for what no change makes of it', async () => {
    const caller = await actionCaller();
    const [InstanceId = ''] = await buy(caller, { BandWidth: 20, DiskSize: 200, Partition: 400 });
    const creating = await caller.refusal(describeModifyType, { InstanceId, ...LARGER });
    expect(creating.code).toBe('ResourceUnavailable');
    await caller.storage.rows.instances.moveStatus(InstanceId, STATUS.creating, STATUS.running, caller.clock.now());
    const bad = [
      [{ BandWidth: 30 }, 'BandWidth'],
      [{ DiskSize: 200 }, '500 to'],
      [{ Partition: 400 }, '800 to'],
      [{ Topic: 401 }, '0 to 400'],
      [{ Type: 'sp_ckafka_standard' }, 'sp_ckafka_profession'],
      [{ DiskType: 'CLOUD_PREMIUM' }, 'CLOUD_BASIC'],
      [{ ModifyZone: true }, 'stays in its zones'],
    ] as const;
    for (const [asked, words] of bad) {
      const refusal = await caller.refusal(describeModifyType, { InstanceId, ...LARGER, ...asked });
      expect([asked, refusal.code]).toEqual([asked, 'InvalidParameterValue']);
      expect(refusal.text.en).toContain(words);
    }
  });
});

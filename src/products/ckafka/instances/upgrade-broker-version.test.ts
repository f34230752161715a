import { describe, expect, it } from 'vitest';
import { actionCaller, type Caller } from '../../../../test/support/action-caller.ts';
import { buy } from '../../../../test/support/buying.ts';
import { STATUS } from '../../../domain/instance.ts';
import { describeCkafkaVersion } from './describe-ckafka-version.ts';
import { upgradeBrokerVersion } from './upgrade-broker-version.ts';

const TO_NEWEST = { Type: 1, SourceVersion: 'v2.4.1', TargetVersion: 'v3.2.3' };

async function runningInstance(KafkaVersion = '2.4.2'): Promise<{ caller: Caller; InstanceId: string }> {
  const caller = await actionCaller();
  const [InstanceId = ''] = await buy(caller, { KafkaVersion });
  await caller.storage.rows.instances.moveStatus(InstanceId, STATUS.creating, STATUS.running, caller.clock.now());
  return { caller, InstanceId };
}
const row = ({ storage }: Caller, instanceId: string) => storage.rows.instances.any(instanceId);

describe('an upgrade of the brokers', () => {
  it('wants the new release with the protocol of the old one, shows the old one until it is done, and has a task', async () => {
    const { caller, InstanceId } = await runningInstance();
    const { Result } = await caller.call(upgradeBrokerVersion, { InstanceId, ...TO_NEWEST });
    expect(await row(caller, InstanceId)).toMatchObject({
      ...{ status: STATUS.upgrading, kafkaVersion: '3.2.3', heldProtocolVersion: '2.4.1', plannedUpgrade: null },
    });
    const task = await caller.storage.rows.tasks.byFlowId(caller.account.appId, Result.Data?.FlowId ?? 0);
    expect(task).toMatchObject({ kind: 'change-instance', status: 2 });
    const shown = await caller.call(describeCkafkaVersion, { InstanceId });
    expect(shown.Result).toMatchObject({ KafkaVersion: '2.4.2', CurBrokerVersion: 'v2.4.1' });
  });

  it('can be had to every later release, as DescribeCkafkaVersion says, and never back', async () => {
    for (const [version, higher] of [
      ['2.4.2', ['2.8.1', '3.2.3']],
      ['2.8.1', ['3.2.3']],
      ['3.2.3', []],
    ] as const) {
      const { caller, InstanceId } = await runningInstance(version);
      const { Result } = await caller.call(describeCkafkaVersion, { InstanceId });
      expect(Result).toMatchObject({ AllowUpgradeHighVersion: higher.length > 0, HighVersionSet: higher });
      const back = { InstanceId, Type: 5, SourceVersion: version, TargetVersion: '2.4.1' };
      expect((await caller.refusal(upgradeBrokerVersion, back)).code).toBe('UnsupportedOperation');
    }
  });

  it('is refused from another version, to one that there is not, and in ways that there are not', async () => {
    const { caller, InstanceId } = await runningInstance();
    const before = await row(caller, InstanceId);
    const bad = [
      [{ SourceVersion: 'v2.8.1' }, 'SourceVersion', 'v2.4.1'],
      [{ TargetVersion: 'v2.8.1_r1.1.8' }, 'TargetVersion', 'v2.8.1, v3.2.3'],
      [{ TargetVersion: '4.0.0' }, 'TargetVersion', 'v2.8.1, v3.2.3'],
      [{ Type: 2 }, 'Type', '1, 5'],
      [{ DelayTimeStamp: 'tomorrow' }, 'DelayTimeStamp', 'UTC+8'],
      [{ DelayTimeStamp: '2026-02-30 00:00:00' }, 'DelayTimeStamp', 'UTC+8'],
    ] as const;
    for (const [asked, parameter, allowed] of bad) {
      const refusal = await caller.refusal(upgradeBrokerVersion, { InstanceId, ...TO_NEWEST, ...asked });
      expect([asked, refusal.code]).toEqual([asked, 'InvalidParameterValue']);
      expect(refusal.text.en).toContain(parameter);
      expect(refusal.text.en).toContain(allowed);
    }
    expect(await row(caller, InstanceId)).toEqual(before);
  });

  it('waits for its time with a task that runs; a second one takes its place', async () => {
    const { caller, InstanceId } = await runningInstance();
    const later = { InstanceId, ...TO_NEWEST, DelayTimeStamp: '2026-03-02 00:00:00' };
    const first = (await caller.call(upgradeBrokerVersion, later)).Result.Data?.FlowId ?? 0;
    expect(await row(caller, InstanceId)).toMatchObject({
      ...{ status: STATUS.running, kafkaVersion: '2.4.1' },
      plannedUpgrade: { kafkaVersion: '3.2.3', atMs: Date.parse('2026-03-01T16:00:00Z'), flowId: first },
    });
    const second = await caller.call(upgradeBrokerVersion, { ...later, TargetVersion: '2.8.1' });
    const { tasks } = caller.storage.rows;
    expect(await tasks.byFlowId(caller.account.appId, first)).toMatchObject({ status: 1 });
    expect(await tasks.byFlowId(caller.account.appId, second.Result.Data?.FlowId ?? 0)).toMatchObject({ status: 2 });
    await caller.call(upgradeBrokerVersion, { ...later, DelayTimeStamp: '2026-02-01 00:00:00' });
    expect(await row(caller, InstanceId)).toMatchObject({ status: STATUS.upgrading, plannedUpgrade: null });
  });

  it('beside another change is told that that one runs', async () => {
    const { caller, InstanceId } = await runningInstance();
    await caller.call(upgradeBrokerVersion, { InstanceId, ...TO_NEWEST, TargetVersion: 'v2.8.1' });
    const second = { InstanceId, ...TO_NEWEST, SourceVersion: 'v2.8.1', DelayTimeStamp: '2026-03-02 00:00:00' };
    expect((await caller.refusal(upgradeBrokerVersion, second)).code).toBe('ResourceInUse');
  });
});

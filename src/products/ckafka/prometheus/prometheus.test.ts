import { expect, it } from 'vitest';
import { actionCaller } from '../../../../test/support/action-caller.ts';
import { buy, place } from '../../../../test/support/buying.ts';
import { STATUS } from '../../../domain/instance.ts';
import { createPrometheus } from './create-prometheus.ts';
import { describePrometheus } from './describe-prometheus.ts';

async function running(change: Parameters<typeof actionCaller>[0] = {}) {
  const caller = await actionCaller(change);
  const [InstanceId = ''] = await buy(caller);
  await caller.storage.rows.instances.moveStatus(InstanceId, STATUS.creating, STATUS.running, caller.clock.now());
  const { VpcId, SubnetId } = await place(caller);
  return { caller, asked: { InstanceId, VpcId, SubnetId } };
}

it('gives an instance one address of the subnet, which nobody else has', async () => {
  const { caller, asked } = await running();
  const { InstanceId } = asked;
  expect((await caller.call(describePrometheus, { InstanceId })).Result).toEqual([]);
  await caller.call(createPrometheus, asked);
  const { Result } = await caller.call(describePrometheus, { InstanceId });
  const instance = await caller.storage.rows.instances.any(InstanceId);
  expect(Result).toMatchObject([{ Type: 'JmxExport', SourcePort: 9090, VpcId: asked.VpcId, SubnetId: asked.SubnetId }]);
  expect(Result[0]?.SourceIp).not.toBe(instance?.vip);
  expect(Result[0]?.SourceIp.split('.').slice(0, 3)).toEqual(instance?.vip.split('.').slice(0, 3));
  expect((await caller.refusal(createPrometheus, asked)).code).toBe('InvalidParameterValue.RepetitionValue');
  const { network } = caller.storage.rows;
  expect(await network.takenAddressCounts([asked.SubnetId])).toEqual(new Map([[asked.SubnetId, 2]]));
  expect(await network.instanceCount(asked.SubnetId)).toBe(1);
});

it('takes a port of the range where there is one address', async () => {
  const addressing = {
    mode: 'single-address',
    ports: { first: 30_000, last: 30_002 },
    publicRoutes: { address: null, domain: 'example.test' },
  } as const;
  const { caller, asked } = await running({ addressing });
  await caller.call(createPrometheus, asked);
  const { Result } = await caller.call(describePrometheus, { InstanceId: asked.InstanceId });
  expect(Result).toMatchObject([{ SourceIp: '127.0.0.1', SourcePort: 30_002 }]);
});

it('is refused for what is not there or does not serve, and changes nothing', async () => {
  const { caller, asked } = await running();
  expect((await caller.refusal(createPrometheus, { ...asked, SubnetId: 'subnet-00000000' })).code).toBe(
    'InvalidParameterValue.SubnetIdInvalid',
  );
  expect((await caller.refusal(describePrometheus, { InstanceId: 'ckafka-00000000' })).code).toBe(
    'InvalidParameterValue.InstanceNotExist',
  );
  await caller.storage.rows.instances.moveStatus(asked.InstanceId, STATUS.running, STATUS.isolated, caller.clock.now());
  expect((await caller.refusal(createPrometheus, asked)).code).toBe('ResourceUnavailable');
  expect(await caller.storage.rows.prometheusTargets.of(asked.InstanceId)).toBeNull();
});

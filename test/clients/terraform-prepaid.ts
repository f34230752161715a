import { expect, vi } from 'vitest';
import { expectPresent, type Caller } from './as-terraform.ts';
import type { Network } from './terraform-network.ts';

const POLL = { timeout: 60_000, interval: 250 };

/** tencentcloud_ckafka_instance with charge_type PREPAID, and the resource that renews it: create, read, update, delete. */
export async function livePrepaid(call: Caller, { vpcId, subnetId }: Network, ZoneId: number): Promise<void> {
  const order = {
    ...{ InstanceName: 'by-the-month', ZoneId, Period: '1m', RenewFlag: 1, InstanceType: 1, VpcId: vpcId },
    ...{ SubnetId: subnetId, KafkaVersion: '2.8.1', SpecificationsType: 'profession', DiskType: 'CLOUD_BASIC' },
    ...{ BandWidth: 20, DiskSize: 200, Partition: 400 },
  };
  const bought = await call('ckafka', 'CreateInstancePre', order);
  expectPresent(bought, ['Result.Data.InstanceId']);
  const InstanceId = bought.Result.Data.InstanceId;
  const detail = async () => (await call('ckafka', 'DescribeInstancesDetail', { InstanceId })).Result.InstanceList[0];
  const untilRunning = () =>
    vi.waitUntil(async () => {
      const it = await detail();
      if (it === undefined) throw new Error('ckafka instance not exists.');
      return it.Status === 1 ? it : null;
    }, POLL);

  const running = await untilRunning();
  // Above 0 is what the provider takes for PREPAID; at 0 it would plan another instance.
  expect(running.ExpireTime).toBeGreaterThan(Date.now() / 1000 + 27 * 86_400);
  const { VpcId, SubnetId, InstanceName, DiskType, DiskSize, RenewFlag } = order;
  expect(running).toMatchObject({ VpcId, SubnetId, InstanceName, DiskType, DiskSize, ZoneId, RenewFlag });
  expect(running).toMatchObject({
    Version: '2.8.1',
    Bandwidth: 8 * 20,
    MaxPartitionNumber: 400,
    InstanceType: 'profession',
  });
  const { Result } = await call('ckafka', 'DescribeInstanceAttributes', { InstanceId });
  expect(Result).toMatchObject({ Config: null, InstanceChargeType: 'PREPAID' });

  await call('ckafka', 'ModifyInstanceAttributes', { InstanceId, MsgRetentionTime: 2880 });
  await call('ckafka', 'ModifyInstancePre', { InstanceId, BandWidth: 40, DiskSize: 500, Partition: 800 });
  const larger = await untilRunning();
  expect(larger).toMatchObject({
    Bandwidth: 8 * 40,
    DiskSize: 500,
    MaxPartitionNumber: 800,
    ExpireTime: running.ExpireTime,
  });
  await call('ckafka', 'RenewCkafkaInstance', { InstanceId, TimeSpan: 1 });
  expect((await detail())?.ExpireTime).toBeGreaterThan(running.ExpireTime + 27 * 86_400);

  await call('ckafka', 'DeleteInstancePre', { InstanceId });
  await vi.waitUntil(async () => (await detail()) === undefined, POLL);
}

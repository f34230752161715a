import { describe, expect, it } from 'vitest';
import { actionCaller } from '../../../../test/support/action-caller.ts';
import { place } from '../../../../test/support/buying.ts';
import { createSubnet } from '../../vpc/subnets/create-subnet.ts';
import { createVpc } from '../../vpc/vpcs/create-vpc.ts';
import { createPostPaidInstance } from './create-post-paid-instance.ts';

describe('purchases at the same time', () => {
  it('never share an address, and each sees the brokers that the others were promised', async () => {
    const caller = await actionCaller();
    const network = await place(caller);
    const bought = await Promise.all(
      Array.from({ length: 8 }, () => caller.call(createPostPaidInstance, { ...network, InstanceNum: 5 })),
    );
    expect(new Set(bought.map((it) => it.Result.Data.DealNames[0])).size).toBe(8);
    expect(await caller.storage.rows.instances.takenAddresses('127.0.0.0/8')).toHaveLength(40);
    expect(caller.askedRoom.map(([, promised]) => promised).toSorted((one, other) => one - other)).toEqual([
      0, 5, 10, 15, 20, 25, 30, 35,
    ]);
  });

  it('that together want more than the subnet has are served as far as it goes', async () => {
    const caller = await actionCaller();
    const { Vpc } = await caller.call(createVpc, { VpcName: 'ten', CidrBlock: '10.0.0.0/16' });
    const { Subnet } = await caller.call(createSubnet, {
      VpcId: Vpc.VpcId,
      SubnetName: 's',
      Zone: 'ap-changsha-ec-1',
      CidrBlock: '10.0.0.0/28',
    });
    const asked = { VpcId: Vpc.VpcId, SubnetId: Subnet.SubnetId ?? '', ZoneId: 450001, InstanceNum: 5 };
    const outcomes = await Promise.allSettled(
      Array.from({ length: 4 }, () => caller.call(createPostPaidInstance, asked)),
    );
    expect(outcomes.filter((it) => it.status === 'fulfilled')).toHaveLength(2);
  });
});

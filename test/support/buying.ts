import type { CreatePostPaidInstanceRequest } from '../../spec/types/ckafka.ts';
import { createPostPaidInstance } from '../../src/products/ckafka/instances/create-post-paid-instance.ts';
import { describeSubnets } from '../../src/products/vpc/subnets/describe-subnets.ts';
import type { Caller } from './action-caller.ts';

/** The default subnet of Changsha's first zone, ready to buy in. */
export async function place(caller: Caller): Promise<{ VpcId: string; SubnetId: string; ZoneId: number }> {
  const { SubnetSet } = await caller.call(describeSubnets, {
    Filters: [{ Name: 'zone', Values: ['ap-changsha-ec-1'] }],
  });
  return { VpcId: SubnetSet[0]?.VpcId ?? '', SubnetId: SubnetSet[0]?.SubnetId ?? '', ZoneId: 450001 };
}

/** Buys there; answers the ids. */
export async function buy(caller: Caller, asked: Partial<CreatePostPaidInstanceRequest> = {}): Promise<string[]> {
  const { Result } = await caller.call(createPostPaidInstance, { ...(await place(caller)), ...asked });
  return Result.Data.DealNameInstanceIdMapping.flatMap((it) => it.InstanceIdList);
}

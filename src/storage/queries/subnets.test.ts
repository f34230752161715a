import { expect, it } from 'vitest';
import {
  appId,
  exampleSubnet,
  insertSurroundings,
  newInstance,
  noon,
  region,
} from '../../../test/support/example-rows.ts';
import { freshStorage } from '../../../test/support/postgres.ts';
import { STATUS } from '../../domain/instance.ts';
import type { Rows } from '../storage.ts';

async function freshRows(): Promise<Rows> {
  const { rows } = (await freshStorage()).storage;
  await insertSurroundings(rows);
  return rows;
}

it('gives back a subnet as it was, to its owner in its region only', async () => {
  const { network } = await freshRows();
  expect(await network.subnet(appId, region, 'subnet-aaaaaaaa')).toEqual(exampleSubnet());
  expect(await network.subnet(7, region, 'subnet-aaaaaaaa')).toBeNull();
  expect(await network.subnet(appId, 'ap-beijing', 'subnet-aaaaaaaa')).toBeNull();
});

it('lists by every filter, with the count of all', async () => {
  const { network, tags } = await freshRows();
  const other = exampleSubnet({ subnetId: 'subnet-b', cidrBlock: '10.0.1.0/24', zoneId: 100004, subnetName: 'b' });
  await network.insertSubnet({ ...other, createdAt: new Date(noon.getTime() + 1) });
  await tags.put(appId, region, 'subnet', ['subnet-b'], [{ key: 'k', value: 'v' }]);
  const ids = async (filter: Parameters<typeof network.listSubnets>[2]) =>
    (await network.listSubnets(appId, region, filter, 20, 0)).items.map((subnet) => subnet.subnetId);
  expect(await ids({})).toEqual(['subnet-aaaaaaaa', 'subnet-b']);
  expect(await ids({ subnetIds: ['subnet-b'] })).toEqual(['subnet-b']);
  expect(await ids({ vpcIds: ['vpc-aaaaaaaa'] })).toHaveLength(2);
  expect(await ids({ subnetNames: ['b'] })).toEqual(['subnet-b']);
  expect(await ids({ cidrBlocks: ['10.0.1.0/24', '%'] })).toEqual(['subnet-b']);
  expect(await ids({ zoneIds: [100004] })).toEqual(['subnet-b']);
  expect(await ids({ isDefault: true })).toEqual([]);
  expect(await ids({ tags: [{ key: 'k', values: ['v'] }] })).toEqual(['subnet-b']);
  expect(await network.listSubnets(appId, region, {}, 1, 1)).toMatchObject({ total: 2, items: [{ subnetName: 'b' }] });
});

it('changes only what is named', async () => {
  const { network } = await freshRows();
  await network.updateSubnet('subnet-aaaaaaaa', { subnetName: 'new' });
  expect(await network.subnet(appId, region, 'subnet-aaaaaaaa')).toEqual(exampleSubnet({ subnetName: 'new' }));
});

it('counts the instances that stand in a subnet and the addresses they take', async () => {
  const { network, instances } = await freshRows();
  await instances.insert([newInstance(), newInstance({ instanceId: 'ckafka-b', vip: '127.0.0.11' })]);
  expect(await network.instanceCount('subnet-aaaaaaaa')).toBe(2);
  expect(await network.takenAddressCounts(['subnet-aaaaaaaa', 'subnet-x'])).toEqual(new Map([['subnet-aaaaaaaa', 2]]));
  await instances.moveStatus('ckafka-b', STATUS.creating, STATUS.deleting, noon);
  await instances.releaseEndpoints('ckafka-b');
  await instances.moveStatus('ckafka-b', STATUS.deleting, STATUS.deleted, noon);
  expect(await network.instanceCount('subnet-aaaaaaaa')).toBe(1);
  expect(await network.takenAddressCounts(['subnet-aaaaaaaa'])).toEqual(new Map([['subnet-aaaaaaaa', 1]]));
});

it('cannot go while an instance stands in it, and can once that is deleted', async () => {
  const { network, instances } = await freshRows();
  await instances.insert([newInstance()]);
  await expect(network.deleteSubnet('subnet-aaaaaaaa')).rejects.toThrow(/foreign key/);
  await instances.moveStatus('ckafka-aaaaaaaa', STATUS.creating, STATUS.deleting, noon);
  await instances.moveStatus('ckafka-aaaaaaaa', STATUS.deleting, STATUS.deleted, noon);
  await network.deleteSubnet('subnet-aaaaaaaa');
  expect(await network.subnet(appId, region, 'subnet-aaaaaaaa')).toBeNull();
  expect((await instances.any('ckafka-aaaaaaaa'))?.subnetId).toBe('subnet-aaaaaaaa');
});

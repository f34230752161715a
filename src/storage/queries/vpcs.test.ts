import { expect, it } from 'vitest';
import { appId, exampleAccount, exampleSubnet, exampleVpc, region } from '../../../test/support/example-rows.ts';
import { freshStorage } from '../../../test/support/postgres.ts';
import type { Rows } from '../storage.ts';

async function freshRows(): Promise<Rows> {
  const { rows } = (await freshStorage()).storage;
  await rows.accounts.insert(exampleAccount());
  return rows;
}

const defaultVpc = exampleVpc({ vpcId: 'vpc-dddddddd', isDefault: true, cidrBlock: '127.16.0.0/16' });
const defaultSubnet = exampleSubnet({ vpcId: 'vpc-dddddddd', isDefault: true, cidrBlock: '127.16.1.0/24' });

it('gives back a VPC as it was, to its owner in its region only', async () => {
  const { network } = await freshRows();
  await network.insertVpc(exampleVpc());
  expect(await network.vpc(appId, region, 'vpc-aaaaaaaa')).toEqual(exampleVpc());
  expect(await network.vpc(7, region, 'vpc-aaaaaaaa')).toBeNull();
  expect(await network.vpc(appId, 'ap-beijing', 'vpc-aaaaaaaa')).toBeNull();
});

it('makes one default VPC with its subnets, and nothing for whoever comes second', async () => {
  const { network } = await freshRows();
  const second = exampleVpc({ vpcId: 'vpc-eeeeeeee', isDefault: true, cidrBlock: '127.17.0.0/16' });
  const made = await Promise.all([
    network.insertDefaultVpc(defaultVpc, [defaultSubnet]),
    network.insertDefaultVpc(second, [exampleSubnet({ vpcId: 'vpc-eeeeeeee', subnetId: 'subnet-eeeeeeee' })]),
  ]);
  expect(made.toSorted()).toEqual([false, true]);
  const winner = made[0] ? defaultVpc : second;
  expect(await network.defaultVpc(appId, region)).toEqual(winner);
  expect((await network.listSubnets(appId, region, {}, 20, 0)).items.map((it) => it.vpcId)).toEqual([winner.vpcId]);
  expect(await network.takenDefaultBlocks()).toEqual([winner.cidrBlock]);
});

it('gives a default block of 127.0.0.0/8 to one VPC only, and lets the transaction go on', async () => {
  const { storage } = await freshStorage();
  await storage.rows.accounts.insert(exampleAccount());
  await storage.rows.accounts.insert(exampleAccount({ appId: 2, uin: '2' }));
  expect(await storage.rows.network.insertDefaultVpc(defaultVpc, [])).toBe(true);
  const outcome = await storage.transaction(async ({ network }) => {
    const other = { ...defaultVpc, appId: 2, vpcId: 'vpc-eeeeeeee', routeTableId: 'rtb-e' };
    const same = await network.insertDefaultVpc(other, []);
    const next = await network.insertDefaultVpc({ ...other, cidrBlock: '127.17.0.0/16' }, []);
    return { same, next };
  });
  expect(outcome).toEqual({ same: false, next: true });
});

it('lists oldest first by every filter, with the count of all', async () => {
  const { network, tags } = await freshRows();
  await network.insertDefaultVpc(defaultVpc, []);
  for (let n = 1; n <= 3; n++) {
    const createdAt = new Date(Date.UTC(2026, 3, n));
    await network.insertVpc(
      exampleVpc({ vpcId: `vpc-${n}`, vpcName: `name ${n}`, cidrBlock: `10.${n}.0.0/16`, createdAt }),
    );
  }
  await tags.put(appId, region, 'vpc', ['vpc-2', 'vpc-3'], [{ key: 'team', value: 'a' }]);
  await tags.put(appId, region, 'vpc', ['vpc-3'], [{ key: 'team', value: 'b' }]);
  const ids = async (filter: Parameters<typeof network.listVpcs>[2]) =>
    (await network.listVpcs(appId, region, filter, 20, 0)).items.map((vpc) => vpc.vpcId);
  expect(await ids({})).toEqual(['vpc-dddddddd', 'vpc-1', 'vpc-2', 'vpc-3']);
  expect(await ids({ vpcIds: ['vpc-2', 'nothing'] })).toEqual(['vpc-2']);
  expect(await ids({ vpcNames: ['name 3'] })).toEqual(['vpc-3']);
  expect(await ids({ cidrBlocks: ['10.1.0.0/16', 'no block'] })).toEqual(['vpc-1']);
  expect(await ids({ isDefault: true })).toEqual(['vpc-dddddddd']);
  expect(await ids({ tags: [{ key: 'team', values: [] }] })).toEqual(['vpc-2', 'vpc-3']);
  expect(await ids({ tags: [{ key: 'team', values: ['b', 'c'] }] })).toEqual(['vpc-3']);
  expect(await ids({ vpcIds: [] })).toEqual([]);
  expect(await network.listVpcs(appId, region, {}, 1, 2)).toMatchObject({ total: 4, items: [{ vpcId: 'vpc-2' }] });
  expect(await network.listVpcs(appId, region, {}, 1, 9)).toEqual({ total: 4, items: [] });
});

it('changes only what is named, and deletes', async () => {
  const { network } = await freshRows();
  await network.insertVpc(exampleVpc());
  await network.updateVpc('vpc-aaaaaaaa', {});
  await network.updateVpc('vpc-aaaaaaaa', { vpcName: 'second', dnsServers: ['1.1.1.1'] });
  const changed = { ...exampleVpc(), vpcName: 'second', dnsServers: ['1.1.1.1'] };
  expect(await network.vpc(appId, region, 'vpc-aaaaaaaa')).toEqual(changed);
  await network.deleteVpc('vpc-aaaaaaaa');
  expect(await network.vpc(appId, region, 'vpc-aaaaaaaa')).toBeNull();
});

it('does not delete a VPC that has a subnet', async () => {
  const { network } = await freshRows();
  await network.insertVpc(exampleVpc());
  await network.insertSubnet(exampleSubnet());
  await expect(network.deleteVpc('vpc-aaaaaaaa')).rejects.toThrow(/foreign key/);
});

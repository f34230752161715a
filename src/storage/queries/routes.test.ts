import { expect, it } from 'vitest';
import { newInstance, insertSurroundings, noon, appId } from '../../../test/support/example-rows.ts';
import { freshStorage } from '../../../test/support/postgres.ts';
import { ACCESS_TYPE, ROUTE_STATUS, VIP_TYPE, type Route } from '../../domain/route.ts';
import type { Rows } from '../storage.ts';

const instanceId = 'ckafka-aaaaaaaa';

async function oneInstance(rows: Rows): Promise<Omit<Route, 'routeId'>> {
  await insertSurroundings(rows);
  await rows.instances.insert([newInstance()]);
  const task = {
    appId,
    instanceId,
    kind: 'create-route',
    status: 2,
    output: '',
    startedAt: noon,
    finishedAt: null,
  } as const;
  const [flowId = 0] = await rows.tasks.insert([task]);
  return {
    instanceId,
    slot: 1,
    status: ROUTE_STATUS.creating,
    vipType: VIP_TYPE.public,
    accessType: ACCESS_TYPE.saslPlaintext,
    vpcId: 'vpc-aaaaaaaa',
    subnetId: 'subnet-aaaaaaaa',
    domain: 'a.example',
    note: '备注',
    ipWhitelist: [{ cidrBlock: '10.0.0.0/8', description: 'inside' }],
    flowId,
    failure: '',
    createdAt: noon,
    deleteAt: null,
  };
}

const at = (port: number) =>
  ({ address: '127.0.0.30', port, instanceId, brokerId: null, purpose: 'bootstrap' }) as const;

it('gives back a route as it was asked for, apart from the endpoints of the instance', async () => {
  const { storage } = await freshStorage();
  const { rows } = storage;
  const route = await oneInstance(rows);
  const routeId = await rows.routes.insert(route, [at(50_000)]);
  expect(routeId).not.toBe(await rows.routes.mainRouteId(instanceId));
  expect(await rows.routes.list(instanceId)).toEqual([{ ...route, routeId }]);
  expect(await rows.routes.ofInstances([instanceId, 'ckafka-nobody00'])).toHaveLength(1);
  expect(await rows.routes.endpoints(instanceId)).toEqual([{ ...at(50_000), routeId }]);
  expect((await rows.instances.endpoints(instanceId)).map((it) => it.address)).not.toContain('127.0.0.30');
  expect(await rows.instances.takenAddresses('127.0.0.0/24')).toContain('127.0.0.30');
  expect(await rows.network.instanceCount('subnet-aaaaaaaa')).toBe(1);
  expect((await rows.network.takenAddressCounts(['subnet-aaaaaaaa'])).get('subnet-aaaaaaaa')).toBe(2);
});

it('has one route for a slot, one public, one SASL_PLAINTEXT, and none on an address of another', async () => {
  const { storage } = await freshStorage();
  const { rows } = storage;
  const route = await oneInstance(rows);
  await rows.routes.insert(route, [at(50_000)]);
  const inner = { ...route, vipType: VIP_TYPE.vpc, accessType: ACCESS_TYPE.plaintext };
  const tries = [
    inner,
    { ...route, slot: 2, accessType: ACCESS_TYPE.saslSsl },
    { ...inner, slot: 2, accessType: ACCESS_TYPE.saslPlaintext },
  ];
  for (const one of tries) await expect(rows.routes.insert(one, [])).rejects.toThrow('duplicate key');
  await expect(rows.routes.insert({ ...inner, slot: 2 }, [at(50_000)])).rejects.toThrow('endpoints_are_taken_once');
});

it('moves by the one door, keeps keys sealed, and leaves nothing when it goes', async () => {
  const { storage } = await freshStorage();
  const { rows } = storage;
  const routeId = await rows.routes.insert(await oneInstance(rows), [at(50_000)]);
  const { creating, created, deleting } = ROUTE_STATUS;
  expect(await rows.routes.moveStatus(routeId, creating, created)).toBe(true);
  expect(await rows.routes.moveStatus(routeId, creating, created)).toBe(false);
  await expect(rows.routes.moveStatus(routeId, deleting, created)).rejects.toThrow('never goes');
  expect(await rows.routes.certificate(routeId)).toBeNull();
  await rows.routes.setCertificate(routeId, { certificate: 'first', privateKey: 'key' });
  await rows.routes.setCertificate(routeId, { certificate: 'second', privateKey: 'other' });
  expect(await rows.routes.certificate(routeId)).toEqual({ certificate: 'first', privateKey: 'key' });
  await rows.routes.insertAuthority(instanceId, { certificate: 'ca', privateKey: 'ca key' });
  await rows.routes.insertAuthority(instanceId, { certificate: 'late', privateKey: 'late key' });
  expect(await rows.routes.authority(instanceId)).toEqual({ certificate: 'ca', privateKey: 'ca key' });
  await rows.routes.setSecurityGroups(instanceId, routeId, ['sg-a']);
  await storage.transaction((inside) => inside.routes.removeAll(instanceId));
  expect(await rows.routes.list(instanceId)).toEqual([]);
  expect(await rows.routes.endpoints(instanceId)).toEqual([]);
  expect(await rows.routes.authority(instanceId)).toBeNull();
  expect(await rows.routes.securityGroups([instanceId])).toEqual([]);
});

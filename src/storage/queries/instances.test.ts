import { expect, it } from 'vitest';
import pg from 'pg';
import {
  appId,
  exampleAccount,
  exampleInstance,
  insertSurroundings,
  newInstance,
  noon,
  region,
} from '../../../test/support/example-rows.ts';
import { freshStorage, type FreshStorage } from '../../../test/support/postgres.ts';
import { HEALTH, STATUS } from '../../domain/instance.ts';
import { EndpointTaken } from '../storage.ts';

async function fresh(): Promise<FreshStorage> {
  const opened = await freshStorage();
  await insertSurroundings(opened.storage.rows);
  return opened;
}

it('gives back an instance with every field as it was bought', async () => {
  const { instances } = (await fresh()).storage.rows;
  const bought = exampleInstance({ instanceName: '订单 🐘', clusterId: 3, customSslCertId: 'cert', failure: 'x' });
  await instances.insert([newInstance(bought)]);
  expect(await instances.byId(appId, region, bought.instanceId)).toEqual(bought);
  expect(await instances.any(bought.instanceId)).toEqual(bought);
  expect(await instances.adminPassword(bought.instanceId)).toBe(`password of ${bought.instanceId}`);
  expect(await instances.byId(7, region, bought.instanceId)).toBeNull();
  expect(await instances.byId(appId, 'ap-beijing', bought.instanceId)).toBeNull();
});

it('takes a batch whole or not at all', async () => {
  const { instances } = (await fresh()).storage.rows;
  await instances.insert([newInstance()]);
  const batch = [newInstance({ instanceId: 'ckafka-b', vip: '127.0.0.11' }), newInstance({ instanceId: 'ckafka-c' })];
  await expect(instances.insert(batch)).rejects.toBeInstanceOf(EndpointTaken);
  expect(await instances.unsettledIds()).toEqual(['ckafka-aaaaaaaa']);
  expect(await instances.brokers('ckafka-b')).toEqual([]);
  await instances.insert([]);
});

it('moves by the one door: from the status that it has, along the table, and never twice', async () => {
  const { instances } = (await fresh()).storage.rows;
  await instances.insert([newInstance()]);
  const id = 'ckafka-aaaaaaaa';
  expect(await instances.moveStatus(id, STATUS.running, STATUS.deleting, noon)).toBe(false);
  const both = await Promise.all([
    instances.moveStatus(id, STATUS.creating, STATUS.creationFailed, noon, 'no Java'),
    instances.moveStatus(id, STATUS.creating, STATUS.running, noon),
  ]);
  expect(both.filter(Boolean)).toHaveLength(1);
  await expect(instances.moveStatus(id, STATUS.deleted, STATUS.running, noon)).rejects.toThrow(/never goes/);
});

it('keeps why it failed, and when it was deleted', async () => {
  const { instances } = (await fresh()).storage.rows;
  await instances.insert([newInstance()]);
  const id = 'ckafka-aaaaaaaa';
  await instances.moveStatus(id, STATUS.creating, STATUS.creationFailed, noon, 'no Java');
  expect(await instances.any(id)).toMatchObject({ status: STATUS.creationFailed, failure: 'no Java', deletedAt: null });
  await instances.moveStatus(id, STATUS.creationFailed, STATUS.deleting, noon);
  await instances.moveStatus(id, STATUS.deleting, STATUS.deleted, noon);
  expect(await instances.any(id)).toMatchObject({ status: STATUS.deleted, failure: '', deletedAt: noon });
  expect(await instances.byId(appId, region, id)).toBeNull();
  expect(await instances.unsettledIds()).toEqual([]);
  expect(await instances.listAll()).toEqual([]);
});

it('lists newest first by every filter, with the count of all', async () => {
  const { instances, tags } = (await fresh()).storage.rows;
  const at = (n: number): Date => new Date(noon.getTime() + n * 1000);
  await instances.insert([
    newInstance({ instanceId: 'ckafka-a', instanceName: 'Orders 100%', createdAt: at(1), vip: '127.0.0.1' }),
    newInstance({ instanceId: 'ckafka-b', instanceName: 'logs_b', createdAt: at(2), vip: '127.0.0.2' }),
    newInstance({ instanceId: 'ckafka-c', createdAt: at(3), vip: '127.0.0.3', edition: 'standard', zoneIds: [100006] }),
  ]);
  await instances.moveStatus('ckafka-b', STATUS.creating, STATUS.running, noon);
  await tags.put(appId, region, 'ckafkaId', ['ckafka-a', 'ckafka-b'], [{ key: 'env', value: 'ci' }]);
  const ids = async (filter: Parameters<typeof instances.list>[2]) =>
    (await instances.list(appId, region, filter, 20, 0)).items.map((it) => it.instanceId.slice(-1)).join('');
  expect(await ids({})).toBe('cba');
  expect(await ids({ instanceIds: ['ckafka-a', 'ckafka-c'] })).toBe('ca');
  expect(await ids({ search: 'ORDERS 100%' })).toBe('a');
  expect(await ids({ search: '_' })).toBe('b');
  expect(await ids({ search: 'ckafka-c' })).toBe('c');
  expect(await ids({ search: 'subnet-aaaa' })).toBe('cba');
  expect(await ids({ search: '100006' })).toBe('c');
  expect(await ids({ statuses: [STATUS.running] })).toBe('b');
  expect(await ids({ vips: ['127.0.0.3', 'not an address'] })).toBe('c');
  expect(await ids({ vpcIds: ['vpc-aaaaaaaa'], subnetIds: ['subnet-x'] })).toBe('');
  expect(await ids({ editions: ['standard'] })).toBe('c');
  expect(await ids({ tagKeys: ['env', 'other'] })).toBe('ba');
  expect(
    await ids({
      tags: [
        { key: 'env', values: ['ci'] },
        { key: 'env', values: [] },
      ],
    }),
  ).toBe('ba');
  expect(await instances.list(appId, region, {}, 1, 1)).toMatchObject({
    total: 3,
    items: [{ instanceId: 'ckafka-b' }],
  });
  expect(await instances.list(appId, region, {}, 1, 5)).toEqual({ total: 3, items: [] });
  expect((await instances.list(7, region, {}, 20, 0)).total).toBe(0);
});

it('counts what is visible in each region as it comes and goes', async () => {
  const { storage } = await fresh();
  const { instances } = storage.rows;
  const total = async (of: string): Promise<number> => (await instances.list(appId, of, {}, 1, 0)).total;
  const ids = ['ckafka-aaaaaaaa', 'ckafka-bbbbbbbb', 'ckafka-cccccccc'];
  await instances.insert(ids.map((instanceId, n) => newInstance({ instanceId, vip: `127.0.0.${n + 1}` })));
  const refused = storage.transaction(async (rows) => {
    await rows.instances.insert([newInstance({ instanceId: 'ckafka-dddddddd', vip: '127.0.0.9' })]);
    throw new Error('not bought');
  });
  await expect(refused).rejects.toThrow('not bought');
  expect(await total(region)).toBe(3);
  await instances.moveStatus('ckafka-bbbbbbbb', STATUS.creating, STATUS.deleting, noon);
  expect(await total(region)).toBe(3);
  await instances.moveStatus('ckafka-bbbbbbbb', STATUS.deleting, STATUS.deleted, noon);
  expect(await total(region)).toBe(2);
  expect((await instances.list(appId, region, { statuses: [STATUS.creating] }, 1, 0)).total).toBe(2);
  expect((await instances.list(appId, region, {}, 1, 7)).total).toBe(2);
  expect(await total('ap-elsewhere')).toBe(0);
});

it('reports health and usage', async () => {
  const { instances } = (await fresh()).storage.rows;
  await instances.insert([newInstance()]);
  await instances.setHealth('ckafka-aaaaaaaa', HEALTH.alarm, 'a broker is gone');
  await instances.setUsage('ckafka-aaaaaaaa', 3, 18);
  await instances.update('ckafka-aaaaaaaa', { instanceName: 'new' });
  await instances.update('ckafka-aaaaaaaa', {});
  expect(await instances.any('ckafka-aaaaaaaa')).toMatchObject({ health: 2, healthMessage: 'a broker is gone' });
  expect((await instances.any('ckafka-aaaaaaaa'))?.instanceName).toBe('new');
  const usage = await instances.usage(['ckafka-aaaaaaaa', 'ckafka-none']);
  expect(usage).toEqual(new Map([['ckafka-aaaaaaaa', { topicCount: 3, partitionReplicaCount: 18 }]]));
});

it('lets one transaction at a time place instances', async () => {
  const { storage } = await fresh();
  const order: string[] = [];
  let letGo = (): void => undefined;
  const first = storage.transaction(async (rows) => {
    await rows.instances.lockPlacement();
    order.push('first in');
    await new Promise<void>((resolve) => (letGo = resolve));
    await rows.instances.insert([newInstance()]);
    order.push('first out');
  });
  await expect.poll(() => order).toEqual(['first in']);
  const second = storage.transaction(async (rows) => {
    await rows.instances.lockPlacement();
    order.push('second in');
    return rows.instances.takenAddresses('127.0.0.0/24');
  });
  await storage.ping();
  letGo();
  await first;
  expect(await second).toEqual(['127.0.0.10']);
  expect(order).toEqual(['first in', 'first out', 'second in']);
});

it('finds a page of an account without walking over 100,000 instances of others', async () => {
  const { storage, databaseUrl } = await fresh();
  await storage.rows.accounts.insert(exampleAccount({ appId: 2, uin: '2' }));
  await storage.rows.instances.insert([newInstance()]);
  const admin = new pg.Client({ connectionString: databaseUrl });
  await admin.connect();
  const columns = await admin.query<{ name: string }>(`SELECT column_name AS name FROM information_schema.columns
    WHERE table_name = 'instances' AND is_generated = 'NEVER' ORDER BY ordinal_position`);
  const replaced: Record<string, string> = {
    instance_id: `'ckafka-' || n`,
    app_id: '2',
    status: '(n % 2) * 3',
    main_route_id: `nextval('route_ids')`,
  };
  const names = columns.rows.map(({ name }) => name);
  await admin.query(`INSERT INTO instances (${names.join()}) SELECT ${names.map((it) => replaced[it] ?? it).join()}
    FROM instances, generate_series(1, 100000) n`);
  await admin.query('ANALYZE instances');
  const plan = await admin.query(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON)
    SELECT instance_id, count(*) over () FROM instances WHERE app_id = ${appId} AND region = '${region}' AND status <> 3
    ORDER BY created_at DESC, instance_id LIMIT 20`);
  await admin.end();
  const text = JSON.stringify(plan.rows);
  expect(text).toContain('instances_visible');
  expect(text).not.toContain('Seq Scan');
  expect((await storage.rows.instances.list(appId, region, {}, 20, 0)).total).toBe(1);
});

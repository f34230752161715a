import type { NewInstance, Rows, Storage } from '../../src/storage/storage.ts';
import { HEALTH, STATUS, type Instance } from '../../src/domain/instance.ts';

/** A bought instance as the purchase writes it, with one broker a zone; any member may be given. */
export function boughtInstance(given: Partial<Instance> & { instanceId: string }): NewInstance {
  const zoneIds = given.zoneIds ?? [100001];
  const instance: Instance = {
    appId: 1300000001,
    region: 'ap-guangzhou',
    instanceName: 'unnamed',
    status: STATUS.creating,
    health: HEALTH.healthy,
    healthMessage: '',
    vpcId: 'vpc-aaaaaaaa',
    subnetId: 'subnet-aaaaaaaa',
    vip: '127.16.0.2',
    vport: 9092,
    dealName: '20260101000000000000000',
    createdAt: new Date(),
    deletedAt: null,
    failure: '',
    edition: 'profession',
    instanceType: 1,
    askedKafkaVersion: '2.4.1',
    kafkaVersion: '2.4.1',
    bandwidthMBps: 20,
    diskSizeGB: 200,
    diskType: 'CLOUD_BASIC',
    partitionLimit: 400,
    topicLimit: 200,
    retentionMinutes: 1440,
    elasticBandwidth: false,
    elasticStorage: false,
    publicNetworkMbps: 3,
    zoneId: zoneIds[0] ?? 100001,
    zoneIds,
    clusterId: null,
    customSslCertId: null,
    ...given,
  };
  const { instanceId, vip: address } = instance;
  const brokers = zoneIds.map((zoneId, brokerId) => {
    return { instanceId, brokerId, zoneId, failedStarts: 0, nextStartAt: null };
  });
  const bootstrap = { instanceId, brokerId: null, purpose: 'bootstrap' as const, address, port: 9092 };
  const own = brokers.flatMap(({ brokerId }) => [
    { instanceId, brokerId, purpose: 'client' as const, address, port: 9093 + brokerId },
    { instanceId, brokerId, purpose: 'internal' as const, address, port: 19093 + brokerId },
  ]);
  return { instance, brokers, endpoints: [bootstrap, ...own], adminPassword: 'secret' };
}

/** Puts an instance into the rows the way a purchase does, with the network it stands in and the task that is followed. */
export function buy(storage: Storage, bought: NewInstance): Promise<void> {
  const { instanceId, appId, createdAt, region, dealName } = bought.instance;
  return storage.transaction(async (rows) => {
    if ((await rows.accounts.byAppId(appId)) === null) await settle(rows, bought.instance);
    const order = { dealName, appId, uin: '100000000001', secretId: 'AKIDtest', requestId: 'test', region };
    const paper = {
      action: 'CreatePostPaidInstance',
      parameters: {},
      purchase: {},
      instanceIds: [instanceId],
      createdAt,
    };
    await rows.orders.insert({ ...order, ...paper });
    await rows.instances.insert([bought]);
    const task = { appId, instanceId, kind: 'create-instance', status: 2, output: '', startedAt: createdAt } as const;
    await rows.tasks.insert([{ ...task, finishedAt: null }]);
  });
}

/** The account with its default VPC and one subnet. */
async function settle(rows: Rows, { appId, region, vpcId, subnetId, zoneId, createdAt }: Instance): Promise<void> {
  await rows.accounts.insert({ appId, uin: '100000000001', timeZone: 'Asia/Shanghai', createdAt });
  const place = { vpcId, appId, region, isDefault: true, createdAt };
  const vpc = { ...place, vpcName: 'Default-VPC', cidrBlock: '127.16.0.0/20', enableMulticast: false };
  const subnet = { ...place, subnetId, zoneId, subnetName: 'Default-Subnet', cidrBlock: '127.16.0.0/24' };
  await rows.network.insertDefaultVpc({ ...vpc, dnsServers: [], domainName: '', routeTableId: 'rtb-aaaaaaaa' }, [
    { ...subnet, enableBroadcast: false },
  ]);
}

/** What DeleteInstancePost writes. */
export function askForDeletion(storage: Storage, { instanceId, appId }: Instance): Promise<void> {
  return storage.transaction(async (rows) => {
    const at = new Date();
    const seen = await rows.instances.any(instanceId);
    if (seen === null) throw new Error('no such instance');
    await rows.instances.moveStatus(instanceId, seen.status, STATUS.deleting, at);
    const task = { appId, instanceId, kind: 'delete-instance', status: 2, output: '', startedAt: at } as const;
    await rows.tasks.insert([{ ...task, finishedAt: null }]);
  });
}

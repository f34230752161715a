import type { Account } from '../../src/domain/account.ts';
import { HEALTH, STATUS, type Broker, type Instance } from '../../src/domain/instance.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/instance-settings.ts';
import { NO_UPGRADE } from '../../src/domain/kafka-upgrade.ts';
import type { ReservedEndpoint, Subnet, Vpc } from '../../src/domain/network.ts';
import type { Order } from '../../src/domain/order.ts';
import type { NewInstance, Rows } from '../../src/storage/storage.ts';

/** Values that are right in every field; a test says only what it is about. */

export const noon = new Date('2026-03-01T12:00:00.123Z');
export const appId = 1300000001;
export const region = 'ap-guangzhou';

export function exampleAccount(change: Partial<Account> = {}): Account {
  return { appId, uin: '100000000001', timeZone: 'Asia/Shanghai', createdAt: noon, ...change };
}

export function exampleVpc(change: Partial<Vpc> = {}): Vpc {
  return {
    vpcId: 'vpc-aaaaaaaa',
    appId,
    region,
    vpcName: 'first',
    cidrBlock: '10.0.0.0/16',
    isDefault: false,
    enableMulticast: false,
    dnsServers: ['183.60.83.19', '183.60.82.98'],
    domainName: '',
    routeTableId: `rtb-${change.vpcId ?? 'aaaaaaaa'}`,
    createdAt: noon,
    ...change,
  };
}

export function exampleSubnet(change: Partial<Subnet> = {}): Subnet {
  return {
    subnetId: 'subnet-aaaaaaaa',
    vpcId: 'vpc-aaaaaaaa',
    appId,
    region,
    zoneId: 100003,
    subnetName: 'a',
    cidrBlock: '10.0.0.0/24',
    isDefault: false,
    enableBroadcast: false,
    createdAt: noon,
    ...change,
  };
}

export function exampleOrder(change: Partial<Order> = {}): Order {
  return {
    dealName: '20260301120000000000001',
    appId,
    uin: '100000000001',
    secretId: 'AKIDexample',
    requestId: '5a1b2c3d-0000-0000-0000-000000000000',
    region,
    action: 'CreatePostPaidInstance',
    parameters: { InstanceName: 'orders', z: 1, a: [true, null] },
    purchase: { bandwidthMBps: 20 },
    instanceIds: ['ckafka-aaaaaaaa'],
    createdAt: noon,
    unitPrice: { amount: 134_000_000n, period: 'hour', currency: 'CNY' },
    paid: null,
    months: null,
    ...change,
  };
}

export function exampleInstance(change: Partial<Instance> = {}): Instance {
  return {
    instanceId: 'ckafka-aaaaaaaa',
    appId,
    region,
    instanceName: 'orders',
    status: STATUS.creating,
    health: HEALTH.healthy,
    healthMessage: '',
    vpcId: 'vpc-aaaaaaaa',
    subnetId: 'subnet-aaaaaaaa',
    vip: '127.0.0.10',
    vport: 9092,
    dealName: '20260301120000000000001',
    expiresAt: null,
    renewFlag: 0,
    createdAt: noon,
    deletedAt: null,
    failure: '',
    edition: 'profession',
    instanceType: 1,
    askedKafkaVersion: '2.4.2',
    kafkaVersion: '2.4.1',
    bandwidthMBps: 20,
    diskSizeGB: 200,
    diskType: 'CLOUD_BASIC',
    partitionLimit: 400,
    topicLimit: 200,
    retentionMinutes: 1440,
    elasticBandwidth: false,
    elasticStorage: true,
    publicNetworkMbps: 3,
    zoneId: 100003,
    zoneIds: [100003, 100004],
    clusterId: null,
    customSslCertId: null,
    ...DEFAULT_SETTINGS,
    ...NO_UPGRADE,
    ...change,
  };
}

/** An instance with one broker, and its endpoints on its VIP: 9092 for clients, 9093 inside. */
export function newInstance(change: Partial<Instance> = {}): NewInstance {
  const instance = exampleInstance(change);
  const { instanceId, zoneId, vip, vport } = instance;
  const broker: Broker = { instanceId, brokerId: 0, zoneId, failedStarts: 0, nextStartAt: null };
  const endpoints: ReservedEndpoint[] = [
    { address: vip, port: vport, instanceId, brokerId: null, purpose: 'bootstrap' },
    { address: vip, port: vport + 1, instanceId, brokerId: 0, purpose: 'internal' },
  ];
  return { instance, brokers: [broker], endpoints, adminPassword: `password of ${instanceId}` };
}

/** The account, VPC, subnet and order that the example instances refer to. */
export async function insertSurroundings(rows: Rows): Promise<void> {
  await rows.accounts.insert(exampleAccount());
  await rows.network.insertVpc(exampleVpc());
  await rows.network.insertSubnet(exampleSubnet());
  await rows.orders.insert(exampleOrder());
}

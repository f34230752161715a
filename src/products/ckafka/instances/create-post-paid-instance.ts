import type { CreatePostPaidInstanceRequest, CreatePostPaidInstanceResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction, type Call } from '../../../api/define-action.ts';
import { newResourceId } from '../../../domain/ids.ts';
import { HEALTH, STATUS, type Broker, type Instance, type Purchase } from '../../../domain/instance.ts';
import { DEFAULT_SETTINGS } from '../../../domain/instance-settings.ts';
import { NO_UPGRADE } from '../../../domain/kafka-upgrade.ts';
import { instanceNames } from '../../../domain/instance-names.ts';
import type { ReservedEndpoint, Subnet } from '../../../domain/network.ts';
import { instanceCountOf, purchaseOf, tagsOf } from '../../../domain/purchase.ts';
import type { Tag } from '../../../domain/tag.ts';
import { TASK_STATUS } from '../../../domain/task.ts';
import { randomText } from '../../../lib/random.ts';
import type { NewInstance } from '../../../storage/storage.ts';
import type { Services } from '../../services.ts';
import { registeredCertificate } from '../registered-certificate.ts';
import { placeOrder } from './place-order.ts';
import { chooseEndpoints, requireRoom, subnetOf } from './placement.ts';
import { boughtBefore, keepPurchase, purchaseKeyOf } from './purchase-key.ts';

const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const ADMIN_PASSWORD_LENGTH = 32;

type PurchaseCall = Call<CreatePostPaidInstanceRequest>;

/** What the call comes to, before it is looked for where it fits. */
interface Wanted {
  readonly purchase: Purchase;
  readonly names: readonly string[];
  readonly tags: readonly Tag[];
}

/**
 * Request: {VpcId, SubnetId, InstanceName?, InstanceType?, MsgRetentionTime? (minutes), ClusterId?, KafkaVersion?, SpecificationsType?,
 *   DiskType?, BandWidth? (MB/s), DiskSize? (GB), Partition?, TopicNum?, ZoneId?, MultiZoneFlag?, ZoneIds?, InstanceNum?,
 *   PublicNetworkMonthly? (Mbps above the free 3), Tags?, ElasticBandwidthSwitch?, CustomSSLCertId?, StoreQuantityType?}
 * Answer: {Result: {ReturnCode: "0", ReturnMessage, Data: {FlowId: 0, InstanceId (the first), DealNames, DealNameInstanceIdMapping}}}
 *
 * Writes what is wanted, all of a batch or nothing, and rings; the engine makes it so. Every Describe call shows the instances, in
 * creation, before the answer leaves. Sent twice, it buys twice, unless its tags have a key (purchase-key.ts).
 */
export const createPostPaidInstance = defineAction<
  Services,
  CreatePostPaidInstanceRequest,
  CreatePostPaidInstanceResponse
>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'CreatePostPaidInstance',
  changes: true,
  regional: true,
  partly: ['ClusterId is refused: there are no dedicated clusters'],
  async run(call, services) {
    const wanted = wantedOf(call, services);
    const purchaseKey = purchaseKeyOf(call, wanted.tags);
    const before = purchaseKey === null ? null : await boughtBefore(call, purchaseKey);
    if (before !== null) return answerOf(before.dealName, before.instanceIds);
    const { customSslCertId } = wanted.purchase;
    if (customSslCertId !== null) await registeredCertificate(call, services, customSslCertId);
    const zones = wanted.purchase.zoneIds;
    const brokerZones = Array.from({ length: services.brokersPerZone }, () => zones).flat();
    await call.rows.instances.lockPlacement();
    const subnet = await subnetOf(call, wanted.purchase);
    await requireRoom(call, services, brokerZones.length * wanted.names.length);
    const ids = wanted.names.map(() => newResourceId(services.random, 'ckafka'));
    const endpoints = await chooseEndpoints(call, services, subnet, ids, brokerZones.length);
    const dealName = await placeOrder(call, services, {
      size: wanted.purchase,
      action: 'CreatePostPaidInstance',
      purchase: { ...wanted.purchase, instanceNames: wanted.names, tags: wanted.tags },
      instanceIds: ids,
    });
    const bought = ids.map((instanceId, index) => ({
      instance: newInstance(call, wanted, subnet, { instanceId, index, dealName, endpoints: endpoints[index] ?? [] }),
      brokers: brokerZones.map((zoneId, brokerId) => newBroker(instanceId, brokerId, zoneId)),
      endpoints: endpoints[index] ?? [],
      adminPassword: randomText(services.random, ADMIN_PASSWORD_LENGTH, LETTERS_AND_DIGITS),
    }));
    await write(call, bought, wanted.tags);
    if (purchaseKey !== null) await keepPurchase(call, purchaseKey, dealName);
    return answerOf(dealName, ids);
  },
});

/** Checks everything that needs no look at the rows. Throws a Refusal. */
function wantedOf({ parameters, region }: PurchaseCall, { catalogue }: Services): Wanted {
  const count = instanceCountOf(parameters, catalogue);
  return {
    purchase: purchaseOf(parameters, region, catalogue),
    names: instanceNames(parameters.InstanceName, count, catalogue.limits.instanceNameLength),
    tags: tagsOf(parameters.Tags, catalogue.limits),
  };
}

function newInstance(
  { account, region, receivedAt }: PurchaseCall,
  { purchase, names }: Wanted,
  subnet: Subnet,
  it: { instanceId: string; index: number; dealName: string; endpoints: readonly ReservedEndpoint[] },
): Instance {
  const bootstrap = it.endpoints.find(({ purpose }) => purpose === 'bootstrap');
  if (bootstrap === undefined) throw new Error(`${it.instanceId} was given no bootstrap endpoint`);
  return {
    ...purchase,
    ...DEFAULT_SETTINGS,
    ...NO_UPGRADE,
    instanceId: it.instanceId,
    appId: account.appId,
    region,
    instanceName: names[it.index] ?? '',
    status: STATUS.creating,
    health: HEALTH.healthy,
    healthMessage: '',
    vpcId: subnet.vpcId,
    subnetId: subnet.subnetId,
    vip: bootstrap.address,
    vport: bootstrap.port,
    dealName: it.dealName,
    createdAt: receivedAt,
    deletedAt: null,
    failure: '',
  };
}

function newBroker(instanceId: string, brokerId: number, zoneId: number): Broker {
  return { instanceId, brokerId, zoneId, failedStarts: 0, nextStartAt: null };
}

async function write(
  { account, region, rows, receivedAt }: PurchaseCall,
  bought: readonly NewInstance[],
  tags: readonly Tag[],
): Promise<void> {
  const ids = bought.map((it) => it.instance.instanceId);
  await rows.instances.insert(bought);
  if (tags.length > 0) await rows.tags.put(account.appId, region, 'ckafkaId', ids, tags);
  await rows.tasks.insert(
    ids.map((instanceId) => ({
      appId: account.appId,
      instanceId,
      kind: 'create-instance',
      status: TASK_STATUS.running,
      output: '',
      startedAt: receivedAt,
      finishedAt: null,
    })),
  );
  await rows.wakeUps.instances(ids);
}

function answerOf(dealName: string, ids: readonly string[]): CreatePostPaidInstanceResponse {
  return {
    Result: {
      ReturnCode: '0',
      ReturnMessage: 'ok[apply ok]',
      Data: {
        // Upstream: always 0, never a task's.
        FlowId: 0,
        InstanceId: ids[0] ?? '',
        DealNames: [dealName],
        DealNameInstanceIdMapping: [{ DealName: dealName, InstanceIdList: [...ids] }],
      },
    },
  };
}

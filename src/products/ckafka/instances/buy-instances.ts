import type { Call } from '../../../api/define-action.ts';
import { newResourceId } from '../../../domain/ids.ts';
import { HEALTH, STATUS, type Broker, type Instance, type Purchase } from '../../../domain/instance.ts';
import { DEFAULT_SETTINGS } from '../../../domain/instance-settings.ts';
import { NO_UPGRADE } from '../../../domain/kafka-upgrade.ts';
import type { ReservedEndpoint, Subnet } from '../../../domain/network.ts';
import type { Tag } from '../../../domain/tag.ts';
import { TASK_STATUS } from '../../../domain/task.ts';
import { randomText } from '../../../lib/random.ts';
import type { NewInstance } from '../../../storage/storage.ts';
import type { Services } from '../../services.ts';
import { registeredCertificate } from '../registered-certificate.ts';
import { placeOrder } from './place-order.ts';
import { chooseEndpoints, requireRoom, subnetOf } from './placement.ts';
import { beginPaidTerms, payForTerms, type AskedTerm } from './prepaid-purchase.ts';
import { boughtBefore, keepPurchase, purchaseKeyOf } from './purchase-key.ts';
import { requireBudget } from './require-budget.ts';

const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const ADMIN_PASSWORD_LENGTH = 32;

/** A call that buys, whichever it is. */
export type PurchaseCall = Call<{ readonly VpcId: string; readonly SubnetId: string }>;

/** What a call comes to, checked, before it is looked for where it fits. */
export interface Wanted {
  readonly action: string;
  readonly purchase: Purchase;
  /** One for each instance. */
  readonly names: readonly string[];
  readonly tags: readonly Tag[];
  /** null: pay-as-you-go. */
  readonly term: AskedTerm | null;
}

export interface Bought {
  readonly dealName: string;
  readonly instanceIds: readonly string[];
}

/**
 * Writes what is wanted, all of a batch or nothing, and rings; the engine makes it so. A prepaid purchase is paid in the same transaction.
 * Done twice, it buys twice, unless its tags have a key (purchase-key.ts). Throws a Refusal.
 */
export async function buyInstances(call: PurchaseCall, services: Services, wanted: Wanted): Promise<Bought> {
  const purchaseKey = purchaseKeyOf(call, wanted.tags);
  const before = purchaseKey === null ? null : await boughtBefore(call, purchaseKey);
  if (before !== null) return before;
  const { customSslCertId, zoneIds: zones } = wanted.purchase;
  if (customSslCertId !== null) await registeredCertificate(services, customSslCertId);
  const brokerZones = Array.from({ length: services.brokersPerZone }, () => zones).flat();
  await call.rows.instances.lockPlacement();
  const subnet = await subnetOf(call, wanted.purchase);
  await requireRoom(call, services, brokerZones.length * wanted.names.length);
  const instanceIds = wanted.names.map(() => newResourceId(services.random, 'ckafka'));
  const endpoints = await chooseEndpoints(call, services, subnet, instanceIds, brokerZones.length);
  const paid =
    wanted.term === null ? null : await payForTerms(call, services, wanted.purchase, wanted.term, instanceIds);
  await requireBudget(call, services, {
    sizes: paid === null ? instanceIds.map(() => wanted.purchase) : [],
    inAdvance: paid?.total ?? 0n,
    tags: wanted.tags,
  });
  const dealName = await placeOrder(call, services, {
    size: wanted.purchase,
    action: wanted.action,
    purchase: { ...wanted.purchase, instanceNames: wanted.names, tags: wanted.tags },
    instanceIds,
    ...(paid !== null && { prepaid: { paid: paid.total, months: paid.term.months } }),
  });
  const term = paid === null ? null : { expiresAt: paid.term.to, renewFlag: paid.renewFlag };
  const bought = instanceIds.map((instanceId, index) => ({
    instance: newInstance(call, wanted, subnet, {
      instanceId,
      index,
      dealName,
      endpoints: endpoints[index] ?? [],
      term,
    }),
    brokers: brokerZones.map((zoneId, brokerId) => newBroker(instanceId, brokerId, zoneId)),
    endpoints: endpoints[index] ?? [],
    adminPassword: randomText(services.random, ADMIN_PASSWORD_LENGTH, LETTERS_AND_DIGITS),
  }));
  await write(call, bought, wanted.tags);
  if (paid !== null) await beginPaidTerms(call, paid, dealName, instanceIds);
  if (purchaseKey !== null) await keepPurchase(call, purchaseKey, dealName);
  return { dealName, instanceIds };
}

/** The part of a purchase's answer that all calls share. */
export function boughtData({ dealName, instanceIds }: Bought) {
  return {
    // Upstream: always 0, never a task's.
    FlowId: 0,
    InstanceId: instanceIds[0] ?? '',
    DealNames: [dealName],
    DealNameInstanceIdMapping: [{ DealName: dealName, InstanceIdList: [...instanceIds] }],
  };
}

function newInstance(
  { account, region, receivedAt }: PurchaseCall,
  { purchase, names }: Wanted,
  subnet: Subnet,
  it: {
    readonly instanceId: string;
    readonly index: number;
    readonly dealName: string;
    readonly endpoints: readonly ReservedEndpoint[];
    readonly term: Pick<Instance, 'expiresAt' | 'renewFlag'> | null;
  },
): Instance {
  const bootstrap = it.endpoints.find(({ purpose }) => purpose === 'bootstrap');
  if (bootstrap === undefined) throw new Error(`${it.instanceId} was given no bootstrap endpoint`);
  return {
    ...purchase,
    ...DEFAULT_SETTINGS,
    ...NO_UPGRADE,
    ...(it.term ?? { expiresAt: null, renewFlag: 0 }),
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

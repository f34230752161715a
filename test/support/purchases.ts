import { STATUS, type Instance, type InstanceChange } from '../../src/domain/instance.ts';
import type { NewInstance, Storage } from '../../src/storage/storage.ts';
import { exampleInstance, insertSurroundings } from './example-rows.ts';

/** A bought instance as the purchase writes it, with one broker a zone. */
export function boughtInstance(given: Partial<Instance> & { zoneIds: readonly number[] }): NewInstance {
  const instance = exampleInstance({ createdAt: new Date(), ...given });
  const { instanceId, vip: address } = instance;
  const brokers = given.zoneIds.map((zoneId, brokerId) => {
    return { instanceId, brokerId, zoneId, failedStarts: 0, nextStartAt: null };
  });
  const bootstrap = { instanceId, brokerId: null, purpose: 'bootstrap' as const, address, port: 9092 };
  const own = brokers.flatMap(({ brokerId }) => [
    { instanceId, brokerId, purpose: 'client' as const, address, port: 9093 + brokerId },
    { instanceId, brokerId, purpose: 'internal' as const, address, port: 19093 + brokerId },
  ]);
  return { instance, brokers, endpoints: [bootstrap, ...own], adminPassword: 'secret' };
}

/** Puts the one instance of an empty database into the rows the way a purchase does, with the task that is followed. */
export function buy(storage: Storage, bought: NewInstance): Promise<void> {
  return storage.transaction(async (rows) => {
    await insertSurroundings(rows);
    await rows.instances.insert([bought]);
    await rows.tasks.insert([taskOf(bought.instance, 'create-instance')]);
  });
}

/** What ModifyInstanceAttributes writes. */
export function askForChange(storage: Storage, { instanceId, appId }: Instance, change: InstanceChange): Promise<void> {
  return storage.transaction(async (rows) => {
    await rows.instances.moveStatus(instanceId, STATUS.running, STATUS.upgrading, new Date());
    await rows.instances.update(instanceId, change, new Date());
    await rows.tasks.insert([taskOf({ instanceId, appId }, 'change-instance')]);
  });
}

/** What InstanceScalingDown writes, of an instance that runs or whose attributes are being changed. */
export function askForSize(storage: Storage, { instanceId, appId }: Instance, change: InstanceChange): Promise<void> {
  return storage.transaction(async (rows) => {
    await rows.instances.hold(instanceId);
    await rows.instances.moveStatus(instanceId, STATUS.running, STATUS.upgrading, new Date());
    await rows.instances.update(instanceId, change, new Date());
    await rows.tasks.insert([taskOf({ instanceId, appId }, 'scale-instance')]);
  });
}

/** What UpgradeBrokerVersion with a DelayTimeStamp writes; answers the FlowId. */
export function planUpgrade(storage: Storage, { instanceId, appId }: Instance, atMs: number): Promise<number> {
  return storage.transaction(async (rows) => {
    const [flowId = 0] = await rows.tasks.insert([taskOf({ instanceId, appId }, 'change-instance')]);
    await rows.instances.update(instanceId, { plannedUpgrade: { kafkaVersion: '3.2.3', atMs, flowId } });
    return flowId;
  });
}

/** What DeleteInstancePost writes. */
export function askForDeletion(storage: Storage, instance: Instance): Promise<void> {
  return storage.transaction(async (rows) => {
    const seen = await rows.instances.any(instance.instanceId);
    if (seen === null) throw new Error('no such instance');
    await rows.instances.moveStatus(instance.instanceId, seen.status, STATUS.deleting, new Date());
    await rows.tasks.insert([taskOf(instance, 'delete-instance')]);
  });
}

function taskOf<Kind extends string>({ appId, instanceId }: Pick<Instance, 'appId' | 'instanceId'>, kind: Kind) {
  return { appId, instanceId, kind, status: 2, output: '', startedAt: new Date(), finishedAt: null } as const;
}

import { listenerSettings } from '../../domain/broker-listeners.ts';
import { brokerSettings } from '../../domain/broker-settings.ts';
import type { Endpoint } from '../../domain/network.ts';
import type { ClusterView, KafkaAdmin, KafkaTarget } from '../../kafka/kafka-admin.ts';
import type { SimulatedProcess, SimulatedWorld } from './world.ts';

/** What the brokers of a simulated world would answer: those that serve see each other, and partitions whose replicas are on the others. */
export function openSimulatedKafkaAdmin(world: SimulatedWorld): KafkaAdmin {
  return {
    viewFrom: (target, endpoint, timeoutMs) =>
      world.faults.around('viewFrom', async () =>
        Promise.resolve(view(world, ask(world, target, endpoint, timeoutMs))),
      ),
    servesGroups: (target, endpoint, timeoutMs) =>
      world.faults.around('servesGroups', async () => {
        ask(world, target, endpoint, timeoutMs);
        return Promise.resolve(true);
      }),
    settingsOf: (target, broker, names, timeoutMs) =>
      world.faults.around('settingsOf', async () => {
        const { spec, broker: asked } = ask(world, target, broker, timeoutMs);
        const { dynamic, atStart } = brokerSettings(spec);
        const told = world.instances.get(target.instanceId)?.dynamicSettings ?? [];
        const instance = world.instances.get(target.instanceId);
        const own = instance?.brokerSettings.get(broker.brokerId) ?? [];
        const started = { ...listenerSettings(asked, []), ...dynamic, ...atStart };
        const has = [...Object.entries(started), ...told, ...own];
        return Promise.resolve(new Map(has.filter(([name]) => names.includes(name))));
      }),
    setForAllBrokers: (target, endpoint, settings, timeoutMs) =>
      world.faults.around('setForAllBrokers', async () => {
        ask(world, target, endpoint, timeoutMs);
        const told = world.instances.get(target.instanceId)?.dynamicSettings;
        for (const [name, value] of Object.entries(settings)) told?.set(name, value);
        return Promise.resolve();
      }),
    setForBroker: (target, broker, settings, timeoutMs) =>
      world.faults.around('setForBroker', async () => {
        ask(world, target, broker, timeoutMs);
        const instance = world.instances.get(target.instanceId);
        const told = instance?.brokerSettings.get(broker.brokerId) ?? new Map<string, string>();
        for (const [name, value] of Object.entries(settings)) told.set(name, value);
        instance?.brokerSettings.set(broker.brokerId, told);
        return Promise.resolve();
      }),
    speaksAt: ({ address, port }) =>
      world.faults.around('speaksAt', () => Promise.resolve(world.listensAt(`${address}:${port}`))),
    close: () => Promise.resolve(),
  };
}

/** The process that listens there and serves; throws as a broker that does not answer, or refuses. */
function ask(world: SimulatedWorld, target: KafkaTarget, endpoint: Endpoint, timeoutMs: number): SimulatedProcess {
  const processes = [...(world.instances.get(target.instanceId)?.processes.values() ?? [])];
  const asked = processes.find(
    ({ broker }) => broker.internal.address === endpoint.address && broker.internal.port === endpoint.port,
  );
  if (asked === undefined || !world.isServing(target.instanceId, asked.broker.brokerId))
    throw new Error(`${endpoint.address}:${endpoint.port} did not answer within ${timeoutMs} ms`);
  if (asked.spec.adminPassword !== target.adminPassword)
    throw new Error(`${endpoint.address}:${endpoint.port} refused the password`);
  return asked;
}

function view(world: SimulatedWorld, asked: SimulatedProcess): ClusterView {
  const { instanceId } = asked.spec;
  const topics = [...(world.instances.get(instanceId)?.topics.values() ?? [])];
  const serving = new Set(
    asked.spec.brokers.map((it) => it.brokerId).filter((brokerId) => world.isServing(instanceId, brokerId)),
  );
  const replicaSets = topics.flatMap((topic) =>
    Array.from({ length: topic.partitionCount }, (_, partition) =>
      Array.from({ length: topic.replicationFactor }, (__, replica) => {
        const broker = asked.spec.brokers[(partition + replica) % asked.spec.brokers.length];
        return broker !== undefined && serving.has(broker.brokerId);
      }),
    ),
  );
  return {
    clusterId: `simulated-${instanceId}`,
    brokers: asked.spec.brokers
      .filter((it) => serving.has(it.brokerId))
      .map((it) => ({ brokerId: it.brokerId, ...it.internal })),
    offlinePartitionCount: replicaSets.filter((replicas) => !replicas.includes(true)).length,
    underReplicatedPartitionCount: replicaSets.filter((replicas) => replicas.includes(false)).length,
    topicCount: topics.length,
    partitionReplicaCount: replicaSets.flat().length,
  };
}

import type { ClusterView, KafkaAdmin } from '../../kafka/kafka-admin.ts';
import type { SimulatedInstance, SimulatedProcess, SimulatedWorld } from './world.ts';

/** What the brokers of a simulated world would answer: those that serve see each other, and partitions whose replicas are on the others. */
export function openSimulatedKafkaAdmin(world: SimulatedWorld): KafkaAdmin {
  return {
    viewFrom: (target, endpoint, timeoutMs) =>
      world.faults.around('viewFrom', async () => {
        const instance = world.instances.get(target.instanceId);
        const asked = [...(instance?.processes.values() ?? [])].find(
          ({ broker }) => broker.internal.address === endpoint.address && broker.internal.port === endpoint.port,
        );
        const serves = asked !== undefined && world.isServing(target.instanceId, asked.broker.brokerId);
        if (instance === undefined || !serves)
          throw new Error(`${endpoint.address}:${endpoint.port} did not answer within ${timeoutMs} ms`);
        if (asked.spec.adminPassword !== target.adminPassword)
          throw new Error(`${endpoint.address}:${endpoint.port} refused the password`);
        return Promise.resolve(view(world, target.instanceId, instance, asked));
      }),
    close: () => Promise.resolve(),
  };
}

function view(
  world: SimulatedWorld,
  instanceId: string,
  instance: SimulatedInstance,
  asked: SimulatedProcess,
): ClusterView {
  const serving = new Set(
    asked.spec.brokers.map((it) => it.brokerId).filter((brokerId) => world.isServing(instanceId, brokerId)),
  );
  const replicaSets = [...instance.topics.values()].flatMap((topic) =>
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
    topicCount: instance.topics.size,
    partitionReplicaCount: replicaSets.flat().length,
  };
}

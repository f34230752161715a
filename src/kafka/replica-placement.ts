import type { KafkaPartition } from './kafka-topics.ts';

/** One partition and the brokers that shall hold it, the preferred leader first. */
export interface Placement {
  readonly partition: number;
  readonly replicas: readonly number[];
}

/**
 * Where the replicas of each partition go when every partition shall have `replicaCount` of them. The leader stays and leads; replicas that
 * are in sync stay before those that are not; added ones go to the brokers that hold the fewest. Only partitions that change are named.
 * null when there are fewer brokers than replicas.
 */
export function placeReplicas(
  partitions: readonly KafkaPartition[],
  brokerIds: readonly number[],
  replicaCount: number,
): Placement[] | null {
  if (brokerIds.length < replicaCount) return null;
  const held = new Map(brokerIds.map((id) => [id, 0]));
  for (const id of partitions.flatMap((it) => it.replicas)) held.set(id, (held.get(id) ?? 0) + 1);
  const changed = partitions.filter((it) => it.replicas.length !== replicaCount);
  return changed.map(({ partition, replicas, leader, inSync }) => {
    const worth = (id: number): number => (id === leader ? 0 : inSync.includes(id) ? 1 : 2);
    const kept = [...replicas].sort((a, b) => worth(a) - worth(b)).slice(0, replicaCount);
    while (kept.length < replicaCount) kept.push(emptiest(held, kept));
    return { partition, replicas: kept };
  });
}

/** The broker that holds the fewest and is not among `taken`; it holds one more from now on. */
function emptiest(held: Map<number, number>, taken: readonly number[]): number {
  const [first = 0, ...others] = [...held.keys()].filter((id) => !taken.includes(id));
  const least = others.reduce((best, id) => ((held.get(id) ?? 0) < (held.get(best) ?? 0) ? id : best), first);
  held.set(least, (held.get(least) ?? 0) + 1);
  return least;
}

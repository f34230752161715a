import type { DescribedGroup, GroupQuestions } from '../../../kafka/kafka-groups.ts';
import type { TopicPartition } from '../../../kafka/kafka-messages.ts';

/** A partition that a group has to do with. */
export interface GroupOffset extends TopicPartition {
  /** null: assigned to a member that has not committed there yet. */
  readonly offset: number | null;
  readonly metadata: string;
}

/** What a group has committed, and what is assigned to its members; by topic and partition. */
export async function groupOffsets(groups: GroupQuestions, group: DescribedGroup): Promise<GroupOffset[]> {
  const committed = await groups.committed(group.groupId);
  const known = new Set(committed.map(keyOf));
  const assigned = group.members
    .flatMap((member) => member.assignment?.topics ?? [])
    .flatMap(({ topic, partitions }) => partitions.map((partition) => ({ topic, partition })))
    .filter((it) => !known.has(keyOf(it)))
    .map((it) => ({ ...it, offset: null, metadata: '' }));
  return [...committed, ...assigned].sort(
    (a, b) => (a.topic < b.topic ? -1 : a.topic > b.topic ? 1 : 0) || a.partition - b.partition,
  );
}

/** The same, topic by topic. */
export function byTopic(offsets: readonly GroupOffset[]): [topic: string, partitions: GroupOffset[]][] {
  return [...Map.groupBy(offsets, (it) => it.topic)];
}

function keyOf({ topic, partition }: TopicPartition): string {
  return `${topic}-${partition}`;
}

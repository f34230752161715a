import { Refusal } from '../../../domain/refusal.ts';
import type { GroupQuestions } from '../../../kafka/kafka-groups.ts';
import type { TopicPartition } from '../../../kafka/kafka-messages.ts';
import { existingTopics, requirePartitions } from '../messages/existing-partitions.ts';

/**
 * The partitions that an offset change is about: of the named topics, of all that the group has committed when none is named; those of
 * `numbers` in each, all when none is given. Refused when a topic, or one of the partitions in a topic, does not exist.
 */
export async function chosenPartitions(
  groups: GroupQuestions,
  groupId: string,
  topicNames: readonly string[],
  { parameter, numbers }: { readonly parameter: string; readonly numbers: readonly number[] },
): Promise<TopicPartition[]> {
  const named = topicNames.length > 0 ? topicNames : await committedTopics(groups, groupId);
  const partitionsOf = await existingTopics(groups, named);
  return [...partitionsOf].flatMap(([topic, all]) => {
    requirePartitions(parameter, topic, numbers, all);
    return (numbers.length > 0 ? numbers : all).map((partition) => ({ topic, partition }));
  });
}

async function committedTopics(groups: GroupQuestions, groupId: string): Promise<string[]> {
  const topics = [...new Set((await groups.committed(groupId)).map((it) => it.topic))];
  if (topics.length > 0) return topics;
  throw new Refusal('FailedOperation', {
    en: `The group "${groupId}" has no offsets of any topic. Name the topics.`,
    zh: `消费分组 "${groupId}" 没有任何主题的位点，请指定主题。`,
  });
}

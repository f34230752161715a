import { refusedValue, sameWords } from '../../../domain/parameter-refusals.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { LogQuestions } from '../../../kafka/kafka-messages.ts';

/** The partitions of topics, which must all exist. Refused with ResourceNotFound that names the first that does not. */
export async function existingTopics(
  logs: LogQuestions,
  topicNames: readonly string[],
): Promise<ReadonlyMap<string, readonly number[]>> {
  const found = await logs.partitionsOf(topicNames);
  const unknown = topicNames.find((name) => !found.has(name));
  if (unknown === undefined) return found;
  throw new Refusal('ResourceNotFound', {
    en: `The topic does not exist: "${unknown}". DescribeTopic lists those that do.`,
    zh: `主题 "${unknown}" 不存在，可通过 DescribeTopic 查询。`,
  });
}

/** Refused when one of `asked` is no partition of the topic. */
export function requirePartitions(
  parameter: string,
  topicName: string,
  asked: readonly number[],
  partitions: readonly number[],
): void {
  const missing = asked.find((it) => !partitions.includes(it));
  if (missing === undefined) return;
  const first = partitions[0] ?? 0;
  const last = partitions.at(-1) ?? 0;
  const range = first === last ? sameWords([first]) : { en: `${first} to ${last}`, zh: `${first} 至 ${last}` };
  throw refusedValue(parameter, missing, {
    en: `${range.en}, the partitions of the topic "${topicName}"`,
    zh: `${range.zh}（主题 "${topicName}" 的分区）`,
  });
}

import { Refusal } from '../../domain/refusal.ts';
import type { FoundOffset, LogQuestions, Moment, Position, TopicPartition } from '../../kafka/kafka-messages.ts';

/** A partition's log: its first record, and behind its last. */
export interface LogBounds extends TopicPartition {
  readonly start: number;
  readonly end: number;
}

/** Behind the last record of each partition. Refused when one has no leader. */
export async function logEnds(logs: LogQuestions, partitions: readonly TopicPartition[]): Promise<Position[]> {
  return (await offsetsAt(logs, partitions, 'end')).map((it) => ({ ...it, offset: it.offset ?? 0 }));
}

/** Both ends of each partition's log, in the order asked. Refused when one has no leader. */
export async function logBounds(logs: LogQuestions, partitions: readonly TopicPartition[]): Promise<LogBounds[]> {
  const starts = await offsetsAt(logs, partitions, 'start');
  const ends = await offsetsAt(logs, partitions, 'end');
  return partitions.map(({ topic, partition }, index) => ({
    topic,
    partition,
    start: starts[index]?.offset ?? 0,
    end: ends[index]?.offset ?? 0,
  }));
}

/** What every partition answers. Refused with ResourceUnavailable when one cannot answer. */
export async function offsetsAt(
  logs: LogQuestions,
  partitions: readonly TopicPartition[],
  moment: Moment,
): Promise<FoundOffset[]> {
  const found = await logs.offsetsAt(partitions, moment);
  const silent = found.find((it) => it.errorCode !== 0);
  if (silent === undefined) return found;
  throw new Refusal('ResourceUnavailable', {
    en: `Partition ${silent.partition} of the topic "${silent.topic}" does not answer (Kafka error ${silent.errorCode}). Try again; DescribeInstanceAttributes tells the instance's health.`,
    zh: `主题 "${silent.topic}" 的分区 ${silent.partition} 无法响应（Kafka 错误码 ${silent.errorCode}）。请重试，可通过 DescribeInstanceAttributes 查询健康状态。`,
  });
}

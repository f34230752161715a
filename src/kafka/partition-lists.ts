import type { TopicPartition } from './kafka-messages.ts';
import { array, string, type WireReader } from './wire.ts';

/** Kafka writes lists of partitions topic by topic. */
export function byTopic<T extends TopicPartition>(items: readonly T[], encode: (item: T) => Buffer): Buffer {
  const topics = [...Map.groupBy(items, (it) => it.topic)];
  return array(topics, ([topic, ofTopic]) => Buffer.concat([string(topic), array(ofTopic, encode)]));
}

/** Reads such a list; `readRest` reads what follows a partition's number. */
export function readPartitions<T>(answer: WireReader, readRest: () => T): (TopicPartition & T)[] {
  const topics = answer.array(() => {
    const topic = answer.string();
    return answer.array(() => ({ topic, partition: answer.int32(), ...readRest() }));
  });
  return topics.flat();
}

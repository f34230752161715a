import type { ConsumerRecord } from '../../../../spec/types/ckafka.ts';
import { binaryText } from '../../../domain/binary-text.ts';
import type { KafkaRecord, RecordHeader, TopicPartition } from '../../../kafka/kafka-messages.ts';

/** A message with what it says. Timestamp in milliseconds; bytes that are no UTF-8 as `binaryText` writes them. */
export function wholeMessage(at: TopicPartition, record: KafkaRecord): ConsumerRecord {
  return { ...messageLine(at, record), Key: binaryText(record.key), Value: binaryText(record.value) };
}

/** A message in a list: without key and value, as upstream documents. */
export function messageLine({ topic, partition }: TopicPartition, record: KafkaRecord): ConsumerRecord {
  return {
    Topic: topic,
    Partition: partition,
    Offset: record.offset,
    Key: null,
    Value: null,
    Timestamp: record.timestampMs,
    Headers: headersText(record.headers),
  };
}

/** JSON: [{"Key", "Value"}] in their order, for a key may come twice; null without headers. */
function headersText(headers: readonly RecordHeader[]): string | null {
  if (headers.length === 0) return null;
  return JSON.stringify(headers.map(({ key, value }) => ({ Key: key, Value: binaryText(value) })));
}

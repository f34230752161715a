import type { BatchContent, SendMessageRequest, SendMessageResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { refusedEmpty, refusedValue } from '../../../domain/parameter-refusals.ts';
import { partitionOfKey } from '../../../domain/partition-of-key.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { LogQuestions, NewRecord } from '../../../kafka/kafka-messages.ts';
import { machineTime } from '../../../lib/clock.ts';
import type { Services } from '../../services.ts';
import { askLogs } from './ask-logs.ts';
import { existingTopics } from './existing-partitions.ts';

const MAX_MESSAGES = 500;

/**
 * Request: {DataHubId: "<InstanceId>/<TopicName>", Message: [{Body, Key?}], at most 500}
 * Answer: {MessageId: [hex of "<DataHubId>:<TopicName>:<partition>:<offset>"]} in the order sent, acknowledged by all replicas in sync.
 * A key chooses its partition as Kafka's own producers do; messages without one go to one partition together. What goes to one partition
 * is written whole or not at all. Twice is two copies.
 */
export const sendMessage = defineAction<Services, SendMessageRequest, SendMessageResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'SendMessage',
  changes: true,
  regional: true,
  partly: ['DataHubId is "<InstanceId>/<TopicName>": there are no DataHub tasks'],
  async run(call, services) {
    const { DataHubId, Message } = call.parameters;
    const { InstanceId, topic } = placeOf(DataHubId);
    const records = recordsOf(Message);
    const positions = await askLogs(
      { ...call, parameters: { InstanceId } },
      services,
      async (logs) => {
        const partitions = (await existingTopics(logs, [topic])).get(topic) ?? [];
        return append(logs, topic, spread(records, partitions, services), services);
      },
      (reason) => (TOO_LARGE.has(reason) ? tooLarge() : undefined),
    );
    const sorted = positions.sort((a, b) => a.index - b.index);
    return { MessageId: sorted.map((it) => hex(`${DataHubId}:${topic}:${it.partition}:${it.offset}`)) };
  },
});

const TOO_LARGE = new Set(['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE']);

/** A record with its place in the call. */
interface Numbered {
  readonly index: number;
  readonly record: NewRecord;
}

function placeOf(dataHubId: string): { InstanceId: string; topic: string } {
  const [, InstanceId = '', topic = ''] = /^([^/]+)\/([\w.-]{1,249})$/.exec(dataHubId) ?? [];
  if (InstanceId !== '') return { InstanceId, topic };
  throw new Refusal('ResourceNotFound', {
    en: 'There is no DataHub of parameter `DataHubId`. Here a topic takes messages itself: send "<InstanceId>/<TopicName>", for example "ckafka-abcd1234/orders".',
    zh: '参数 `DataHubId` 指定的接入不存在。此处由主题直接接收消息：请传入 "<InstanceId>/<TopicName>"，例如 "ckafka-abcd1234/orders"。',
  });
}

function recordsOf(messages: readonly BatchContent[]): Numbered[] {
  if (messages.length === 0)
    throw refusedEmpty('Message', { en: 'send one or more', zh: '请至少发送一条' }, 'InvalidParameter');
  if (messages.length > MAX_MESSAGES)
    throw refusedValue('Message', `${messages.length} messages`, {
      en: `at most ${MAX_MESSAGES}`,
      zh: `最多 ${MAX_MESSAGES} 条`,
    });
  return messages.map(({ Body, Key }, index) => ({
    index,
    record: {
      key: Key === undefined || Key === null ? null : bytesOf(`Message.${index}.Key`, Key),
      value: bytesOf(`Message.${index}.Body`, Body),
      headers: [],
    },
  }));
}

function bytesOf(parameter: string, text: string): Buffer {
  if (!text.isWellFormed()) throw refusedValue(parameter, text, { en: 'Unicode text', zh: 'Unicode 文本' });
  return Buffer.from(text, 'utf8');
}

function spread(
  records: readonly Numbered[],
  partitions: readonly number[],
  { random }: Services,
): Map<number, Numbered[]> {
  const chance = random.bytes(4).readUInt32BE();
  return Map.groupBy(records, ({ record: { key } }) => {
    const place = key === null ? chance % partitions.length : partitionOfKey(key, partitions.length);
    return partitions[place] ?? 0;
  });
}

async function append(
  logs: LogQuestions,
  topic: string,
  byPartition: ReadonlyMap<number, readonly Numbered[]>,
  { clock }: Services,
): Promise<{ index: number; partition: number; offset: number }[]> {
  const written: { index: number; partition: number; offset: number }[] = [];
  for (const [partition, numbered] of byPartition) {
    const records = numbered.map((it) => it.record);
    // As any producer stamps them: a clock that was moved is the control plane's alone.
    const first = await logs.append({ topic, partition }, records, machineTime(clock).getTime());
    written.push(...numbered.map(({ index }, place) => ({ index, partition, offset: first + place })));
  }
  return written;
}

function tooLarge(): Refusal {
  return new Refusal('InvalidParameterValue', {
    en: 'The messages of parameter `Message` are larger than the topic takes at once. Send fewer or smaller ones, or raise its MaxMessageBytes with ModifyTopicAttributes.',
    zh: '参数 `Message` 的消息超过主题一次可接收的大小。请减少消息或缩小消息，或通过 ModifyTopicAttributes 提高 MaxMessageBytes。',
  });
}

function hex(text: string): string {
  return Buffer.from(text, 'utf8').toString('hex');
}

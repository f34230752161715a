import type { FetchMessageByOffsetRequest, FetchMessageByOffsetResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Services } from '../../services.ts';
import { wholeMessage } from './message-answer.ts';
import { readAtOffset } from './read-at-offset.ts';

/**
 * Request: {InstanceId, Topic, Partition, Offset}
 * Answer: {Result: {Topic, Partition, Offset, Key, Value, Timestamp (ms), Headers}}, whatever the producer compressed it with.
 * Refused when there is no message at that very offset.
 */
export const fetchMessageByOffset = defineAction<Services, FetchMessageByOffsetRequest, FetchMessageByOffsetResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'FetchMessageByOffset',
  changes: false,
  regional: true,
  async run(call, services) {
    const { at, records } = await readAtOffset(call, services, 1);
    const [record] = records;
    if (record?.offset !== call.parameters.Offset) throw nothingThere(call.parameters, record?.offset ?? null);
    return { Result: wholeMessage(at, record) };
  },
});

function nothingThere({ Topic, Partition, Offset }: FetchMessageByOffsetRequest, next: number | null): Refusal {
  const [en, zh] =
    next === null
      ? ['There is none after it.', '其后没有消息。']
      : [`The next is at ${next}.`, `下一条位点为 ${next}。`];
  return new Refusal('FailedOperation', {
    en: `Partition ${Partition} of the topic "${Topic}" has no message at offset ${Offset} (compacted, or a transaction's mark, or not written yet). ${en}`,
    zh: `主题 "${Topic}" 分区 ${Partition} 在位点 ${Offset} 处没有消息（已压实、事务标记或尚未写入）。${zh}`,
  });
}

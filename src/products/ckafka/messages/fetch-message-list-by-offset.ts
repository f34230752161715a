import type {
  FetchMessageListByOffsetRequest,
  FetchMessageListByOffsetResponse,
} from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import type { Services } from '../../services.ts';
import { messageLine } from './message-answer.ts';
import { readAtOffset } from './read-at-offset.ts';
import { recordCount } from './record-count.ts';

/**
 * Request: {InstanceId, Topic, Partition, Offset, SinglePartitionRecordNumber? (20, at most 20)}
 * Answer: {Result: [{Topic, Partition, Offset, Timestamp (ms), Headers; Key and Value null}]}: the messages from the offset on; empty at the
 * log's end. FetchMessageByOffset tells what one of them says.
 */
export const fetchMessageListByOffset = defineAction<
  Services,
  FetchMessageListByOffsetRequest,
  FetchMessageListByOffsetResponse
>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'FetchMessageListByOffset',
  changes: false,
  regional: true,
  async run(call, services) {
    const count = recordCount(call.parameters.SinglePartitionRecordNumber);
    const { at, records } = await readAtOffset(call, services, count);
    return { Result: records.map((it) => messageLine(at, it)) };
  },
});

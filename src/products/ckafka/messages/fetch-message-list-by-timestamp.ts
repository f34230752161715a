import type {
  FetchMessageListByTimestampRequest,
  FetchMessageListByTimestampResponse,
} from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { soughtName } from '../../../domain/group.ts';
import { partitionIn } from '../../../domain/offset-move.ts';
import { refusedValue } from '../../../domain/parameter-refusals.ts';
import type { Services } from '../../services.ts';
import { offsetsAt } from '../log-bounds.ts';
import { askLogs } from './ask-logs.ts';
import { existingTopics, requirePartitions } from './existing-partitions.ts';
import { messageLine } from './message-answer.ts';
import { recordCount } from './record-count.ts';

/**
 * Request: {InstanceId, Topic, Partition? (all), StartTime? (ms; the first message), SinglePartitionRecordNumber? (20, at most 20)}
 * Answer: {Result: [{Topic, Partition, Offset, Timestamp (ms), Headers; Key and Value null}]}: of each partition, by number, the messages from
 * the first of that time or later on; none of a partition without one.
 */
export const fetchMessageListByTimestamp = defineAction<
  Services,
  FetchMessageListByTimestampRequest,
  FetchMessageListByTimestampResponse
>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'FetchMessageListByTimestamp',
  changes: false,
  regional: true,
  async run(call, services) {
    const { Topic, Partition, StartTime = 0, SinglePartitionRecordNumber } = call.parameters;
    const topic = soughtName('Topic', Topic);
    const asked = Partition === undefined ? [] : [partitionIn('Partition', Partition)];
    if (StartTime < 0) throw refusedValue('StartTime', StartTime, { en: 'milliseconds since 1970', zh: '毫秒时间戳' });
    const count = recordCount(SinglePartitionRecordNumber);
    const found = await askLogs(call, services, async (logs) => {
      const partitions = (await existingTopics(logs, [topic])).get(topic) ?? [];
      requirePartitions('Partition', topic, asked, partitions);
      const wanted = (asked.length > 0 ? asked : partitions).map((partition) => ({ topic, partition }));
      const starts = await offsetsAt(logs, wanted, { atMs: StartTime });
      return Promise.all(
        starts.map(async ({ offset, ...at }) => {
          const records = offset === null ? [] : await logs.read({ ...at, offset }, count);
          return records.map((it) => messageLine(at, it));
        }),
      );
    });
    return { Result: found.flat() };
  },
});

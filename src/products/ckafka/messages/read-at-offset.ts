import type { Call } from '../../../api/define-action.ts';
import { soughtName } from '../../../domain/group.ts';
import { offsetIn, partitionIn } from '../../../domain/offset-move.ts';
import { refusedValue } from '../../../domain/parameter-refusals.ts';
import type { KafkaRecord, TopicPartition } from '../../../kafka/kafka-messages.ts';
import type { Services } from '../../services.ts';
import { logBounds, type LogBounds } from '../log-bounds.ts';
import { askLogs } from './ask-logs.ts';
import { existingTopics, requirePartitions } from './existing-partitions.ts';

interface Asked {
  readonly InstanceId: string;
  readonly Topic: string;
  readonly Partition: number;
  readonly Offset: number;
}

/**
 * Up to `count` messages of the partition that a call names, from its Offset on. Refused when topic or partition do not exist, and when the
 * offset lies outside the log; its end, where the next message will stand, is inside and has none.
 */
export async function readAtOffset(
  call: Call<Asked>,
  services: Services,
  count: number,
): Promise<{ at: TopicPartition; records: KafkaRecord[] }> {
  const { Topic, Partition, Offset } = call.parameters;
  const at = { topic: soughtName('Topic', Topic), partition: partitionIn('Partition', Partition) };
  const offset = offsetIn('Offset', Offset);
  const gone = (log?: LogBounds) =>
    refusedValue('Offset', offset, {
      en: log === undefined ? 'the offsets that the log still has' : `${log.start} to ${log.end}`,
      zh: log === undefined ? '日志中现存的位点' : `${log.start} 至 ${log.end}`,
    });
  const records = await askLogs(
    call,
    services,
    async (logs) => {
      const partitions = (await existingTopics(logs, [at.topic])).get(at.topic) ?? [];
      requirePartitions('Partition', at.topic, [at.partition], partitions);
      const [log] = await logBounds(logs, [at]);
      if (log === undefined || offset < log.start || offset > log.end) throw gone(log);
      return logs.read({ ...at, offset }, count);
    },
    // Retention may take what was there a moment ago.
    (reason) => (reason === 'OFFSET_OUT_OF_RANGE' ? gone() : undefined),
  );
  return { at, records };
}

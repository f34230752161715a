import type { BatchModifyGroupOffsetsRequest, BatchModifyGroupOffsetsResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { refuseRepeated, soughtName, soughtNames } from '../../../domain/group.ts';
import { offsetIn, partitionIn, withinLog } from '../../../domain/offset-move.ts';
import { refusedEmpty } from '../../../domain/parameter-refusals.ts';
import type { Services } from '../../services.ts';
import { askGroups, idleGroup } from './ask-groups.ts';
import { chosenPartitions } from './chosen-partitions.ts';
import { logBounds } from '../log-bounds.ts';

/**
 * Request: {InstanceId, GroupName, Partitions: [{Partition, Offset}], TopicName?: [name] (all of the group)}
 * Answer: {Result: {ReturnCode: "0", ReturnMessage, Data: null}}. In each topic each named partition is moved to its offset, the nearest
 * inside the log; all in one commit, or none. Refused while the group has consumers. Twice is as once.
 */
export const batchModifyGroupOffsets = defineAction<
  Services,
  BatchModifyGroupOffsetsRequest,
  BatchModifyGroupOffsetsResponse
>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'BatchModifyGroupOffsets',
  changes: true,
  regional: true,
  async run(call, services) {
    const groupId = soughtName('GroupName', call.parameters.GroupName);
    const topicNames = soughtNames('TopicName', call.parameters.TopicName ?? []);
    const offsets = askedOffsets(call.parameters.Partitions);
    await askGroups(call, services, async (groups) => {
      await idleGroup(groups, groupId);
      const asked = { parameter: 'Partitions', numbers: [...offsets.keys()] };
      const partitions = await chosenPartitions(groups, groupId, topicNames, asked);
      const positions = (await logBounds(groups, partitions)).map((log) => ({
        topic: log.topic,
        partition: log.partition,
        offset: withinLog(offsets.get(log.partition) ?? log.end, log),
      }));
      await groups.commit(groupId, positions);
    });
    return { Result: { ReturnCode: '0', ReturnMessage: 'ok', Data: null } };
  },
});

function askedOffsets(asked: BatchModifyGroupOffsetsRequest['Partitions']): Map<number, number> {
  if (asked.length === 0)
    throw refusedEmpty('Partitions', { en: 'name one or more', zh: '请至少指定一个分区' }, 'InvalidParameter');
  const pairs = asked.map(
    ({ Partition, Offset }, index) =>
      [
        partitionIn(`Partitions.${index}.Partition`, Partition),
        offsetIn(`Partitions.${index}.Offset`, Offset),
      ] as const,
  );
  refuseRepeated(
    'Partitions',
    pairs.map(([partition]) => partition),
  );
  return new Map(pairs);
}

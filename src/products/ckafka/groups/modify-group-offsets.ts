import type { ModifyGroupOffsetsRequest, ModifyGroupOffsetsResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { refuseRepeated, soughtName, soughtNames } from '../../../domain/group.ts';
import { offsetMove, partitionIn, withinLog, type OffsetMove } from '../../../domain/offset-move.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { GroupQuestions } from '../../../kafka/kafka-groups.ts';
import type { Position, TopicPartition } from '../../../kafka/kafka-messages.ts';
import type { Services } from '../../services.ts';
import { askGroups, idleGroup } from './ask-groups.ts';
import { chosenPartitions } from './chosen-partitions.ts';
import { logBounds, offsetsAt } from '../log-bounds.ts';

/**
 * Request: {InstanceId, Group, Strategy: 0 (by Shift records) | 1 (to ShiftTimestamp in ms; -2 the first record, -1 the end) | 2 (to Offset),
 *   Topics (empty: all of the group), Partitions? (all of the topics)}
 * Answer: {Result: {ReturnCode: "0", ReturnMessage, Data: null}}. An offset outside the log becomes the nearest inside. All partitions are
 * moved in one commit, or none. Refused while the group has consumers. Shifts add up; the others called twice are as once.
 */
export const modifyGroupOffsets = defineAction<Services, ModifyGroupOffsetsRequest, ModifyGroupOffsetsResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'ModifyGroupOffsets',
  changes: true,
  regional: true,
  async run(call, services) {
    const { Group, Topics, Partitions = [] } = call.parameters;
    const groupId = soughtName('Group', Group);
    const topicNames = soughtNames('Topics', Topics);
    const numbers = Partitions.map((it, index) => partitionIn(`Partitions.${index}`, it));
    refuseRepeated('Partitions', numbers);
    const move = offsetMove(call.parameters);
    await askGroups(call, services, async (groups) => {
      await idleGroup(groups, groupId);
      const partitions = await chosenPartitions(groups, groupId, topicNames, { parameter: 'Partitions', numbers });
      await groups.commit(groupId, await movedTo(groups, groupId, partitions, move));
    });
    return { Result: { ReturnCode: '0', ReturnMessage: 'ok', Data: null } };
  },
});

async function movedTo(
  groups: GroupQuestions,
  groupId: string,
  partitions: readonly TopicPartition[],
  move: OffsetMove,
): Promise<Position[]> {
  const wanted = await wantedOffsets(groups, groupId, partitions, move);
  return (await logBounds(groups, partitions)).map((log, index) => {
    const { topic, partition, start, end } = log;
    const offset = move.kind === 'start' ? start : withinLog(wanted[index] ?? end, log);
    return { topic, partition, offset };
  });
}

/** For each partition the offset that is asked for, before the log bounds it; null for its end. */
async function wantedOffsets(
  groups: GroupQuestions,
  groupId: string,
  partitions: readonly TopicPartition[],
  move: OffsetMove,
): Promise<(number | null)[]> {
  switch (move.kind) {
    case 'start':
    case 'end':
      return partitions.map(() => null);
    case 'offset':
      return partitions.map(() => move.offset);
    case 'time':
      return (await offsetsAt(groups, partitions, { atMs: move.atMs })).map((it) => it.offset);
    case 'shift': {
      const committed = await groups.committed(groupId);
      return partitions.map(({ topic, partition }) => {
        const from = committed.find((it) => it.topic === topic && it.partition === partition);
        if (from === undefined) throw nothingToShift(groupId, topic, partition);
        return from.offset + move.by;
      });
    }
  }
}

function nothingToShift(groupId: string, topic: string, partition: number): Refusal {
  return new Refusal('FailedOperation', {
    en: `The group "${groupId}" has committed no offset of partition ${partition} of the topic "${topic}", so there is none to shift. Name the others in \`Partitions\`, or use another Strategy.`,
    zh: `消费分组 "${groupId}" 在主题 "${topic}" 的分区 ${partition} 没有已提交的位点，无法移动。请通过 \`Partitions\` 指定其他分区，或使用其他 Strategy。`,
  });
}

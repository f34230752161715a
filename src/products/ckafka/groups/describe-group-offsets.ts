import type {
  DescribeGroupOffsetsRequest,
  DescribeGroupOffsetsResponse,
  GroupOffsetPartition,
} from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { soughtName, soughtNames } from '../../../domain/group.ts';
import type { GroupQuestions } from '../../../kafka/kafka-groups.ts';
import type { FoundOffset } from '../../../kafka/kafka-messages.ts';
import type { Services } from '../../services.ts';
import { pageRequest } from '../paging.ts';
import { askGroups, existingGroup } from './ask-groups.ts';
import { byTopic, groupOffsets, type GroupOffset } from './group-offsets.ts';

const MAX_LIMIT = 50;
/** Upstream's number for what is not known. */
const UNKNOWN = -1;

/**
 * Request: {InstanceId, Group, Topics? (all of the group), SearchWord? (part of a topic's name), Offset?, Limit? (50, at most 50)}
 * Answer: {Result: {TotalCount, TopicList: [{Topic, Partitions: [{Partition, Offset, Metadata, ErrorCode, LogEndOffset, Lag}]}]}}, by topic.
 * Offset is -1 where a consumer is assigned and has not committed; LogEndOffset and Lag are -1, and ErrorCode is Kafka's, where a
 * partition does not answer.
 */
export const describeGroupOffsets = defineAction<Services, DescribeGroupOffsetsRequest, DescribeGroupOffsetsResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'DescribeGroupOffsets',
  changes: false,
  regional: true,
  async run(call, services) {
    const { Group, SearchWord = '', Limit = MAX_LIMIT, Offset = 0 } = call.parameters;
    const groupId = soughtName('Group', Group);
    const only = soughtNames('Topics', call.parameters.Topics ?? []);
    const { limit, offset } = pageRequest({ Limit, Offset }, MAX_LIMIT);
    const Result = await askGroups(call, services, async (groups) => {
      const all = byTopic(await groupOffsets(groups, await existingGroup(groups, groupId)));
      const found = all.filter(([topic]) => (only.length === 0 || only.includes(topic)) && topic.includes(SearchWord));
      const page = found.slice(offset, offset + limit);
      const lines = await partitionLines(
        groups,
        page.flatMap(([, partitions]) => partitions),
      );
      return {
        TotalCount: found.length,
        TopicList: page.map(([Topic, partitions]) => ({
          Topic,
          Partitions: partitions.flatMap((it) => lines.get(it) ?? []),
        })),
      };
    });
    return { Result };
  },
});

async function partitionLines(
  groups: GroupQuestions,
  offsets: readonly GroupOffset[],
): Promise<Map<GroupOffset, GroupOffsetPartition>> {
  const ends = await groups.offsetsAt(offsets, 'end');
  const hasFresh = offsets.some((it) => it.offset === null);
  const starts = hasFresh ? await groups.offsetsAt(offsets, 'start') : [];
  return new Map(offsets.map((it, index) => [it, line(it, ends[index], starts[index])]));
}

function line(
  { partition, offset, metadata }: GroupOffset,
  end?: FoundOffset,
  start?: FoundOffset,
): GroupOffsetPartition {
  const logEnd = end?.offset ?? null;
  // A consumer that has not committed has all that is still there before it.
  const consumed = offset ?? start?.offset ?? 0;
  return {
    Partition: partition,
    Offset: offset ?? UNKNOWN,
    Metadata: metadata,
    ErrorCode: end?.errorCode ?? 0,
    LogEndOffset: logEnd ?? UNKNOWN,
    Lag: logEnd === null ? UNKNOWN : Math.max(0, logEnd - consumed),
  };
}

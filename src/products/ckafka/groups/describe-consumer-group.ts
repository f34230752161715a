import type {
  ConsumerGroup,
  ConsumerGroupTopic,
  DescribeConsumerGroupRequest,
  DescribeConsumerGroupResponse,
} from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { soughtName } from '../../../domain/group.ts';
import type { DescribedGroup, GroupQuestions } from '../../../kafka/kafka-groups.ts';
import type { Services } from '../../services.ts';
import { pageRequest } from '../paging.ts';
import { knownTopics } from '../topics/known-topics.ts';
import { askGroups } from './ask-groups.ts';
import { byTopic, groupOffsets } from './group-offsets.ts';

const MAX_LIMIT = 50;
/** A partition that a consumer is assigned and has not committed. */
const NOT_COMMITTED = -1;

/**
 * Request: {InstanceId, GroupName?, TopicName? (only beside GroupName), Offset?, Limit? (50, at most 50)}
 * Answer: {Result: {TotalCount of groups, TopicList of all topics that the groups of this page have offsets of or consume,
 *   GroupList: [{ConsumerGroupName, SubscribedInfo: [{TopicName, TopicId, Partition, PartitionOffset}]}], …ForMonitor the same again}}.
 * Result is null for a GroupName that does not exist: Terraform takes that for "gone".
 */
export const describeConsumerGroup = defineAction<
  Services,
  DescribeConsumerGroupRequest,
  DescribeConsumerGroupResponse
>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'DescribeConsumerGroup',
  changes: false,
  regional: true,
  async run(call, services) {
    const { GroupName = '', TopicName = '', Limit = MAX_LIMIT, Offset = 0 } = call.parameters;
    const { limit, offset } = pageRequest({ Limit, Offset }, MAX_LIMIT);
    if (GroupName !== '') soughtName('GroupName', GroupName);
    const topicName = GroupName === '' || TopicName === '' ? null : soughtName('TopicName', TopicName);
    const found = await askGroups(call, services, async (groups) => {
      const groupIds = GroupName === '' ? (await groups.groups()).map((it) => it.groupId) : [GroupName];
      const described = await groups.describe(groupIds.slice(offset, offset + limit));
      const there = described.filter((it) => it.state !== 'Dead');
      const names = topicName === null ? [] : await groups.partitionsOf([topicName]);
      return {
        isGone: GroupName !== '' && described.some((it) => it.state === 'Dead'),
        totalCount: groupIds.length,
        groups: await Promise.all(there.map((it) => subscriptions(groups, it, topicName))),
        monitored: [...names].flatMap(([, partitions]) => partitions),
      };
    });
    if (found.isGone) return { Result: null };
    const { topics: known } = await knownTopics(call, services);
    const ids = new Map(known.map((it) => [it.topicName, it.record.topicId]));
    const groups = found.groups.map((it) => withTopicIds(it, ids));
    const topics = topicsOf(groups);
    return {
      Result: {
        TotalCount: found.totalCount,
        TopicList: topics,
        GroupList: groups,
        TotalPartition: found.monitored.length,
        PartitionListForMonitor: found.monitored.map((PartitionId) => ({ PartitionId })),
        TotalTopic: topics.length,
        TopicListForMonitor: topics,
        GroupListForMonitor: groups.map((it) => ({ GroupName: it.ConsumerGroupName })),
      },
    };
  },
});

async function subscriptions(
  groups: GroupQuestions,
  group: DescribedGroup,
  topicName: string | null,
): Promise<ConsumerGroup> {
  const offsets = await groupOffsets(groups, group);
  const wanted = offsets.filter((it) => topicName === null || it.topic === topicName);
  return {
    ConsumerGroupName: group.groupId,
    SubscribedInfo: byTopic(wanted).map(([TopicName, partitions]) => ({
      TopicName,
      TopicId: '',
      Partition: partitions.map((it) => it.partition),
      PartitionOffset: partitions.map((it) => ({
        Partition: String(it.partition),
        Offset: it.offset ?? NOT_COMMITTED,
      })),
    })),
  };
}

function withTopicIds(group: ConsumerGroup, ids: ReadonlyMap<string, string>): ConsumerGroup {
  return {
    ...group,
    SubscribedInfo: group.SubscribedInfo.map((it) => ({ ...it, TopicId: ids.get(it.TopicName) ?? '' })),
  };
}

/** Each topic once, in the order in which the groups name them. */
function topicsOf(groups: readonly ConsumerGroup[]): ConsumerGroupTopic[] {
  const named = groups
    .flatMap((it) => it.SubscribedInfo)
    .map(({ TopicName, TopicId }) => [TopicName, TopicId] as const);
  return [...new Map(named)].map(([TopicName, TopicId]) => ({ TopicId, TopicName }));
}

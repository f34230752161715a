import type {
  DescribeTopicSubscribeGroupRequest,
  DescribeTopicSubscribeGroupResponse,
} from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { soughtName } from '../../../domain/group.ts';
import type { DescribedGroup, GroupQuestions } from '../../../kafka/kafka-groups.ts';
import type { Services } from '../../services.ts';
import { pageRequest } from '../paging.ts';
import { noSuchTopic } from '../topics/known-topics.ts';
import { askGroups } from './ask-groups.ts';
import { groupInfo } from './group-info.ts';
import { groupOffsets } from './group-offsets.ts';

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 100;
/** The answer is complete; upstream answers 0 while it still gathers. */
const COMPLETE = 1;

/**
 * Request: {InstanceId, TopicName, Offset?, Limit? (20, at most 100)}
 * Answer: {Result: {TotalCount, StatusCountInfo: "2 Empty,1 Stable", GroupsInfo: [as DescribeGroupInfo], Status: 1}}, by name. A group
 * subscribes to a topic when it has committed an offset there, or a member of it is assigned a partition.
 */
export const describeTopicSubscribeGroup = defineAction<
  Services,
  DescribeTopicSubscribeGroupRequest,
  DescribeTopicSubscribeGroupResponse
>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'DescribeTopicSubscribeGroup',
  changes: false,
  regional: true,
  async run(call, services) {
    const { Limit = DEFAULT_LIMIT, Offset = 0 } = call.parameters;
    const topicName = soughtName('TopicName', call.parameters.TopicName);
    const { limit, offset } = pageRequest({ Limit, Offset }, MAX_LIMIT);
    const found = await askGroups(call, services, async (groups, { instanceId }) => {
      if (!(await groups.partitionsOf([topicName])).has(topicName)) throw noSuchTopic(instanceId, topicName);
      return subscribers(groups, topicName);
    });
    const page = found.slice(offset, offset + limit).map(groupInfo);
    const Result = {
      TotalCount: found.length,
      StatusCountInfo: stateCounts(found),
      GroupsInfo: page,
      Status: COMPLETE,
    };
    return { Result };
  },
});

async function subscribers(groups: GroupQuestions, topicName: string): Promise<DescribedGroup[]> {
  const listed = await groups.groups();
  const described = await groups.describe(listed.map((it) => it.groupId));
  const subscribing = await Promise.all(
    described.map(async (group) => (await groupOffsets(groups, group)).some((it) => it.topic === topicName)),
  );
  return described.filter((_, index) => subscribing[index]);
}

/** `2 Empty,1 Stable`; empty without a group. */
function stateCounts(groups: readonly DescribedGroup[]): string {
  const byState = Map.groupBy(groups, (it) => it.state);
  return [...byState]
    .map(([state, those]) => `${those.length} ${state}`)
    .sort()
    .join(',');
}

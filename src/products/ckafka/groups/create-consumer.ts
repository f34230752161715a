import type { CreateConsumerRequest, CreateConsumerResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { newGroupName, soughtNames } from '../../../domain/group.ts';
import type { Instance } from '../../../domain/instance.ts';
import { refusedEmpty } from '../../../domain/parameter-refusals.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { GroupQuestions } from '../../../kafka/kafka-groups.ts';
import type { Services } from '../../services.ts';
import { existingTopics } from '../messages/existing-partitions.ts';
import { askGroups } from './ask-groups.ts';
import { logEnds } from '../log-bounds.ts';

/**
 * Request: {InstanceId, GroupName, TopicName? | TopicNameList?: at least one topic that exists}
 * Answer: {Result: {ReturnCode: "0", ReturnMessage, Data: null}}. In Kafka a group is its offsets and members, so the group is made by
 * committing the end of each partition: its consumers begin there. A group that exists is refused.
 */
export const createConsumer = defineAction<Services, CreateConsumerRequest, CreateConsumerResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'CreateConsumer',
  changes: true,
  regional: true,
  async run(call, services) {
    const groupId = newGroupName('GroupName', call.parameters.GroupName);
    const topicNames = topicsOf(call.parameters);
    await askGroups(call, services, async (groups, instance) => {
      const partitionsOf = await existingTopics(groups, topicNames);
      await requireNew(groups, groupId, services.catalogue.quotas.groupCount[instance.edition], instance);
      const partitions = [...partitionsOf].flatMap(([topic, numbers]) =>
        numbers.map((partition) => ({ topic, partition })),
      );
      await groups.commit(groupId, await logEnds(groups, partitions));
    });
    return { Result: { ReturnCode: '0', ReturnMessage: 'ok', Data: null } };
  },
});

function topicsOf({ TopicName = '', TopicNameList = [] }: CreateConsumerRequest): readonly string[] {
  if (TopicName === '' && TopicNameList.length === 0)
    throw refusedEmpty(
      'TopicNameList',
      { en: 'name one topic or more here or in `TopicName`', zh: '请在此或 `TopicName` 中指定主题' },
      'InvalidParameterValue',
    );
  const named = soughtNames('TopicNameList', TopicNameList);
  if (TopicName === '' || named.includes(TopicName)) return named;
  return [...soughtNames('TopicName', [TopicName]), ...named];
}

async function requireNew(groups: GroupQuestions, groupId: string, quota: number, instance: Instance): Promise<void> {
  const there = await groups.groups();
  if (there.some((it) => it.groupId === groupId))
    throw new Refusal('InvalidParameterValue', {
      en: `The group of parameter \`GroupName\` exists already: "${groupId}". Choose another name, or delete it with DeleteGroup.`,
      zh: `参数 \`GroupName\` 指定的消费分组 "${groupId}" 已存在，请更换名称或通过 DeleteGroup 删除。`,
    });
  if (there.length >= quota)
    throw new Refusal('LimitExceeded', {
      en: `The instance "${instance.instanceId}" has ${there.length} groups; it may have ${quota}. Delete one with DeleteGroup.`,
      zh: `实例 "${instance.instanceId}" 已有 ${there.length} 个消费分组，上限为 ${quota}，请先通过 DeleteGroup 删除。`,
    });
}

import type {
  DeleteGroupSubscribeTopicRequest,
  DeleteGroupSubscribeTopicResponse,
} from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { soughtName } from '../../../domain/group.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Services } from '../../services.ts';
import { askGroups, idleGroup } from './ask-groups.ts';

/**
 * Request: {InstanceId, Group, Topic}
 * Answer: {Result: {ReturnCode: "0", ReturnMessage, Data: null}}: the group has forgotten its offsets of the topic. With its last topic the
 * group itself goes. Refused while the group has consumers, and when it has no offsets of the topic.
 */
export const deleteGroupSubscribeTopic = defineAction<
  Services,
  DeleteGroupSubscribeTopicRequest,
  DeleteGroupSubscribeTopicResponse
>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'DeleteGroupSubscribeTopic',
  changes: true,
  regional: true,
  async run(call, services) {
    const groupId = soughtName('Group', call.parameters.Group);
    const topic = soughtName('Topic', call.parameters.Topic);
    await askGroups(call, services, async (groups) => {
      await idleGroup(groups, groupId, 'UnsupportedOperation');
      const committed = (await groups.committed(groupId)).filter((it) => it.topic === topic);
      if (committed.length === 0) throw notSubscribed(groupId, topic);
      await groups.forget(groupId, committed);
    });
    return { Result: { ReturnCode: '0', ReturnMessage: 'ok', Data: null } };
  },
});

function notSubscribed(groupId: string, topic: string): Refusal {
  return new Refusal('ResourceNotFound', {
    en: `The group "${groupId}" has no offsets of the topic "${topic}". DescribeGroupOffsets lists its topics.`,
    zh: `消费分组 "${groupId}" 没有主题 "${topic}" 的位点，可通过 DescribeGroupOffsets 查询。`,
  });
}

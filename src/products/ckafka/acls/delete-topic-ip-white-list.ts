import type { DeleteTopicIpWhiteListRequest, DeleteTopicIpWhiteListResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { checkWhiteList, whiteListAcls } from '../../../domain/white-list.ts';
import type { Services } from '../../services.ts';
import { askBrokers } from '../kafka-target.ts';
import { knownTopics, lockTopics, named } from '../topics/known-topics.ts';
import { DONE } from '../topics/topic-answer.ts';

/**
 * Request: {InstanceId, TopicName, IpWhiteList (those to take off)}
 * Answer: {Result: {ReturnCode "0", ReturnMessage, Data null}}. Within a second the topic is closed to these addresses; when the last goes
 * and no other ACL allows anybody, it is everybody's again. One that is not on the list is off it already. Twice is as once.
 */
export const deleteTopicIpWhiteList = defineAction<
  Services,
  DeleteTopicIpWhiteListRequest,
  DeleteTopicIpWhiteListResponse
>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'DeleteTopicIpWhiteList',
  changes: true,
  regional: true,
  async run(call, services) {
    const addresses = checkWhiteList(call.parameters.IpWhiteList);
    await lockTopics(call);
    const known = await knownTopics(call, services);
    const { topicName } = named(known, call.parameters.TopicName);
    const { target } = known;
    await askBrokers(target, () => services.acls.remove(target, whiteListAcls(topicName, addresses)));
    return { Result: DONE };
  },
});

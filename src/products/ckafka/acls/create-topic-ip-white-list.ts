import type { CreateTopicIpWhiteListRequest, CreateTopicIpWhiteListResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { checkWhiteList, whiteListAcls } from '../../../domain/white-list.ts';
import type { Services } from '../../services.ts';
import { askBrokers } from '../kafka-target.ts';
import { knownTopics, lockTopics, named } from '../topics/known-topics.ts';
import { DONE } from '../topics/topic-answer.ts';

/**
 * Request: {InstanceId, TopicName, IpWhiteList (up to 512 addresses or blocks)}
 * Answer: {Result: {ReturnCode "0", ReturnMessage, Data null}}. Within a second the topic is open to these addresses, besides those that
 * it was open to, and to whom other ACLs of it allow. Twice is as once.
 */
export const createTopicIpWhiteList = defineAction<
  Services,
  CreateTopicIpWhiteListRequest,
  CreateTopicIpWhiteListResponse
>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'CreateTopicIpWhiteList',
  changes: true,
  regional: true,
  async run(call, services) {
    const addresses = checkWhiteList(call.parameters.IpWhiteList);
    await lockTopics(call);
    const known = await knownTopics(call, services);
    const { topicName } = named(known, call.parameters.TopicName);
    const { target } = known;
    await askBrokers(target, () => services.acls.add(target, whiteListAcls(topicName, addresses)));
    return { Result: DONE };
  },
});

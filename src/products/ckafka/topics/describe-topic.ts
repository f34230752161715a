import type { DescribeTopicRequest, DescribeTopicResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import type { Services } from '../../services.ts';
import { knownTopics } from './known-topics.ts';
import { underRule } from './topic-access.ts';
import { searched, topicPage } from './topic-page.ts';

const MAX_LIMIT = 50;

/**
 * Request: {InstanceId, SearchWord? (part of the name), AclRuleName? (only topics that the rule is on), Offset?, Limit? (20, at most 50)}
 * Answer: {Result: {TotalCount, TopicList: [{TopicId, TopicName, Note}]}}, newest first; topics that Kafka clients made too.
 */
export const describeTopic = defineAction<Services, DescribeTopicRequest, DescribeTopicResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'DescribeTopic',
  changes: false,
  regional: true,
  async run(call, services) {
    topicPage([], call.parameters, MAX_LIMIT);
    const { topics, target } = await knownTopics(call, services);
    const ruled = await underRule(call, { target, acls: services.acls }, topics);
    const found = searched(ruled, call.parameters.SearchWord);
    const TopicList = topicPage(found, call.parameters, MAX_LIMIT).map(({ topicName, record }) => ({
      TopicId: record.topicId,
      TopicName: topicName,
      Note: record.note,
    }));
    return { Result: { TotalCount: found.length, TopicList } };
  },
});

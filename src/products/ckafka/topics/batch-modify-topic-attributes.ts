import type {
  BatchModifyTopicAttributesRequest,
  BatchModifyTopicAttributesResponse,
  BatchModifyTopicResultDTO,
} from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { refusedEmpty, refusedValue } from '../../../domain/parameter-refusals.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Services } from '../../services.ts';
import { knownTopics, lockTopics, named } from './known-topics.ts';
import { applyChange, changeOf, checkGrowth, checkMorePartitions } from './topic-change.ts';

const MOST_TOPICS = 10;

/**
 * Request: {InstanceId, Topic: [{TopicName, PartitionNum?, Note?, ReplicaNum?, the settings of CreateTopic?}], 1 to 10}
 * Answer: {Result: [{InstanceId, TopicName, ReturnCode, Message}]}, one for each in the order asked. All are checked before any is changed,
 * so a call that is refused changed nothing; a broker that fails in the middle shows as the error code of the topics it failed for.
 * Twice is as once.
 */
export const batchModifyTopicAttributes = defineAction<
  Services,
  BatchModifyTopicAttributesRequest,
  BatchModifyTopicAttributesResponse
>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'BatchModifyTopicAttributes',
  changes: true,
  regional: true,
  async run(call, services) {
    const { parameters, rows, receivedAt, language } = call;
    checkList(parameters);
    await lockTopics(call);
    const known = await knownTopics(call, services);
    const changes = parameters.Topic.map((asked) => {
      const topic = named(known, asked.TopicName);
      if (typeof asked.PartitionNum === 'number')
        checkMorePartitions(asked.PartitionNum, topic, topic.partitions.length);
      return changeOf(asked, topic, known, services, receivedAt);
    });
    checkGrowth(known, changes);
    const Result: BatchModifyTopicResultDTO[] = [];
    for (const change of changes) {
      const which = { InstanceId: known.instance.instanceId, TopicName: change.topic.topicName };
      try {
        await applyChange(change, known, services, rows);
        Result.push({ ...which, ReturnCode: '0', Message: 'success' });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        Result.push({
          ...which,
          ReturnCode: error.code,
          Message: language === 'zh-CN' ? error.text.zh : error.text.en,
        });
      }
    }
    return { Result };
  },
});

function checkList({ Topic }: BatchModifyTopicAttributesRequest): void {
  if (Topic.length === 0) throw refusedEmpty('Topic', { en: 'it names the topics', zh: '需指定主题' });
  if (Topic.length > MOST_TOPICS)
    throw refusedValue('Topic', Topic.length, { en: `1 to ${MOST_TOPICS} topics`, zh: `1 至 ${MOST_TOPICS} 个主题` });
  Topic.forEach(({ TopicName }, index) => {
    if (Topic.findIndex((it) => it.TopicName === TopicName) === index) return;
    const once = { en: 'each topic once', zh: '每个主题只能出现一次' };
    throw refusedValue(`Topic.${index}.TopicName`, TopicName, once, 'InvalidParameterValue.RepetitionValue');
  });
}

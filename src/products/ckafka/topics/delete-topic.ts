import type { DeleteTopicRequest, DeleteTopicResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { TopicRecord } from '../../../domain/topic.ts';
import type { Services } from '../../services.ts';
import { askBrokers } from '../kafka-target.ts';
import { knownTopics, lockTopics, named, noSuchTopic } from './known-topics.ts';
import { DONE } from './topic-answer.ts';

/**
 * Request: {InstanceId, TopicName}
 * Answer: {Result: {ReturnCode "0", ReturnMessage, Data null}}, once no broker knows the topic any more. A topic that CreateTopic made less
 * than 60 s ago (topics.delete_after_seconds) is refused, as upstream. A second call finds no such topic.
 */
export const deleteTopic = defineAction<Services, DeleteTopicRequest, DeleteTopicResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'DeleteTopic',
  changes: true,
  regional: true,
  async run(call, services) {
    await lockTopics(call);
    const known = await knownTopics(call, services);
    const { record, topicName } = named(known, call.parameters.TopicName);
    refuseTooYoung(record, call.receivedAt, services.topicRules.deleteAfterSeconds);
    const { target, instance } = known;
    const gone = noSuchTopic(instance.instanceId, topicName);
    // Broker first: a row without a topic is forgotten by the next look.
    await askBrokers(
      target,
      () => services.topics.remove(target, topicName),
      (reason) => (reason === 'UNKNOWN_TOPIC_OR_PARTITION' ? gone : undefined),
    );
    await call.rows.topics.remove([record.topicId]);
    await call.rows.wakeUps.instances([instance.instanceId]);
    return { Result: DONE };
  },
});

/** Only topics that the API made: of others we know when they were first seen, not how old they are. */
function refuseTooYoung(
  { createdAt, askedReplicaCount, topicName }: TopicRecord,
  at: Date,
  afterSeconds: number,
): void {
  const ageSeconds = (at.getTime() - createdAt.getTime()) / 1000;
  if (askedReplicaCount === null || ageSeconds >= afterSeconds) return;
  const left = Math.ceil(afterSeconds - ageSeconds);
  throw new Refusal('UnsupportedOperation.FrequencyTopicDeleteOperate', {
    en: `The topic "${topicName}" was created less than ${afterSeconds} seconds ago and can be deleted in ${left} seconds.`,
    zh: `主题 "${topicName}" 创建不足 ${afterSeconds} 秒，请在 ${left} 秒后删除。`,
  });
}

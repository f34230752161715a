import type { ModifyTopicAttributesRequest, ModifyTopicAttributesResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { tagsOf } from '../../../domain/purchase.ts';
import type { Services } from '../../services.ts';
import { knownTopics, lockTopics, named } from './known-topics.ts';
import { DONE } from './topic-answer.ts';
import { applyChange, changeOf, checkGrowth } from './topic-change.ts';
import { accessOf, changeAccess } from './topic-access.ts';
import { refuseUnserved } from './unserved.ts';

/**
 * Request: {InstanceId, TopicName, Note?, ReplicaNum? (its data follows by itself), the settings of CreateTopic?, Tags? (all of them, instead of
 *   those before), EnableWhiteList? (0 ends the white list, 1 makes IpWhiteList the list), IpWhiteList?, EnableAclRule? (1 gives the PRESET rule
 *   AclRuleName to the topic, 0 takes it away), AclRuleName?, QuotaProducerByteRate? and QuotaConsumerByteRate? (only -1)}
 * Answer: {Result: {ReturnCode "0", ReturnMessage, Data null}}, when it holds. What is left out stays. Twice is as once.
 */
export const modifyTopicAttributes = defineAction<
  Services,
  ModifyTopicAttributesRequest,
  ModifyTopicAttributesResponse
>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'ModifyTopicAttributes',
  changes: true,
  regional: true,
  partly: ['QuotaProducerByteRate and QuotaConsumerByteRate are refused'],
  async run(call, services) {
    const { parameters, account, region, rows, receivedAt } = call;
    refuseUnserved(parameters);
    const access = accessOf(parameters);
    const tags = parameters.Tags === undefined ? null : tagsOf(parameters.Tags, services.catalogue.limits);
    await lockTopics(call);
    const known = await knownTopics(call, services);
    const topic = named(known, parameters.TopicName);
    const change = changeOf(parameters, topic, known, services, receivedAt);
    checkGrowth(known, [change]);
    await changeAccess(rows, { target: known.target, acls: services.acls }, topic.topicName, access);
    await applyChange(change, known, services, rows);
    if (tags !== null) {
      const { topicId } = topic.record;
      await rows.tags.removeAll(account.appId, 'topic', topicId);
      await rows.tags.put(account.appId, region, 'topic', [topicId], tags);
    }
    return { Result: DONE };
  },
});

import type { DescribeTopicAttributesRequest, DescribeTopicAttributesResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { whiteListOf } from '../../../domain/white-list.ts';
import type { Services } from '../../services.ts';
import { ruleAnswer } from '../acls/rule-answer.ts';
import { askBrokers } from '../kafka-target.ts';
import { knownTopics, named, noSuchTopic, shownReplicaCount } from './known-topics.ts';
import { rulesOn } from './topic-access.ts';
import { configOf } from './topic-answer.ts';

/** LeaderStatus: 0 normal, as documented; anything else is not. */
const LEADER = { there: 0, missing: 1 } as const;

/**
 * Request: {InstanceId, TopicName}
 * Answer: {Result: {TopicId, CreateTime (Unix seconds), Note, PartitionNum, ReplicaNum, Config, Partitions: [{Partition, LeaderStatus (0
 *   normal), IsrNum, ReplicaNum}], EnableWhiteList, IpWhiteList, EnableAclRule (whether a PRESET rule is on it), AclRuleList, …}}. ReplicaNum of the topic is what was asked for, that of a partition what it has.
 */
export const describeTopicAttributes = defineAction<
  Services,
  DescribeTopicAttributesRequest,
  DescribeTopicAttributesResponse
>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'DescribeTopicAttributes',
  changes: false,
  regional: true,
  async run(call, services) {
    const known = await knownTopics(call, services);
    const { target, brokerCount, instance } = known;
    const topic = named(known, call.parameters.TopicName);
    const { topicName, partitions, record } = topic;
    const [settings, acls] = await askBrokers(target, () =>
      Promise.all([services.topics.settings(target, [topicName]), services.acls.list(target)]),
    );
    const rules = await rulesOn(call.rows, instance.instanceId, topicName, acls);
    const whiteList = whiteListOf(topicName, acls);
    const own = settings.get(topicName);
    if (own === undefined) throw noSuchTopic(instance.instanceId, topicName);
    return {
      Result: {
        TopicId: record.topicId,
        CreateTime: Math.floor(record.createdAt.getTime() / 1000),
        Note: record.note,
        PartitionNum: partitions.length,
        EnableWhiteList: whiteList.length === 0 ? 0 : 1,
        IpWhiteList: whiteList,
        Config: configOf(topic, own),
        Partitions: partitions.map(({ partition, leader, inSync, replicas }) => ({
          Partition: partition,
          LeaderStatus: leader === null ? LEADER.missing : LEADER.there,
          IsrNum: inSync.length,
          ReplicaNum: replicas.length,
        })),
        EnableAclRule: rules.some((it) => it.patternType === 'PRESET') ? 1 : 0,
        AclRuleList: rules.map((it) => ruleAnswer(it, [topicName], call.language)),
        QuotaConfig: { QuotaProducerByteRate: null, QuotaConsumerByteRate: null },
        ReplicaNum: shownReplicaCount(topic, brokerCount),
      },
    };
  },
});

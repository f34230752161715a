import type { DescribeTopicAttributesRequest, DescribeTopicAttributesResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import type { Services } from '../../services.ts';
import { askBrokers } from '../kafka-target.ts';
import { knownTopics, named, noSuchTopic, shownReplicaCount } from './known-topics.ts';
import { configOf } from './topic-answer.ts';

/** LeaderStatus: 0 normal, as documented; anything else is not. */
const LEADER = { there: 0, missing: 1 } as const;

/**
 * Request: {InstanceId, TopicName}
 * Answer: {Result: {TopicId, CreateTime (Unix seconds), Note, PartitionNum, ReplicaNum, Config, Partitions: [{Partition, LeaderStatus (0
 *   normal), IsrNum, ReplicaNum}], …}}. ReplicaNum of the topic is what was asked for, that of a partition what it has.
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
    const settings = await askBrokers(target, () => services.topics.settings(target, [topicName]));
    const own = settings.get(topicName);
    if (own === undefined) throw noSuchTopic(instance.instanceId, topicName);
    return {
      Result: {
        TopicId: record.topicId,
        CreateTime: Math.floor(record.createdAt.getTime() / 1000),
        Note: record.note,
        PartitionNum: partitions.length,
        EnableWhiteList: 0,
        IpWhiteList: [],
        Config: configOf(topic, own),
        Partitions: partitions.map(({ partition, leader, inSync, replicas }) => ({
          Partition: partition,
          LeaderStatus: leader === null ? LEADER.missing : LEADER.there,
          IsrNum: inSync.length,
          ReplicaNum: replicas.length,
        })),
        EnableAclRule: 0,
        AclRuleList: [],
        QuotaConfig: { QuotaProducerByteRate: null, QuotaConsumerByteRate: null },
        ReplicaNum: shownReplicaCount(topic, brokerCount),
      },
    };
  },
});

import type { CreateTopicRequest, CreateTopicResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { without, type Acl } from '../../../domain/acl.ts';
import { newResourceId } from '../../../domain/ids.ts';
import { tagsOf } from '../../../domain/purchase.ts';
import { Refusal } from '../../../domain/refusal.ts';
import {
  checkNote,
  checkPartitionCount,
  checkQuota,
  checkReplicaCount,
  checkTopicName,
  collides,
} from '../../../domain/topic-rules.ts';
import { checkMinInSync, kafkaSettingsOf, MIN_IN_SYNC } from '../../../domain/topic-settings.ts';
import type { KafkaTarget } from '../../../kafka/kafka-admin.ts';
import { KafkaRefused } from '../../../kafka/kafka-failures.ts';
import type { NewTopic } from '../../../kafka/kafka-topics.ts';
import type { Services } from '../../services.ts';
import { askBrokers } from '../kafka-target.ts';
import { knownTopics, lockTopics, partitionReplicasOf, type KnownTopics } from './known-topics.ts';
import { brokerDown } from './topic-change.ts';
import { accessOf, aclsOfNewTopic } from './topic-access.ts';

/**
 * Request: {InstanceId, TopicName, PartitionNum, ReplicaNum (1 to 3), Note?, CleanUpPolicy? ("delete"), MinInsyncReplicas? (1),
 *   UncleanLeaderElectionEnable? (0), RetentionMs? (the instance's), SegmentMs?, MaxMessageBytes?, RetentionBytes?, LogMsgTimestampType?, Tags?,
 *   EnableWhiteList? (0), IpWhiteList? (with EnableWhiteList 1), EnableAclRule? (0), AclRuleName? (of a PRESET rule, with EnableAclRule 1)}
 * Answer: {Result: {TopicId}}, once every broker knows the topic and each partition has a leader. With fewer brokers than ReplicaNum the
 * topic gets as many replicas as there are brokers, unless the operator is strict. A second call of the same name is refused.
 */
export const createTopic = defineAction<Services, CreateTopicRequest, CreateTopicResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'CreateTopic',
  changes: true,
  regional: true,
  async run(call, services) {
    const { parameters, rows, account, region, receivedAt } = call;
    const access = accessOf(parameters);
    const settings = kafkaSettingsOf(parameters);
    const note = checkNote(parameters.Note ?? '');
    const topicName = checkTopicName(parameters.TopicName);
    const partitionCount = checkPartitionCount(parameters.PartitionNum);
    const tags = tagsOf(parameters.Tags, services.catalogue.limits);
    await lockTopics(call);
    const known = await knownTopics(call, services);
    const { instance, target, brokerCount } = known;
    const asked = checkReplicaCount(parameters.ReplicaNum, brokerCount, services.topicRules.strictReplicas);
    const minInSync = checkMinInSync(parameters, asked);
    const replicaCount = Math.min(asked, brokerCount);
    const topic: NewTopic = {
      topicName,
      partitionCount,
      replicaCount,
      settings: {
        ...settings,
        ...(minInSync !== null && { [MIN_IN_SYNC]: String(Math.min(minInSync, replicaCount)) }),
      },
    };
    refuseTakenName(known, topicName);
    refuseTooMuch(known, topic);
    // Broker first: should we die before the row is there, the next look finds the topic and gives it one.
    const acls = await aclsOfNewTopic(rows, instance.instanceId, topicName, access);
    await askBrokers(
      target,
      () => createClosed(services, target, topic, acls),
      (reason) => refusalOf(reason, topic),
    );
    const topicId = newResourceId(services.random, 'topic');
    const asRecorded = { askedReplicaCount: asked, askedMinInSync: minInSync, retentionChangedAt: receivedAt };
    const { instanceId } = instance;
    await rows.topics.put({ ...asRecorded, topicId, instanceId, topicName, note, createdAt: receivedAt });
    await rows.tags.put(account.appId, region, 'topic', [topicId], tags);
    await rows.wakeUps.instances([instanceId]);
    return { Result: { TopicId: topicId } };
  },
});

/** The ACLs first, so that the topic is at no moment open to whom they keep out; a topic that is refused leaves none behind. */
async function createClosed(
  services: Services,
  target: KafkaTarget,
  topic: NewTopic,
  acls: readonly Acl[],
): Promise<void> {
  if (acls.length === 0) {
    await services.topics.create(target, topic);
    return;
  }
  const added = without(acls, await services.acls.list(target));
  await services.acls.add(target, added);
  try {
    await services.topics.create(target, topic);
  } catch (error) {
    if (error instanceof KafkaRefused) await services.acls.remove(target, added);
    throw error;
  }
}

function refuseTakenName({ topics }: KnownTopics, topicName: string): void {
  const taken = topics.find((it) => collides(it.topicName, topicName));
  if (taken?.topicName === topicName) throw nameTaken(topicName);
  if (taken === undefined) return;
  throw new Refusal('InvalidParameterValue.TopicNameAlreadyExist', {
    en: `The topic "${topicName}" cannot stand beside "${taken.topicName}": Kafka takes "." and "_" for the same. Choose another name.`,
    zh: `主题 "${topicName}" 与已有主题 "${taken.topicName}" 冲突：Kafka 将 "." 与 "_" 视为相同。请更换名称。`,
  });
}

function nameTaken(topicName: string): Refusal {
  return new Refusal('InvalidParameterValue.TopicNameAlreadyExist', {
    en: `The instance has a topic "${topicName}" already. Choose another name, or change that one with ModifyTopicAttributes.`,
    zh: `实例已存在主题 "${topicName}"。请更换名称，或通过 ModifyTopicAttributes 修改。`,
  });
}

function refuseTooMuch({ instance, topics }: KnownTopics, { partitionCount, replicaCount }: NewTopic): void {
  const { topicLimit, partitionLimit } = instance;
  const inUse = { topicCount: topics.length, partitionReplicaCount: partitionReplicasOf(topics) };
  checkQuota({ topicLimit, partitionLimit, ...inUse }, { topics: 1, partitionReplicas: partitionCount * replicaCount });
}

/** Kafka clients make topics too, so what was checked a moment ago may be otherwise now. */
function refusalOf(reason: string, { topicName }: NewTopic): Refusal | undefined {
  if (reason === 'TOPIC_ALREADY_EXISTS') return nameTaken(topicName);
  if (reason === 'INVALID_REPLICATION_FACTOR') return brokerDown(topicName);
  if (reason !== 'POLICY_VIOLATION') return undefined;
  return new Refusal('LimitExceeded', {
    en: `The topic "${topicName}" would be more than the instance was bought for. DescribeInstanceAttributes shows what is in use.`,
    zh: `创建主题 "${topicName}" 将超出实例规格，可通过 DescribeInstanceAttributes 查询用量。`,
  });
}

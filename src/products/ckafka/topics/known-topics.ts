import type { Call } from '../../../api/define-action.ts';
import { newResourceId } from '../../../domain/ids.ts';
import type { Instance } from '../../../domain/instance.ts';
import { requireText } from '../../../domain/purchase.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { TopicRecord } from '../../../domain/topic.ts';
import type { KafkaTarget } from '../../../kafka/kafka-admin.ts';
import type { KafkaTopic } from '../../../kafka/kafka-topics.ts';
import { findInstance } from '../instances/find-instance.ts';
import { askBrokers, targetOf } from '../kafka-target.ts';
import type { Services } from '../../services.ts';

/** A topic that the brokers have, with its row. */
export interface KnownTopic extends KafkaTopic {
  readonly record: TopicRecord;
}

/** All topics of one instance as they are now. */
export interface KnownTopics {
  readonly instance: Instance;
  readonly target: KafkaTarget;
  /** Newest first. */
  readonly topics: readonly KnownTopic[];
  /** Brokers that the instance has, also those that are down now. */
  readonly brokerCount: number;
}

/** A row without a topic is kept this long: what one broker tells may be a moment behind what another did. */
const FORGET_AFTER_MS = 60_000;

/**
 * Asks the brokers which topics there are, and brings the rows in line: a topic that a Kafka client made (or a call that died before its
 * row was written) gets one, the row of a topic that is gone is forgotten. Twice is as once.
 */
export async function knownTopics(
  call: Call<{ readonly InstanceId: string }>,
  { topics, random }: Pick<Services, 'topics' | 'random'>,
): Promise<KnownTopics> {
  const instance = await findInstance(call);
  const target = await targetOf(call, instance);
  // Rows first: a row is written after its topic was made, so a row that is here and not at the brokers has lost its topic.
  const before = await call.rows.topics.list(instance.instanceId);
  const listed = await askBrokers(target, () => topics.list(target));
  const there = new Set(listed.map((it) => it.topicName));
  const forgetBeforeMs = call.receivedAt.getTime() - FORGET_AFTER_MS;
  const gone = before.filter((it) => !there.has(it.topicName) && it.createdAt.getTime() < forgetBeforeMs);
  await call.rows.topics.remove(gone.map((it) => it.topicId));
  const named = new Map(before.map((it) => [it.topicName, it]));
  const strangers = listed.filter((it) => !named.has(it.topicName));
  if (strangers.length > 0) {
    const found = { instanceId: instance.instanceId, at: call.receivedAt };
    await call.rows.topics.adopt(strangers.map((it) => foundRecord(newResourceId(random, 'topic'), it, found)));
    for (const it of await call.rows.topics.list(instance.instanceId)) named.set(it.topicName, it);
  }
  const known = listed.flatMap((it) => {
    const record = named.get(it.topicName);
    // Deleted by another call between the two looks at the rows.
    return record === undefined ? [] : [{ ...it, record }];
  });
  return { instance, target, brokerCount: target.brokers.length, topics: known.sort(newestFirst) };
}

/** The topic that a call names. Refused with ResourceNotFound when the brokers have none of that name. */
export function named({ topics, instance }: KnownTopics, topicName: string): KnownTopic {
  requireText('TopicName', topicName);
  const topic = topics.find((it) => it.topicName === topicName);
  if (topic === undefined) throw noSuchTopic(instance.instanceId, topicName);
  return topic;
}

export function noSuchTopic(instanceId: string, topicName: string): Refusal {
  return new Refusal('ResourceNotFound', {
    en: `The instance "${instanceId}" has no topic "${topicName}". DescribeTopic lists those that it has.`,
    zh: `实例 "${instanceId}" 没有主题 "${topicName}"，可通过 DescribeTopic 查询。`,
  });
}

/** From here to the end of the transaction, this call alone changes topics of the instance. */
export async function lockTopics(call: Call<{ readonly InstanceId: string }>): Promise<void> {
  const { instanceId } = await findInstance(call);
  if (await call.rows.topics.lock(instanceId)) return;
  throw new Refusal('ResourceUnavailable', {
    en: `Other calls are changing topics of the instance "${instanceId}" and did not end in time. Send the call again.`,
    zh: `其他请求正在变更实例 "${instanceId}" 的主题，请稍后重试。`,
  });
}

/** Replicas of a topic: those of its first partition, as Kafka's own tools tell it. */
export function replicaCountOf({ partitions }: KafkaTopic): number {
  return partitions[0]?.replicas.length ?? 0;
}

/** What was asked for, as long as the topic has what that came to here; a topic that clients made anew shows what it has. */
export function shownReplicaCount(topic: KnownTopic, brokerCount: number): number {
  const asked = topic.record.askedReplicaCount;
  const real = replicaCountOf(topic);
  return asked !== null && Math.min(asked, brokerCount) <= real && real <= asked ? asked : real;
}

/** Partitions of all topics, each counted as often as it has replicas. */
export function partitionReplicasOf(topics: readonly KafkaTopic[]): number {
  return topics.flatMap((it) => it.partitions).reduce((sum, it) => sum + it.replicas.length, 0);
}

function foundRecord(
  topicId: string,
  { topicName }: KafkaTopic,
  { instanceId, at }: { readonly instanceId: string; readonly at: Date },
): TopicRecord {
  const unknown = { note: '', askedReplicaCount: null, askedMinInSync: null };
  return { ...unknown, topicId, instanceId, topicName, createdAt: at, retentionChangedAt: at };
}

function newestFirst(one: KnownTopic, other: KnownTopic): number {
  const [a, b] = [one.record.createdAt.getTime(), other.record.createdAt.getTime()];
  return b - a || (one.topicName < other.topicName ? -1 : 1);
}

import { Refusal } from '../../../domain/refusal.ts';
import type { TopicRecord } from '../../../domain/topic.ts';
import { checkNote, checkQuota, checkReplicaCount } from '../../../domain/topic-rules.ts';
import {
  checkMinInSync,
  kafkaSettingsOf,
  MIN_IN_SYNC,
  type AskedTopicSettings,
} from '../../../domain/topic-settings.ts';
import { refusedValue } from '../../../domain/parameter-refusals.ts';
import type { KafkaTarget } from '../../../kafka/kafka-admin.ts';
import type { KafkaTopics } from '../../../kafka/kafka-topics.ts';
import type { Rows } from '../../../storage/storage.ts';
import type { Services } from '../../services.ts';
import { askBrokers } from '../kafka-target.ts';
import {
  noSuchTopic,
  partitionReplicasOf,
  replicaCountOf,
  shownReplicaCount,
  type KnownTopic,
  type KnownTopics,
} from './known-topics.ts';

interface AskedChange extends AskedTopicSettings {
  readonly Note?: string | null;
  readonly ReplicaNum?: number | null;
  readonly PartitionNum?: number | null;
}

/** What is to become of one topic: checked, nothing of it done yet. */
export interface TopicChange {
  readonly topic: KnownTopic;
  /** By Kafka's names. */
  readonly settings: Readonly<Record<string, string>>;
  readonly row: Partial<Pick<TopicRecord, 'note' | 'askedReplicaCount' | 'askedMinInSync' | 'retentionChangedAt'>>;
  /** Partitions in all. */
  readonly partitionCount: number;
  /** Of each partition: what was asked for, as far as there are brokers; null when they are to stay. */
  readonly replicaCount: number | null;
}

/** Reads and checks what is asked of a topic; members that are left out stay as they are. Throws a Refusal. */
export function changeOf(
  asked: AskedChange,
  topic: KnownTopic,
  { brokerCount }: KnownTopics,
  { topicRules }: Services,
  at: Date,
): TopicChange {
  const shown = shownReplicaCount(topic, brokerCount);
  const replicaCount = asked.ReplicaNum ?? null;
  if (replicaCount !== null) {
    checkReplicaCount(replicaCount, brokerCount, topicRules.strictReplicas && replicaCount !== shown);
  }
  const settings = kafkaSettingsOf(asked);
  const minInSync = checkMinInSync(asked, replicaCount ?? shown);
  const realReplicaCount = replicaCount === null ? null : Math.min(replicaCount, brokerCount);
  const mostInSync = realReplicaCount ?? replicaCountOf(topic);
  return {
    topic,
    settings: { ...settings, ...(minInSync !== null && { [MIN_IN_SYNC]: String(Math.min(minInSync, mostInSync)) }) },
    row: {
      ...(typeof asked.Note === 'string' && { note: checkNote(asked.Note) }),
      ...(replicaCount !== null && { askedReplicaCount: replicaCount }),
      ...(minInSync !== null && { askedMinInSync: minInSync }),
      ...(typeof asked.RetentionMs === 'number' && { retentionChangedAt: at }),
    },
    partitionCount: asked.PartitionNum ?? topic.partitions.length,
    replicaCount: realReplicaCount,
  };
}

/** Refuses with LimitExceeded what all changes of a call together would make too much. */
export function checkGrowth({ instance, topics }: KnownTopics, changes: readonly TopicChange[]): void {
  const more = changes.reduce(
    (sum, change) => sum + partitionReplicaCountAfter(change) - partitionReplicasOf([change.topic]),
    0,
  );
  if (more <= 0) return;
  const { topicLimit, partitionLimit } = instance;
  const inUse = { topicCount: topics.length, partitionReplicaCount: partitionReplicasOf(topics) };
  checkQuota({ topicLimit, partitionLimit, ...inUse }, { topics: 0, partitionReplicas: more });
}

/** PartitionNum of a topic that is there: `least` or more, and never fewer than it has. Throws a Refusal. */
export function checkMorePartitions(asked: number, topic: KnownTopic, least: number): void {
  if (asked >= least) return;
  const has = topic.partitions.length;
  throw refusedValue('PartitionNum', asked, {
    en: `${least} or more: "${topic.topicName}" has ${has}, and partitions are never taken away`,
    zh: `不小于 ${least}：主题 "${topic.topicName}" 已有 ${has} 个分区，分区数只能增加`,
  });
}

/** Brokers first, then the row: whoever dies between leaves a change that the same call makes whole. Twice is as once. */
export async function applyChange(
  change: TopicChange,
  known: KnownTopics,
  services: Services,
  rows: Rows,
): Promise<void> {
  const { topic, settings, row, partitionCount, replicaCount } = change;
  const { target, instance } = known;
  const { topicName } = topic;
  const gone = noSuchTopic(instance.instanceId, topicName);
  const ask = (work: () => Promise<void>): Promise<void> =>
    askBrokers(target, work, (reason) => {
      if (reason === 'INVALID_REPLICATION_FACTOR') return brokerDown(topicName);
      return reason === 'UNKNOWN_TOPIC_OR_PARTITION' ? gone : undefined;
    });
  const kafka = services.topics;
  if (Object.keys(settings).length > 0) await ask(() => kafka.changeSettings(target, topicName, settings));
  if (partitionCount > topic.partitions.length) await ask(() => kafka.growTo(target, topicName, partitionCount));
  if (replicaCount !== null) {
    await ask(() => keepWritable(kafka, target, topicName, replicaCount));
    await ask(() => kafka.replicate(target, topicName, replicaCount));
  }
  if (partitionReplicaCountAfter(change) !== partitionReplicasOf([topic]))
    await rows.wakeUps.instances([instance.instanceId]);
  await rows.topics.update(topic.record.topicId, row);
}

function partitionReplicaCountAfter({ topic, partitionCount, replicaCount }: TopicChange): number {
  if (replicaCount !== null) return partitionCount * replicaCount;
  const added = partitionCount - topic.partitions.length;
  return partitionReplicasOf([topic]) + added * replicaCountOf(topic);
}

/** A topic that waits for more replicas than it has takes no record that wants all of them. */
async function keepWritable(
  kafka: KafkaTopics,
  target: KafkaTarget,
  topicName: string,
  replicaCount: number,
): Promise<void> {
  const settings = (await kafka.settings(target, [topicName])).get(topicName);
  if (Number(settings?.get(MIN_IN_SYNC)?.value ?? 1) <= replicaCount) return;
  await kafka.changeSettings(target, topicName, { [MIN_IN_SYNC]: String(replicaCount) });
}

/** Replicas cannot be placed while a broker is away. */
export function brokerDown(topicName: string): Refusal {
  return new Refusal('ResourceUnavailable', {
    en: `A broker of the instance is down, so the topic "${topicName}" cannot have all its replicas now. It is started again by itself: try again.`,
    zh: `实例有 broker 暂不可用，主题 "${topicName}" 目前无法拥有全部副本。broker 会自动恢复，请稍后重试。`,
  });
}

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
  /** Partitions in all; null when there are to be as many as there are. */
  readonly partitionCount: number | null;
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
    if (Math.min(replicaCount, brokerCount) !== replicaCountOf(topic)) throw replicasStay(topic);
  }
  const settings = kafkaSettingsOf(asked);
  const minInSync = checkMinInSync(asked, replicaCount ?? shown);
  return {
    topic,
    settings: {
      ...settings,
      ...(minInSync !== null && { [MIN_IN_SYNC]: String(Math.min(minInSync, replicaCountOf(topic))) }),
    },
    row: {
      ...(typeof asked.Note === 'string' && { note: checkNote(asked.Note) }),
      ...(replicaCount !== null && { askedReplicaCount: replicaCount }),
      ...(minInSync !== null && { askedMinInSync: minInSync }),
      ...(typeof asked.RetentionMs === 'number' && { retentionChangedAt: at }),
    },
    partitionCount: asked.PartitionNum ?? null,
  };
}

/** Refuses with LimitExceeded what all changes of a call together would make too much. */
export function checkGrowth({ instance, topics }: KnownTopics, changes: readonly TopicChange[]): void {
  const more = changes.reduce((sum, { topic, partitionCount }) => {
    const added = partitionCount === null ? 0 : partitionCount - topic.partitions.length;
    return sum + added * replicaCountOf(topic);
  }, 0);
  if (more === 0) return;
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
  const { topic, settings, row, partitionCount } = change;
  const { target, instance } = known;
  const { topicName } = topic;
  const gone = noSuchTopic(instance.instanceId, topicName);
  const ask = (work: () => Promise<void>): Promise<void> =>
    askBrokers(target, work, (reason) => (reason === 'UNKNOWN_TOPIC_OR_PARTITION' ? gone : undefined));
  if (Object.keys(settings).length > 0) await ask(() => services.topics.changeSettings(target, topicName, settings));
  if (partitionCount !== null && partitionCount > topic.partitions.length) {
    await ask(() => services.topics.growTo(target, topicName, partitionCount));
    await rows.wakeUps.instances([instance.instanceId]);
  }
  await rows.topics.update(topic.record.topicId, row);
}

function replicasStay({ topicName }: KnownTopic): Refusal {
  return new Refusal('UnsupportedOperation', {
    en: `The replicas of the topic "${topicName}" cannot be changed here: leave ReplicaNum out, or make the topic anew.`,
    zh: `此处不支持变更主题 "${topicName}" 的副本数：请不要传递 ReplicaNum，或重新创建主题。`,
  });
}

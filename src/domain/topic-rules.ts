import { contains } from './offer.ts';
import { characterCount, inWords, isCarriable, refusedEmpty, refusedValue } from './parameter-refusals.ts';
import { Refusal } from './refusal.ts';

/** Kafka's own bound: a topic's name is part of a folder's. */
const LONGEST_NAME = 249;
const LONGEST_NOTE = 64;
const REPLICAS = { min: 1, max: 3, step: 1 };
/** Kafka's own topics, and nobody else's. */
const KAFKAS_OWN = ['__consumer_offsets', '__transaction_state'];

/** A name for a new topic. Throws a Refusal. */
export function checkTopicName(topicName: string): string {
  if (topicName === '') throw refusedEmpty('TopicName', { en: 'it is required', zh: '该参数必填' });
  const isName = /^[\w.-]+$/.test(topicName) && topicName.length <= LONGEST_NAME && !/^\.{1,2}$/.test(topicName);
  if (isName && !KAFKAS_OWN.includes(topicName)) return topicName;
  throw refusedValue('TopicName', topicName, {
    en: `1 to ${LONGEST_NAME} letters, digits, "_", "-" and "."; not "." or "..", and not ${KAFKAS_OWN.join(' or ')}`,
    zh: `1 至 ${LONGEST_NAME} 个字母、数字、"_"、"-" 或 "."，不能为 "."、".."、${KAFKAS_OWN.join(' 或 ')}`,
  });
}

/** Kafka names its metrics with "_" for ".", so it refuses two names that differ only in these. */
export function collides(one: string, other: string): boolean {
  return one.replaceAll('.', '_') === other.replaceAll('.', '_');
}

/** Throws a Refusal. */
export function checkNote(note: string): string {
  if (isCarriable(note) && characterCount(note) <= LONGEST_NOTE) return note;
  throw refusedValue('Note', note, { en: `up to ${LONGEST_NOTE} characters`, zh: `不超过 ${LONGEST_NOTE} 个字符` });
}

/** ReplicaNum. With `strict`, also no more than there are brokers. Throws a Refusal. */
export function checkReplicaCount(asked: number, brokerCount: number, strict: boolean): number {
  const allowed = strict ? { ...REPLICAS, max: Math.min(REPLICAS.max, brokerCount) } : REPLICAS;
  if (contains(allowed, asked)) return asked;
  const why = strict
    ? { en: `; the instance has ${brokerCount} brokers`, zh: `，实例有 ${brokerCount} 个 broker` }
    : { en: '', zh: '' };
  throw refusedValue('ReplicaNum', asked, { en: inWords(allowed).en + why.en, zh: inWords(allowed).zh + why.zh });
}

/** PartitionNum of a new topic. Throws a Refusal. */
export function checkPartitionCount(asked: number): number {
  if (asked >= 1) return asked;
  throw refusedValue('PartitionNum', asked, { en: '1 or more', zh: '大于 0' });
}

/** What was bought, and what the topics of an instance take of it now. */
export interface TopicQuota {
  readonly topicLimit: number;
  readonly topicCount: number;
  /** Partitions, each counted as often as it has replicas. */
  readonly partitionLimit: number;
  readonly partitionReplicaCount: number;
}

/** Refuses with LimitExceeded what would be more than was bought. */
export function checkQuota(
  quota: TopicQuota,
  more: { readonly topics: number; readonly partitionReplicas: number },
): void {
  if (quota.topicCount + more.topics > quota.topicLimit)
    throw new Refusal('LimitExceeded', {
      en: `The instance has ${quota.topicCount} topics of ${quota.topicLimit} that were bought: delete one, or buy more with InstanceScalingDown.`,
      zh: `实例已有 ${quota.topicCount} 个主题，上限为 ${quota.topicLimit}。请删除主题或变更规格。`,
    });
  const wanted = quota.partitionReplicaCount + more.partitionReplicas;
  if (wanted > quota.partitionLimit)
    throw new Refusal('LimitExceeded', {
      en: `The instance would have ${wanted} partitions, replicas counted, and ${quota.partitionLimit} were bought (${quota.partitionReplicaCount} are in use): take fewer, or buy more with InstanceScalingDown.`,
      zh: `实例分区数（含副本）将达到 ${wanted}，上限为 ${quota.partitionLimit}（已用 ${quota.partitionReplicaCount}）。请减少分区或变更规格。`,
    });
}

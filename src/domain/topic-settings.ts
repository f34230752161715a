import { contains, type StepRange } from './offer.ts';
import { inWords, refusedValue, sameWords } from './parameter-refusals.ts';
import type { Text } from './refusal.ts';

/** What the topic actions take about how a topic keeps its records; a member that is left out is not touched. */
export interface AskedTopicSettings {
  readonly CleanUpPolicy?: string | null;
  readonly MinInsyncReplicas?: number | null;
  /** 0 or 1; true or false in a batch. */
  readonly UncleanLeaderElectionEnable?: number | boolean | null;
  readonly RetentionMs?: number | null;
  readonly SegmentMs?: number | null;
  readonly MaxMessageBytes?: number | null;
  readonly RetentionBytes?: number | null;
  readonly LogMsgTimestampType?: string | null;
}

const DAY_MS = 86_400_000;
const range = (min: number, max: number): StepRange => ({ min, max, step: 1 });

/** From the reference of CreateTopic and BatchModifyTopicAttributes. */
const NUMBERS = {
  RetentionMs: { kafka: 'retention.ms', allowed: range(60_000, 90 * DAY_MS) },
  SegmentMs: { kafka: 'segment.ms', allowed: range(DAY_MS, 90 * DAY_MS) },
  MaxMessageBytes: { kafka: 'max.message.bytes', allowed: range(1_024, 12_582_912) },
} as const;
const RETENTION_BYTES = range(2 ** 30, 2 ** 40);
const NO_LIMIT = -1;

/** As the API writes them, and as Kafka does. */
const CLEAN_UP_POLICIES: Readonly<Record<string, string>> = {
  delete: 'delete',
  compact: 'compact',
  'compact, delete': 'compact,delete',
  'compact,delete': 'compact,delete',
};
const TIMESTAMP_TYPES = ['CreateTime', 'LogAppendTime'];

/** Kafka's name of the setting that is cut to the replicas that a topic has. */
export const MIN_IN_SYNC = 'min.insync.replicas';

/** The asked settings by Kafka's names, checked; without MinInsyncReplicas (see `checkMinInSync`). Throws a Refusal. */
export function kafkaSettingsOf(asked: AskedTopicSettings): Record<string, string> {
  const settings: Record<string, string> = {};
  for (const [name, { kafka, allowed }] of Object.entries(NUMBERS)) {
    const value = asked[name as keyof typeof NUMBERS] ?? null;
    if (value === null) continue;
    if (!contains(allowed, value)) throw refusedValue(name, value, inWords(allowed));
    settings[kafka] = String(value);
  }
  const { RetentionBytes: bytes, CleanUpPolicy: policy, LogMsgTimestampType: type } = asked;
  if (isGiven(bytes)) {
    if (bytes !== NO_LIMIT && !contains(RETENTION_BYTES, bytes))
      throw refusedValue('RetentionBytes', bytes, orNoLimit(inWords(RETENTION_BYTES)));
    settings['retention.bytes'] = String(bytes);
  }
  if (isGiven(policy)) {
    const known = Object.hasOwn(CLEAN_UP_POLICIES, policy) ? CLEAN_UP_POLICIES[policy] : undefined;
    if (known === undefined)
      throw refusedValue('CleanUpPolicy', policy, oneOf(['delete', 'compact', 'compact, delete']));
    settings['cleanup.policy'] = known;
  }
  if (isGiven(type)) {
    if (!TIMESTAMP_TYPES.includes(type)) throw refusedValue('LogMsgTimestampType', type, oneOf(TIMESTAMP_TYPES));
    settings['message.timestamp.type'] = type;
  }
  const unclean = asked.UncleanLeaderElectionEnable;
  if (isGiven(unclean)) {
    if (![0, 1].includes(Number(unclean)))
      throw refusedValue('UncleanLeaderElectionEnable', unclean, sameWords([0, 1]));
    settings['unclean.leader.election.enable'] = String(Number(unclean) === 1);
  }
  return settings;
}

/** MinInsyncReplicas, at least 1 and no more than the replicas that were asked for: nothing could be written. Throws a Refusal. */
export function checkMinInSync(asked: AskedTopicSettings, askedReplicaCount: number): number | null {
  const minInSync = asked.MinInsyncReplicas ?? null;
  if (minInSync === null) return null;
  const allowed = range(1, askedReplicaCount);
  if (contains(allowed, minInSync)) return minInSync;
  throw refusedValue('MinInsyncReplicas', minInSync, {
    en: `${inWords(allowed).en}, the replicas of the topic`,
    zh: `${inWords(allowed).zh}，不超过副本数`,
  });
}

/** Kafka's `compact,delete` as the API writes it. */
export function cleanUpPolicyOf(kafka: string): string {
  return kafka
    .split(',')
    .map((it) => it.trim())
    .sort()
    .join(', ');
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}

function oneOf(words: readonly string[]): Text {
  return sameWords(words.map((it) => `"${it}"`));
}

function orNoLimit({ en, zh }: Text): Text {
  return { en: `${en}, or ${NO_LIMIT} for no limit`, zh: `${zh}，或 ${NO_LIMIT} 表示无限制` };
}

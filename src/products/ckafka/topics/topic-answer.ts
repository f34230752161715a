import type { Config, JgwOperateResponse } from '../../../../spec/types/ckafka.ts';
import { cleanUpPolicyOf, MIN_IN_SYNC } from '../../../domain/topic-settings.ts';
import type { TopicSettings } from '../../../kafka/kafka-topics.ts';
import { replicaCountOf, type KnownTopic } from './known-topics.ts';

/** The answer of the topic actions that change something: done by the time it is sent. */
export const DONE: JgwOperateResponse = { ReturnCode: '0', ReturnMessage: 'ok[apply success]', Data: null };

/**
 * Config of an answer. As the cloud's own answers show it: what holds for the topic where the API has a default, and null for what the
 * topic does not set itself among the rest (a value there makes Terraform plan a change for ever).
 */
export function configOf(topic: KnownTopic, settings: TopicSettings): Config {
  const value = (name: string): string => settings.get(name)?.value ?? '';
  const own = (name: string): string | null => {
    const setting = settings.get(name);
    return setting?.isOwn === true ? setting.value : null;
  };
  const ownNumber = (name: string): number | null => {
    const text = own(name);
    return text === null ? null : Number(text);
  };
  return {
    Retention: Number(value('retention.ms')),
    MinInsyncReplicas: shownMinInSync(topic, Number(value(MIN_IN_SYNC))),
    CleanUpPolicy: cleanUpPolicyOf(value('cleanup.policy')),
    SegmentMs: ownNumber('segment.ms'),
    UncleanLeaderElectionEnable: value('unclean.leader.election.enable') === 'true' ? 1 : 0,
    SegmentBytes: ownNumber('segment.bytes'),
    MaxMessageBytes: Number(value('max.message.bytes')),
    RetentionBytes: ownNumber('retention.bytes'),
    LogMsgTimestampType: own('message.timestamp.type'),
  };
}

/** What was asked for, as long as the topic has what that came to: no more than it has replicas. */
function shownMinInSync(topic: KnownTopic, real: number): number {
  const asked = topic.record.askedMinInSync;
  return asked !== null && Math.min(asked, replicaCountOf(topic)) === real ? asked : real;
}

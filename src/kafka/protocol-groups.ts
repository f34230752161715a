import { withSession } from './cluster-session.ts';
import { groupQuestions } from './group-questions.ts';
import type { KafkaGroups } from './kafka-groups.ts';

/**
 * Consumer groups by Kafka's own protocol: a client library joins a group to move its offsets, and cannot forget those of one topic
 * (docs/design/0005-groups-and-messages-by-protocol.md).
 */
export const protocolGroups: KafkaGroups = {
  ask: (target, question) => withSession(target, (session) => question(groupQuestions(session))),
};

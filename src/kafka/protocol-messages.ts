import { withSession } from './cluster-session.ts';
import type { KafkaMessages } from './kafka-messages.ts';
import { logQuestions } from './log-questions.ts';

/**
 * Messages by Kafka's own protocol: a client library reads through a consumer group only, and knows one of the four compressions
 * (docs/design/0005-groups-and-messages-by-protocol.md).
 */
export const protocolMessages: KafkaMessages = {
  ask: (target, question) => withSession(target, (session) => question(logQuestions(session))),
};

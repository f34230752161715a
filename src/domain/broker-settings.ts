import type { KafkaVersion } from './instance.ts';
import { protocolOf } from './kafka-upgrade.ts';

/** What an instance's owner can change in its brokers. */
export interface ChangeableSpec {
  /** Default of topics that set none. */
  readonly retentionMinutes: number;
  /** The same for the size of a partition; -1: no bound. */
  readonly retentionBytes: number;
  readonly maxMessageBytes: number;
  readonly uncleanLeaderElection: boolean;
  readonly transactionalIdExpirationMs: number;
  readonly autoCreateTopics: boolean;
  readonly defaultPartitionCount: number;
  readonly defaultReplicationFactor: number;
  /** The release whose protocol the brokers speak among themselves: the oldest that any of them runs. */
  readonly protocolVersion: KafkaVersion;
}

/** Kafka's names and values, as a broker itself writes them. */
export interface BrokerSettings {
  /** Taken over by a broker that runs, for the whole cluster at once (Kafka's "dynamic broker configs"). */
  readonly dynamic: Readonly<Record<string, string>>;
  /** Read by a broker when it starts, and never again in any version up to 3.2. */
  readonly atStart: Readonly<Record<string, string>>;
}

const MINUTE_MS = 60_000;

/** The settings that make a broker what the spec says. Pure: what is compared with a broker and what is written for it are the same. */
export function brokerSettings(spec: ChangeableSpec): BrokerSettings {
  return {
    dynamic: {
      'log.retention.ms': String(spec.retentionMinutes * MINUTE_MS),
      'log.retention.bytes': String(spec.retentionBytes),
      'message.max.bytes': String(spec.maxMessageBytes),
      // Off unless the owner wants it: with one replica in sync enough, a leader must never be one that was not, or
      // acknowledged records would be lost with a zone. A topic may still choose otherwise.
      'unclean.leader.election.enable': String(spec.uncleanLeaderElection),
    },
    atStart: {
      'auto.create.topics.enable': String(spec.autoCreateTopics),
      'num.partitions': String(spec.defaultPartitionCount),
      'default.replication.factor': String(spec.defaultReplicationFactor),
      'transactional.id.expiration.ms': String(spec.transactionalIdExpirationMs),
      'inter.broker.protocol.version': protocolOf(spec.protocolVersion),
    },
  };
}

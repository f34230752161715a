import type { KafkaTarget } from './kafka-admin.ts';
import type { LogQuestions, Position, TopicPartition } from './kafka-messages.ts';

export interface ListedGroup {
  readonly groupId: string;
  /** `consumer`, `connect`…; empty for a group that only has offsets and never had a member. */
  readonly protocolType: string;
}

export interface GroupAssignment {
  readonly version: number;
  readonly topics: readonly { readonly topic: string; readonly partitions: readonly number[] }[];
}

export interface GroupMember {
  readonly memberId: string;
  readonly clientId: string;
  /** As Kafka writes it: `/10.0.0.5`. */
  readonly clientHost: string;
  /** null outside the consumer protocol, and while the group rebalances. */
  readonly assignment: GroupAssignment | null;
}

/** Kafka's own words: Empty, Stable, PreparingRebalance, CompletingRebalance; Dead for a group that does not exist. */
export interface DescribedGroup {
  readonly groupId: string;
  readonly state: string;
  readonly protocolType: string;
  /** The assignor that the members agreed on: `range`, `roundrobin`… */
  readonly protocol: string;
  readonly members: readonly GroupMember[];
}

export interface CommittedOffset extends Position {
  readonly metadata: string;
}

/** Questions about consumer groups. Each rejects with KafkaUnavailable or KafkaRefused (`NON_EMPTY_GROUP`, `UNKNOWN_MEMBER_ID`…). */
export interface GroupQuestions extends LogQuestions {
  /** All groups, by name. */
  groups(): Promise<ListedGroup[]>;
  /** One answer for each, in the order asked. */
  describe(groupIds: readonly string[]): Promise<DescribedGroup[]>;
  /** All that a group has committed, by topic and partition; empty for a group that does not exist. */
  committed(groupId: string): Promise<CommittedOffset[]>;
  /** Commits for a group without members, all of it or nothing; makes the group. Refused (`UNKNOWN_MEMBER_ID`) while it has members. Twice is as once. */
  commit(groupId: string, positions: readonly Position[]): Promise<void>;
  /** Forgets what a group without members has committed there. Refused (`GROUP_SUBSCRIBED_TO_TOPIC`, `NON_EMPTY_GROUP`) while it has members. */
  forget(groupId: string, partitions: readonly TopicPartition[]): Promise<void>;
  /** Refused: `NON_EMPTY_GROUP` while it has members, `GROUP_ID_NOT_FOUND`. */
  remove(groupId: string): Promise<void>;
}

/** The consumer groups of an instance. */
export interface KafkaGroups {
  /** One conversation with the brokers over their internal listeners: all of it is over within 10 s, and closed behind it. */
  ask<T>(target: KafkaTarget, question: (groups: GroupQuestions) => Promise<T>): Promise<T>;
}

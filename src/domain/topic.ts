/** What the rows hold of a topic, because the brokers cannot. Which topics there are is the brokers' to say. */
export interface TopicRecord {
  readonly topicId: string;
  readonly instanceId: string;
  readonly topicName: string;
  readonly note: string;
  /** When it was made through the API, or first seen. */
  readonly createdAt: Date;
  /** What was asked for through the API; null for a topic that a Kafka client made. May be more than there are brokers. */
  readonly askedReplicaCount: number | null;
  readonly askedMinInSync: number | null;
  /** When its retention was last set through the API. */
  readonly retentionChangedAt: Date;
}

/** What the brokers cannot hold of a topic. One row for a name of an instance, however many calls find a topic that has none. */
export const topics = `
CREATE TABLE topics (
  topic_id text PRIMARY KEY,
  instance_id text NOT NULL REFERENCES instances,
  topic_name text NOT NULL,
  note text NOT NULL,
  created_at timestamptz NOT NULL,
  asked_replica_count integer CHECK (asked_replica_count > 0),
  asked_min_in_sync integer CHECK (asked_min_in_sync > 0),
  retention_changed_at timestamptz NOT NULL,
  UNIQUE (instance_id, topic_name)
);

ALTER TABLE tags DROP CONSTRAINT tags_kind_check;
ALTER TABLE tags ADD CONSTRAINT tags_kind_check CHECK (kind IN ('ckafkaId', 'vpc', 'subnet', 'topic'));
`;

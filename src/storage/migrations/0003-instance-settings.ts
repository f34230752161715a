/** What an owner can set on an instance after the purchase, and the task of a change. */
export const instanceSettings = `
ALTER TABLE instances
  ADD COLUMN topic_defaults jsonb,
  ADD COLUMN dynamic_retention jsonb NOT NULL
    DEFAULT '{"enabled": false, "diskQuotaPercent": 75, "stepPercent": 10, "shortestRetentionMinutes": 360}',
  ADD COLUMN dynamic_disk jsonb NOT NULL
    DEFAULT '{"enabled": false, "diskQuotaPercent": 75, "stepPercent": 10, "largestDiskGB": 5000}',
  ADD COLUMN max_message_bytes integer NOT NULL DEFAULT 8388608,
  ADD COLUMN unclean_leader_election boolean NOT NULL DEFAULT false,
  ADD COLUMN delete_protection boolean NOT NULL DEFAULT false,
  ADD COLUMN retention_bytes bigint NOT NULL DEFAULT -1,
  ADD COLUMN transactional_id_expiration_ms integer NOT NULL DEFAULT 604800000;

ALTER TABLE tasks
  DROP CONSTRAINT tasks_kind_check,
  ADD CONSTRAINT tasks_kind_check CHECK (kind IN ('create-instance', 'delete-instance', 'change-instance'));
`;

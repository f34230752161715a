/** Whether clients may use Kafka's admin protocol, how far an instance is with a change of its Kafka version, and what its owner holds single users and clients to. */
export const upgradesAndThrottles = `
ALTER TABLE instances
  ADD COLUMN held_protocol_version text,
  ADD COLUMN planned_upgrade jsonb,
  ADD COLUMN admin_security boolean NOT NULL DEFAULT false;

CREATE TABLE throttle_rules (
  rule_id integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  instance_id text NOT NULL REFERENCES instances,
  user_name text NOT NULL,
  client_id text NOT NULL,
  produce_mbps integer,
  consume_mbps integer,
  updated_at timestamptz NOT NULL,
  UNIQUE (instance_id, user_name, client_id)
);
`;

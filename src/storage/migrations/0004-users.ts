/**
 * Users of an instance's Kafka, their tokens and the rules for later ACLs. Of passwords and tokens only what they are checked against;
 * the ACLs themselves are Kafka's.
 */
export const users = `
CREATE TABLE users (
  user_id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  instance_id text NOT NULL REFERENCES instances,
  user_name text NOT NULL,
  scram_sha256 text NOT NULL,
  scram_sha512 text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (instance_id, user_name)
);

CREATE TABLE user_tokens (
  token_hash text PRIMARY KEY,
  user_id bigint NOT NULL REFERENCES users ON DELETE CASCADE,
  authorized boolean NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX user_tokens_of_user ON user_tokens (user_id);

CREATE TABLE acl_rules (
  rule_id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  instance_id text NOT NULL REFERENCES instances,
  rule_name text NOT NULL,
  pattern_type text NOT NULL CHECK (pattern_type IN ('PREFIXED', 'PRESET')),
  pattern text NOT NULL,
  grants jsonb NOT NULL,
  is_applied boolean NOT NULL,
  comment text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (instance_id, rule_name)
);
`;

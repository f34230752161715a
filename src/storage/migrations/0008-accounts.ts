/**
 * What key pairs may do, temporary credentials, and purchases that a key keeps from happening twice (UNIQUE by account and key: of two
 * calls side by side one waits for the other).
 */
export const accounts = `
ALTER TABLE key_pairs ADD COLUMN access text NOT NULL DEFAULT 'full' CHECK (access IN ('full', 'read-only'));

CREATE TABLE temporary_credentials (
  secret_id text PRIMARY KEY,
  app_id bigint NOT NULL REFERENCES accounts,
  -- What they were asked for with: when that is disabled, they are worth nothing.
  parent_secret_id text NOT NULL REFERENCES key_pairs,
  kind text NOT NULL CHECK (kind IN ('role', 'federated-user')),
  name text NOT NULL,
  session_name text NOT NULL,
  policy json,
  sealed_secret_key bytea NOT NULL,
  token_sha256 bytea NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX temporary_credentials_by_end ON temporary_credentials (expires_at);

CREATE TABLE purchase_keys (
  app_id bigint NOT NULL REFERENCES accounts,
  purchase_key text NOT NULL,
  parameters_sha256 bytea NOT NULL,
  deal_name text NOT NULL REFERENCES orders,
  bought_at timestamptz NOT NULL,
  PRIMARY KEY (app_id, purchase_key)
);
CREATE INDEX purchase_keys_by_age ON purchase_keys (bought_at);
`;

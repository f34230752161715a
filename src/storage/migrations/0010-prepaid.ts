/**
 * Instances that are paid by the month. A term is a number of months that was bought; its lines are what was paid for it, each for the
 * time from `period_from` to `period_to`. What is given back is a line of its own, negative, that ends the one that it reverses. A term
 * has one line that counts for each item, and an instance one term from each moment: neither is paid for twice.
 */
export const prepaid = `
ALTER TABLE instances
  -- NULL: pay-as-you-go.
  ADD COLUMN expires_at timestamptz,
  ADD COLUMN renew_flag integer NOT NULL DEFAULT 0 CHECK (renew_flag IN (0, 1, 2)),
  -- Since when one whose term is over stands still.
  ADD COLUMN isolated_at timestamptz;
CREATE INDEX instances_that_expire ON instances (expires_at) WHERE expires_at IS NOT NULL AND status <> 3;

ALTER TABLE orders
  -- NULL: nothing is paid with the order of a pay-as-you-go instance.
  ADD COLUMN paid numeric(28, 8),
  ADD COLUMN months integer CHECK (months > 0);

CREATE TABLE prepaid_terms (
  term_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  instance_id text NOT NULL REFERENCES instances,
  months integer NOT NULL CHECK (months > 0),
  term_from timestamptz NOT NULL,
  term_to timestamptz NOT NULL CHECK (term_to > term_from),
  -- When its rest was given back.
  ended_at timestamptz
);
CREATE UNIQUE INDEX prepaid_terms_begin_once ON prepaid_terms (instance_id, term_from) WHERE ended_at IS NULL;

CREATE TABLE prepaid_lines (
  line_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  term_id bigint NOT NULL REFERENCES prepaid_terms,
  instance_id text NOT NULL REFERENCES instances,
  app_id bigint NOT NULL REFERENCES accounts,
  deal_name text NOT NULL REFERENCES orders,
  action text NOT NULL CHECK (action IN ('purchase', 'renew', 'modify', 'refund')),
  item text NOT NULL,
  -- What was priced; NULL where an earlier line is reversed.
  size jsonb,
  quantity bigint NOT NULL CHECK (quantity > 0),
  unit bigint NOT NULL CHECK (unit > 0),
  price numeric(28, 8) NOT NULL CHECK (price >= 0),
  formula text NOT NULL,
  period_from timestamptz NOT NULL,
  period_to timestamptz NOT NULL CHECK (period_to > period_from),
  amount numeric(28, 8) NOT NULL,
  reverses bigint UNIQUE REFERENCES prepaid_lines,
  -- Whether it is paid and not reversed.
  counts boolean NOT NULL,
  charged_at timestamptz NOT NULL,
  CHECK ((reverses IS NULL) = (size IS NOT NULL)),
  CHECK (CASE WHEN reverses IS NULL THEN amount >= 0 ELSE amount <= 0 AND NOT counts END)
);
CREATE UNIQUE INDEX prepaid_lines_are_paid_once ON prepaid_lines (term_id, item) WHERE counts;
CREATE INDEX prepaid_lines_of_instance ON prepaid_lines (instance_id, line_id);
CREATE INDEX prepaid_lines_of_account ON prepaid_lines (app_id, charged_at);

ALTER TABLE ledger DROP CONSTRAINT ledger_kind_check;
ALTER TABLE ledger ADD CONSTRAINT ledger_kind_check CHECK (kind IN ('credit', 'payment', 'usage', 'prepaid', 'refund'));

-- A notice may be about one instance; empty: about the account.
ALTER TABLE notices DROP CONSTRAINT notices_kind_check;
ALTER TABLE notices ADD COLUMN instance_id text NOT NULL DEFAULT '';
ALTER TABLE notices DROP CONSTRAINT notices_app_id_overdue_since_kind_key;
ALTER TABLE notices ADD CONSTRAINT notices_are_told_once UNIQUE (app_id, instance_id, overdue_since, kind);
`;

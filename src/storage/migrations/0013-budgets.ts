/** What an account, or what of it carries some tags, is to cost at most; who was told that a part of it is spent, and when. */
export const budgets = `
CREATE TABLE budgets (
  budget_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  app_id bigint NOT NULL REFERENCES accounts,
  by_operator boolean NOT NULL,
  budget_name text NOT NULL,
  note text NOT NULL,
  cycle text NOT NULL CHECK (cycle IN ('DAY', 'MONTH', 'QUARTER', 'YEAR')),
  -- Days of the account's calendar, both included.
  first_day text NOT NULL,
  last_day text NOT NULL CHECK (last_day >= first_day),
  quota numeric(28, 8) NOT NULL CHECK (quota > 0),
  fee_type text NOT NULL,
  thresholds jsonb NOT NULL,
  tags jsonb NOT NULL,
  refuses boolean NOT NULL,
  -- The account's last charge that was looked at.
  seen_transfer bigint NOT NULL DEFAULT -1,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (app_id, by_operator, budget_name)
);

CREATE TABLE budget_reminders (
  reminder_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  budget_id bigint NOT NULL REFERENCES budgets ON DELETE CASCADE,
  period text NOT NULL,
  threshold numeric(28, 8) NOT NULL,
  spent numeric(28, 8) NOT NULL,
  quota numeric(28, 8) NOT NULL,
  at timestamptz NOT NULL,
  text text NOT NULL,
  CONSTRAINT budgets_remind_once UNIQUE (budget_id, period, threshold)
);

-- The tags of deleted instances: what they cost still counts.
CREATE TABLE departed_tags (
  instance_id text NOT NULL REFERENCES instances,
  tag_key text NOT NULL,
  tag_value text NOT NULL,
  PRIMARY KEY (instance_id, tag_key)
);

-- A budget's notices stand in no spell of arrears; what keeps them from being told twice is budget_reminders.
ALTER TABLE notices DROP CONSTRAINT IF EXISTS notices_kind_check;
ALTER TABLE notices ALTER COLUMN overdue_since DROP NOT NULL;
ALTER TABLE notices ADD CONSTRAINT notices_without_spell CHECK (overdue_since IS NOT NULL OR kind = 'budget');
`;

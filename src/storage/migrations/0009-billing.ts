/**
 * Money. What an instance is billed for is written with the change itself; a line is one item of an instance in one hour, and its
 * key keeps an hour from being charged twice. Money moves in transfers of two entries whose sum is zero. Amounts have eight decimals.
 */
export const billing = `
CREATE TABLE size_changes (
  change_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  instance_id text NOT NULL REFERENCES instances,
  at timestamptz NOT NULL,
  -- NULL: not billed from here on.
  size jsonb
);
CREATE INDEX size_changes_of_instance ON size_changes (instance_id, change_id);

-- How far each instance is charged. Whoever charges it or changes its size holds its row.
CREATE TABLE billing_cursors (
  instance_id text PRIMARY KEY REFERENCES instances,
  app_id bigint NOT NULL REFERENCES accounts,
  charged_to timestamptz NOT NULL,
  -- false: nothing more to charge.
  is_open boolean NOT NULL
);
CREATE INDEX billing_cursors_open ON billing_cursors (instance_id) WHERE is_open;

CREATE TABLE bill_lines (
  instance_id text NOT NULL REFERENCES instances,
  item text NOT NULL,
  hour_start timestamptz NOT NULL,
  hour_end timestamptz NOT NULL CHECK (hour_end > hour_start),
  app_id bigint NOT NULL REFERENCES accounts,
  quantity bigint NOT NULL CHECK (quantity > 0),
  unit bigint NOT NULL CHECK (unit > 0),
  price numeric(28, 8) NOT NULL CHECK (price >= 0),
  amount numeric(28, 8) NOT NULL CHECK (amount >= 0),
  formula text NOT NULL,
  charged_at timestamptz NOT NULL,
  CONSTRAINT bill_lines_are_charged_once PRIMARY KEY (instance_id, item, hour_start)
);
CREATE INDEX bill_lines_of_account ON bill_lines (app_id, hour_start);

CREATE TABLE balances (
  app_id bigint PRIMARY KEY REFERENCES accounts,
  currency text NOT NULL,
  balance numeric(28, 8) NOT NULL,
  -- Why nothing is charged until an operator has looked; empty otherwise.
  parked text NOT NULL DEFAULT '',
  -- When it was first seen at or below zero; NULL while it is above.
  overdue_since timestamptz,
  opened_at timestamptz NOT NULL
);

CREATE SEQUENCE ledger_transfers;
CREATE TABLE ledger (
  transfer_id bigint NOT NULL,
  side text NOT NULL CHECK (side IN ('customer', 'revenue', 'credit', 'payment')),
  app_id bigint NOT NULL REFERENCES accounts,
  kind text NOT NULL CHECK (kind IN ('credit', 'payment', 'usage')),
  amount numeric(28, 8) NOT NULL,
  at timestamptz NOT NULL,
  note text NOT NULL,
  PRIMARY KEY (transfer_id, side)
);
CREATE INDEX ledger_of_account ON ledger (app_id, transfer_id);

-- Both sides of a transfer and the balance, so that they cannot be written one without the other.
CREATE FUNCTION move_money(account bigint, transfer_kind text, other_side text, sum numeric, moved_at timestamptz, words text)
RETURNS void LANGUAGE sql AS $move$
  WITH transfer AS (SELECT nextval('ledger_transfers') AS id),
  entries AS (
    INSERT INTO ledger (transfer_id, side, app_id, kind, amount, at, note)
    SELECT transfer.id, entry.side, account, transfer_kind, entry.amount, moved_at, words
    FROM transfer, (VALUES ('customer', sum), (other_side, -sum)) AS entry (side, amount)
  )
  UPDATE balances SET balance = balance + sum WHERE app_id = account;
$move$;

-- What accounts are told, each once in one spell of arrears; a webhook gets those that are not delivered.
CREATE TABLE notices (
  notice_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  app_id bigint NOT NULL REFERENCES accounts,
  kind text NOT NULL CHECK (kind IN ('overdue', 'isolated', 'deletion-near', 'deleted', 'resumed')),
  overdue_since timestamptz NOT NULL,
  at timestamptz NOT NULL,
  text text NOT NULL,
  failed_deliveries integer NOT NULL DEFAULT 0,
  next_delivery_at timestamptz NOT NULL,
  delivered_at timestamptz,
  UNIQUE (app_id, overdue_since, kind)
);
CREATE INDEX notices_to_deliver ON notices (next_delivery_at) WHERE delivered_at IS NULL;

ALTER TABLE orders
  ADD COLUMN unit_price numeric(28, 8),
  ADD COLUMN unit_period text CHECK (unit_period IN ('hour', 'month')),
  ADD COLUMN currency text;
`;

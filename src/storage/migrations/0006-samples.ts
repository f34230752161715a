/**
 * What was measured. A row holds everything of one instance and minute: a thousand instances are a thousand rows a minute, in one
 * statement. No foreign keys there: an instance's row outlives its samples. What is old goes by time, for which a BRIN index of minutes is enough,
 * because rows come in the order of time.
 */
export const samples = `
CREATE TABLE samples (
  instance_id text NOT NULL,
  at timestamptz NOT NULL,
  figures json NOT NULL,
  PRIMARY KEY (instance_id, at)
);
CREATE INDEX samples_by_time ON samples USING brin (at) WITH (pages_per_range = 32);

CREATE TABLE hourly_samples (LIKE samples);
ALTER TABLE hourly_samples ADD PRIMARY KEY (instance_id, at);
CREATE INDEX hourly_samples_by_time ON hourly_samples (at);

-- Rewritten every minute: room in each page keeps that off the index.
CREATE TABLE instance_meters (
  instance_id text PRIMARY KEY REFERENCES instances,
  read_at timestamptz NOT NULL,
  readings json NOT NULL,
  figures json NOT NULL,
  produced_bytes bigint NOT NULL,
  consumed_bytes bigint NOT NULL
) WITH (fillfactor = 50);

CREATE TABLE meter_hours (
  instance_id text NOT NULL REFERENCES instances,
  hour timestamptz NOT NULL,
  produced_bytes bigint NOT NULL CHECK (produced_bytes >= 0),
  consumed_bytes bigint NOT NULL CHECK (consumed_bytes >= 0),
  elastic_produced_bytes bigint NOT NULL CHECK (elastic_produced_bytes >= 0),
  elastic_consumed_bytes bigint NOT NULL CHECK (elastic_consumed_bytes >= 0),
  PRIMARY KEY (instance_id, hour)
) WITH (fillfactor = 80);

ALTER TABLE instances
  ADD COLUMN shortened_retention_minutes integer CHECK (shortened_retention_minutes > 0),
  ADD COLUMN disk_step_at timestamptz;

ALTER TABLE endpoints
  DROP CONSTRAINT endpoints_purpose_check,
  ADD CONSTRAINT endpoints_purpose_check CHECK (purpose IN ('bootstrap', 'client', 'internal', 'prometheus'));

CREATE TABLE prometheus_targets (
  instance_id text PRIMARY KEY REFERENCES instances,
  vpc_id text NOT NULL,
  subnet_id text NOT NULL REFERENCES subnets,
  address inet NOT NULL,
  port integer NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX prometheus_targets_in_subnet ON prometheus_targets (subnet_id);
`;

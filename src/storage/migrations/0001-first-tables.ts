/**
 * The first tables. What must never happen twice is a UNIQUE or PRIMARY KEY here: two owners of an endpoint, two default VPCs
 * of an account in a region, two orders of one name. What must stay together is a foreign key.
 */
export const firstTables = `
CREATE TABLE accounts (
  app_id bigint PRIMARY KEY CHECK (app_id > 0),
  uin text NOT NULL UNIQUE,
  time_zone text NOT NULL,
  created_at timestamptz NOT NULL
);

CREATE TABLE key_pairs (
  secret_id text PRIMARY KEY,
  app_id bigint NOT NULL REFERENCES accounts,
  name text NOT NULL,
  sealed_secret_key bytea NOT NULL,
  created_at timestamptz NOT NULL,
  disabled_at timestamptz
);
CREATE INDEX key_pairs_of_account ON key_pairs (app_id, created_at);

CREATE TABLE vpcs (
  vpc_id text PRIMARY KEY,
  app_id bigint NOT NULL REFERENCES accounts,
  region text NOT NULL,
  vpc_name text NOT NULL,
  cidr_block cidr NOT NULL,
  is_default boolean NOT NULL,
  enable_multicast boolean NOT NULL,
  dns_servers text[] NOT NULL,
  domain_name text NOT NULL,
  route_table_id text NOT NULL UNIQUE,
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX vpcs_one_default ON vpcs (app_id, region) WHERE is_default;
CREATE UNIQUE INDEX vpcs_default_blocks ON vpcs (cidr_block) WHERE is_default AND cidr_block << '127.0.0.0/8';
CREATE INDEX vpcs_of_account ON vpcs (app_id, region, created_at, vpc_id);

CREATE TABLE subnets (
  subnet_id text PRIMARY KEY,
  vpc_id text NOT NULL REFERENCES vpcs,
  app_id bigint NOT NULL REFERENCES accounts,
  region text NOT NULL,
  zone_id integer NOT NULL,
  subnet_name text NOT NULL,
  cidr_block cidr NOT NULL,
  is_default boolean NOT NULL,
  enable_broadcast boolean NOT NULL,
  created_at timestamptz NOT NULL,
  UNIQUE (vpc_id, cidr_block)
);
CREATE INDEX subnets_of_account ON subnets (app_id, region, created_at, subnet_id);

CREATE TABLE orders (
  deal_name text PRIMARY KEY,
  app_id bigint NOT NULL REFERENCES accounts,
  uin text NOT NULL,
  secret_id text NOT NULL,
  request_id text NOT NULL,
  region text NOT NULL,
  action text NOT NULL,
  -- json and not jsonb: kept byte for byte, and it takes every text that JSON can hold.
  parameters json NOT NULL,
  purchase json NOT NULL,
  instance_ids text[] NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX orders_of_account ON orders (app_id, created_at);

CREATE TABLE instances (
  instance_id text PRIMARY KEY,
  app_id bigint NOT NULL REFERENCES accounts,
  region text NOT NULL,
  instance_name text NOT NULL,
  status integer NOT NULL CHECK (status IN (-1, 0, 1, 2, 3, 4, 5, 7)),
  health integer NOT NULL CHECK (health IN (1, 2, 3)),
  health_message text NOT NULL,
  failure text NOT NULL,
  vpc_id text NOT NULL,
  subnet_id text NOT NULL,
  -- A subnet that holds an instance cannot go; a deleted instance holds nothing any more but keeps its history.
  held_subnet_id text GENERATED ALWAYS AS (CASE WHEN status <> 3 THEN subnet_id END) STORED REFERENCES subnets (subnet_id),
  vip inet NOT NULL,
  vport integer NOT NULL CHECK (vport BETWEEN 1 AND 65535),
  deal_name text NOT NULL REFERENCES orders,
  created_at timestamptz NOT NULL,
  deleted_at timestamptz,
  edition text NOT NULL CHECK (edition IN ('profession', 'standard')),
  instance_type integer NOT NULL,
  asked_kafka_version text NOT NULL,
  kafka_version text NOT NULL,
  bandwidth_mbyteps integer NOT NULL,
  disk_size_gb integer NOT NULL,
  disk_type text NOT NULL,
  partition_limit integer NOT NULL,
  topic_limit integer NOT NULL,
  retention_minutes integer NOT NULL,
  elastic_bandwidth boolean NOT NULL,
  elastic_storage boolean NOT NULL,
  public_network_mbps integer NOT NULL,
  zone_id integer NOT NULL,
  zone_ids integer[] NOT NULL,
  cluster_id integer,
  custom_ssl_cert_id text,
  sealed_admin_password bytea NOT NULL,
  topic_count integer NOT NULL DEFAULT 0 CHECK (topic_count >= 0),
  partition_replica_count integer NOT NULL DEFAULT 0 CHECK (partition_replica_count >= 0)
);
CREATE INDEX instances_visible ON instances (app_id, region, created_at DESC, instance_id) WHERE status <> 3;
CREATE INDEX instances_unsettled ON instances (instance_id) WHERE status <> 3;
CREATE INDEX instances_in_subnet ON instances (held_subnet_id) WHERE held_subnet_id IS NOT NULL;
CREATE INDEX instances_of_order ON instances (deal_name);

CREATE TABLE brokers (
  instance_id text NOT NULL REFERENCES instances,
  broker_id integer NOT NULL CHECK (broker_id >= 0),
  zone_id integer NOT NULL,
  failed_starts integer NOT NULL CHECK (failed_starts >= 0),
  next_start_at timestamptz,
  PRIMARY KEY (instance_id, broker_id)
);

CREATE TABLE endpoints (
  address inet NOT NULL,
  port integer NOT NULL CHECK (port BETWEEN 1 AND 65535),
  instance_id text NOT NULL REFERENCES instances,
  broker_id integer,
  purpose text NOT NULL CHECK (purpose IN ('bootstrap', 'client', 'internal')),
  CONSTRAINT endpoints_are_taken_once PRIMARY KEY (address, port)
);
CREATE INDEX endpoints_of_instance ON endpoints (instance_id);

CREATE TABLE tasks (
  flow_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  app_id bigint NOT NULL REFERENCES accounts,
  instance_id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('create-instance', 'delete-instance')),
  status integer NOT NULL CHECK (status IN (0, 1, 2)),
  output text NOT NULL,
  started_at timestamptz NOT NULL,
  finished_at timestamptz
);
CREATE INDEX tasks_of_instance ON tasks (instance_id, kind, flow_id DESC);

CREATE TABLE tags (
  app_id bigint NOT NULL REFERENCES accounts,
  kind text NOT NULL CHECK (kind IN ('ckafkaId', 'vpc', 'subnet')),
  resource_id text NOT NULL,
  tag_key text NOT NULL,
  tag_value text NOT NULL,
  region text NOT NULL,
  PRIMARY KEY (app_id, kind, resource_id, tag_key)
);
CREATE INDEX tags_by_value ON tags (app_id, kind, tag_key, tag_value);

CREATE TABLE receipts (
  receipt_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  fingerprint text NOT NULL,
  body text NOT NULL,
  answered_at timestamptz NOT NULL,
  -- sending: the answer is on its way, or the server died before it knew.
  state text NOT NULL CHECK (state IN ('sending', 'delivered', 'lost'))
);
CREATE INDEX receipts_undelivered ON receipts (fingerprint, receipt_id) WHERE state <> 'delivered';
CREATE INDEX receipts_by_age ON receipts (answered_at);

CREATE TABLE events (
  event_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  instance_id text NOT NULL,
  at timestamptz NOT NULL,
  kind text NOT NULL,
  text text NOT NULL
);
CREATE INDEX events_of_instance ON events (instance_id, event_id DESC);

-- One sealed value that only this database's key opens: a wrong key file is found out at the start and not at the first call.
CREATE TABLE key_checks (
  id text PRIMARY KEY,
  sealed bytea NOT NULL
);

-- Rings for instances: one waiting job each, at the earliest of the times that were rung for. The locks keep two rings of one
-- instance from missing each other's time. A ring during a run makes a new job, so that one more run follows; the job rows are locked
-- first, because add_jobs would drop a ring whose waiting job is fetched while it works.
CREATE FUNCTION ring_instances(instance_ids text[], not_before timestamptz) RETURNS void LANGUAGE plpgsql AS $ring$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('instance:' || ring.instance_id, 0)) FROM unnest(instance_ids) AS ring (instance_id);
  PERFORM FROM graphile_worker._private_jobs AS job
    WHERE job.key IN (SELECT 'instance:' || ring.instance_id FROM unnest(instance_ids) AS ring (instance_id)) FOR UPDATE;
  PERFORM graphile_worker.add_jobs(array(
    SELECT ROW(
      'reconcile_instance',
      json_build_object('instanceId', ring.instance_id),
      NULL,
      least(coalesce(not_before, now()), waiting.run_at),
      NULL,
      'instance:' || ring.instance_id,
      NULL,
      NULL
    )::graphile_worker.job_spec
    FROM unnest(instance_ids) AS ring (instance_id)
    LEFT JOIN graphile_worker.jobs AS waiting ON waiting.key = 'instance:' || ring.instance_id AND waiting.locked_at IS NULL
  ));
END
$ring$;
`;

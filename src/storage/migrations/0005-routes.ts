/**
 * Routes. What must never be twice: a slot of an instance, its public route, its SASL_PLAINTEXT route; and, as for all
 * endpoints, an address with a port. The route that an instance is bought with has an id of the same series and no row.
 */
export const routes = `
CREATE SEQUENCE route_ids AS integer START 1001;

ALTER TABLE instances ADD COLUMN main_route_id integer NOT NULL UNIQUE DEFAULT nextval('route_ids');

CREATE TABLE routes (
  route_id integer PRIMARY KEY DEFAULT nextval('route_ids'),
  instance_id text NOT NULL REFERENCES instances,
  slot integer NOT NULL CHECK (slot BETWEEN 1 AND 5),
  status integer NOT NULL CHECK (status IN (1, 2, 3, 4, 6)),
  vip_type integer NOT NULL CHECK (vip_type IN (1, 3, 7)),
  access_type integer NOT NULL CHECK (access_type IN (0, 1, 3, 4, 5)),
  vpc_id text NOT NULL,
  subnet_id text REFERENCES subnets,
  domain text NOT NULL,
  note text NOT NULL,
  ip_whitelist jsonb NOT NULL,
  flow_id bigint NOT NULL REFERENCES tasks,
  failure text NOT NULL,
  created_at timestamptz NOT NULL,
  delete_at timestamptz,
  certificate text,
  sealed_private_key bytea,
  UNIQUE (instance_id, slot),
  CHECK ((certificate IS NULL) = (sealed_private_key IS NULL))
);
CREATE UNIQUE INDEX routes_one_public ON routes (instance_id) WHERE vip_type = 1;
CREATE UNIQUE INDEX routes_one_sasl_plaintext ON routes (instance_id) WHERE access_type = 1;
CREATE INDEX routes_in_subnet ON routes (subnet_id) WHERE subnet_id IS NOT NULL;

ALTER TABLE endpoints ADD COLUMN route_id integer REFERENCES routes;
CREATE INDEX endpoints_of_route ON endpoints (route_id) WHERE route_id IS NOT NULL;

CREATE TABLE instance_authorities (
  instance_id text PRIMARY KEY REFERENCES instances,
  certificate text NOT NULL,
  sealed_private_key bytea NOT NULL
);

-- Of routes with and without a row.
CREATE TABLE route_security_groups (
  route_id integer PRIMARY KEY,
  instance_id text NOT NULL REFERENCES instances,
  security_group_ids text[] NOT NULL
);
CREATE INDEX route_security_groups_of_instance ON route_security_groups (instance_id);

-- A kind is two words; which there are is the program's to know.
ALTER TABLE tasks
  DROP CONSTRAINT tasks_kind_check,
  ADD CONSTRAINT tasks_kind_check CHECK (kind ~ '^[a-z]+(-[a-z]+)+$');
`;

/**
 * What keeps a call's cost from growing: how many instances an account has in a region is counted as they come and go, and servers are
 * told when a key pair or an account changes, so that they may remember the others.
 */
export const quickRequests = `
CREATE TABLE visible_instances (
  app_id bigint NOT NULL,
  region text NOT NULL,
  instances bigint NOT NULL CHECK (instances >= 0),
  PRIMARY KEY (app_id, region)
);

CREATE FUNCTION count_bought_instances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO visible_instances AS known (app_id, region, instances)
    SELECT app_id, region, count(*) FROM bought WHERE status <> 3 GROUP BY app_id, region ORDER BY app_id, region
    ON CONFLICT (app_id, region) DO UPDATE SET instances = known.instances + excluded.instances;
  RETURN NULL;
END $$;
CREATE TRIGGER instances_bought AFTER INSERT ON instances REFERENCING NEW TABLE AS bought
  FOR EACH STATEMENT EXECUTE FUNCTION count_bought_instances();

CREATE FUNCTION count_gone_instance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE visible_instances SET instances = instances - 1 WHERE app_id = OLD.app_id AND region = OLD.region;
  RETURN NULL;
END $$;
-- Status 3, deleted, is the last that an instance has.
CREATE TRIGGER instances_gone AFTER UPDATE OF status ON instances
  FOR EACH ROW WHEN (OLD.status <> 3 AND NEW.status = 3) EXECUTE FUNCTION count_gone_instance();

INSERT INTO visible_instances (app_id, region, instances)
  SELECT app_id, region, count(*) FROM instances WHERE status <> 3 GROUP BY app_id, region;

CREATE FUNCTION announce_key_pairs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('brokerage_key_pairs', '');
  RETURN NULL;
END $$;
CREATE TRIGGER key_pairs_changed AFTER UPDATE OR DELETE ON key_pairs FOR EACH STATEMENT EXECUTE FUNCTION announce_key_pairs();
CREATE TRIGGER accounts_changed AFTER UPDATE OR DELETE ON accounts FOR EACH STATEMENT EXECUTE FUNCTION announce_key_pairs();
`;

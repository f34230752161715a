/**
 * How far the control plane's clock is ahead of the machine's, for every server on this database. Jobs wait by the database's own time,
 * so a ring for a moment of the moved clock is made for the moment of that time.
 */
export const timeMachine = `
CREATE TABLE time_machine (
  is_only_row boolean PRIMARY KEY DEFAULT true CHECK (is_only_row),
  offset_ms bigint NOT NULL DEFAULT 0 CHECK (offset_ms >= 0),
  -- The moved clock's time right after its last move; NULL: it never moved.
  moved_at timestamptz,
  -- The advance that is under way; NULL: none.
  advance_from timestamptz,
  advance_to timestamptz,
  -- What it waits for; empty otherwise.
  waits_for text NOT NULL DEFAULT '',
  CHECK ((advance_from IS NULL) = (advance_to IS NULL))
);
INSERT INTO time_machine DEFAULT VALUES;

CREATE OR REPLACE FUNCTION ring_instances(instance_ids text[], not_before timestamptz) RETURNS void LANGUAGE plpgsql AS $ring$
DECLARE
  due timestamptz := coalesce(not_before - (SELECT offset_ms FROM time_machine) * interval '1 millisecond', now());
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('instance:' || ring.instance_id, 0)) FROM unnest(instance_ids) AS ring (instance_id);
  PERFORM FROM graphile_worker._private_jobs AS job
    WHERE job.key IN (SELECT 'instance:' || ring.instance_id FROM unnest(instance_ids) AS ring (instance_id)) FOR UPDATE;
  PERFORM graphile_worker.add_jobs(array(
    SELECT ROW(
      'reconcile_instance',
      json_build_object('instanceId', ring.instance_id),
      NULL,
      least(due, waiting.run_at),
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

/** Events belong to an account, and some to it as a whole: what it was told so far is among them. */
export const eventsOfAccounts = `
ALTER TABLE events ADD COLUMN app_id bigint REFERENCES accounts, ALTER COLUMN instance_id DROP NOT NULL;
UPDATE events SET app_id = instances.app_id FROM instances WHERE instances.instance_id = events.instance_id;
ALTER TABLE events ALTER COLUMN app_id SET NOT NULL;
-- A recovery was told as the health that it is the end of.
UPDATE events SET kind = 'healthy' WHERE kind = 'health' AND text = 'healthy';
INSERT INTO events (app_id, at, kind, text)
  SELECT app_id, at, CASE kind WHEN 'deleted' THEN 'arrears-deleted' ELSE kind END, text FROM notices ORDER BY notice_id;
CREATE INDEX events_of_account ON events (app_id, at DESC, event_id DESC);
`;

/** How far an instance is with a change of its Kafka version. */
export const upgrades = `
ALTER TABLE instances
  ADD COLUMN held_protocol_version text,
  ADD COLUMN planned_upgrade jsonb;
`;

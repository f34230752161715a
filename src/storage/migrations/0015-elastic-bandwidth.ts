/** What of an hour's elastic bandwidth is charged: produced bytes once for each replica, and consumed ones. */
export const elasticBandwidth = `
ALTER TABLE meter_hours
  ADD COLUMN elastic_charged_bytes bigint NOT NULL DEFAULT 0 CHECK (elastic_charged_bytes >= 0);
`;

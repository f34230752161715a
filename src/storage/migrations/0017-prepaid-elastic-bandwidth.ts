/** Prepaid instances that run (1, or 7 during a change) with elastic bandwidth are charged for it from now on; what was read before was free. */
export const prepaidElasticBandwidth = `
WITH moved AS (
  SELECT date_trunc('hour', now() + offset_ms * interval '1 millisecond', 'UTC') + interval '1 hour' AS hour FROM time_machine
), begun AS (
  INSERT INTO billing_cursors (instance_id, app_id, charged_to, is_open)
  SELECT instance_id, app_id, hour, true FROM instances, moved
  WHERE expires_at IS NOT NULL AND elastic_bandwidth AND status IN (1, 7)
  RETURNING instance_id, charged_to
)
INSERT INTO size_changes (instance_id, at, size)
SELECT instance_id, charged_to, jsonb_build_object(
  'edition', edition, 'instanceType', instance_type, 'bandwidthMBps', bandwidth_mbyteps, 'diskSizeGB', disk_size_gb,
  'diskType', disk_type, 'partitionLimit', partition_limit, 'publicNetworkMbps', public_network_mbps, 'elasticStorage', elastic_storage)
FROM instances JOIN begun USING (instance_id);
`;

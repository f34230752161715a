import { sql, type Kysely, type RawBuilder } from 'kysely';
import { STATUS, type InstanceChange, type Status } from '../../domain/instance.ts';
import type { Schema } from '../schema.ts';

/** What of a change has a price. */
const PRICED = ['bandwidthMBps', 'diskSizeGB', 'partitionLimit', 'publicNetworkMbps'] as const;

/** A `BilledSize` of a row of `instances`. */
export const SIZE = sql`jsonb_build_object(
  'edition', edition, 'instanceType', instance_type, 'bandwidthMBps', bandwidth_mbyteps, 'diskSizeGB', disk_size_gb,
  'diskType', disk_type, 'partitionLimit', partition_limit, 'publicNetworkMbps', public_network_mbps, 'elasticStorage', elastic_storage)`;

export function hasPrice(change: InstanceChange): boolean {
  return PRICED.some((name) => change[name] !== undefined);
}

/**
 * Moves a status and writes what that means for the bill, in one statement. The hours of a prepaid instance are charged only for elastic
 * bandwidth: without it nothing is written. A first size counts from the purchase. A change counts from `at`, but never in an hour that is charged already: what is charged stays,
 * and can be computed again from these rows.
 */
export async function moveBilledStatus(
  db: Kysely<Schema>,
  move: { instanceId: string; from: Status; to: Status; at: Date; failure: string; effect: 'begins' | 'ends' },
): Promise<boolean> {
  const { instanceId, from, to, at, failure, effect } = move;
  const cursor =
    effect === 'begins'
      ? sql`INSERT INTO billing_cursors (instance_id, app_id, charged_to, is_open)
            SELECT instance_id, app_id, begins_at - interval '1 hour', true FROM moved WHERE expires_at IS NULL OR elastic_bandwidth
            ON CONFLICT (instance_id) DO UPDATE SET is_open = true RETURNING instance_id, charged_to`
      : holdCursor('moved');
  const begins = from === STATUS.creating ? sql`created_at` : sql`${at}::timestamptz`;
  const result = await sql<{ moved: number }>`
    WITH moved AS (
      UPDATE instances SET status = ${to}, failure = ${failure} WHERE instance_id = ${instanceId} AND status = ${from}
      RETURNING *, ${begins} AS begins_at
    ), cursor AS (${cursor}), change AS (
      INSERT INTO size_changes (instance_id, at, size)
      SELECT instance_id, greatest(begins_at, cursor.charged_to), ${effect === 'begins' ? SIZE : sql`NULL`}
      FROM moved JOIN cursor USING (instance_id)
    )
    SELECT count(*) AS moved FROM moved`.execute(db);
  return result.rows[0]?.moved === 1;
}

/** After a change of what has a price, in its transaction: from `at` on the instance is billed as it is now, if it is billed at all. */
export async function noteSize(db: Kysely<Schema>, instanceId: string, at: Date): Promise<void> {
  await sql`
    WITH changed AS (SELECT * FROM instances WHERE instance_id = ${instanceId}), cursor AS (${holdCursor('changed')})
    INSERT INTO size_changes (instance_id, at, size)
    SELECT instance_id, greatest(${at}::timestamptz, cursor.charged_to), ${SIZE} FROM changed JOIN cursor USING (instance_id)
    WHERE status IN (${STATUS.running}, ${STATUS.upgrading})`.execute(db);
}

/** Waits for whoever charges the instance, and sees how far that came. */
function holdCursor(rows: 'moved' | 'changed'): RawBuilder<unknown> {
  return sql`UPDATE billing_cursors SET is_open = true FROM ${sql.ref(rows)} AS it
    WHERE billing_cursors.instance_id = it.instance_id RETURNING billing_cursors.instance_id, charged_to`;
}

import { sql, type Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import type { SampleRows } from '../storage.ts';
import { packed, unpacked } from './packed-sample.ts';

export function sampleRows(db: Kysely<Schema>): SampleRows {
  const tableOf = (grain: 'minute' | 'hour') => (grain === 'minute' ? 'samples' : 'hourlySamples');
  return {
    between: async (instanceId, grain, from, to) => {
      const rows = await db
        .selectFrom(tableOf(grain))
        .select(['at', 'figures'])
        .where('instanceId', '=', instanceId)
        .where('at', '>=', from)
        .where('at', '<', to)
        .orderBy('at')
        .execute();
      return rows.map(({ at, figures }) => unpacked(at, figures));
    },
    unrolled: async (before, limit) => {
      // From the newest hour on that was rolled up: an hour in which the server died is begun again.
      const found = await sql<{ instanceId: string; hour: Date }>`
        select distinct s.instance_id as "instanceId", date_trunc('hour', s.at) as hour
        from samples s
        where s.at < ${before}
          and s.at >= coalesce((select max(at) from hourly_samples), '-infinity')
          and not exists (
            select from hourly_samples h where h.instance_id = s.instance_id and h.at = date_trunc('hour', s.at))
        order by hour, "instanceId" limit ${limit}`.execute(db);
      return found.rows;
    },
    keepHours: async (hours) => {
      if (hours.length === 0) return;
      await sql`
        insert into hourly_samples (instance_id, at, figures)
        select * from unnest(
          ${hours.map((it) => it.instanceId)}::text[],
          ${hours.map((it) => it.sample.at)}::timestamptz[],
          ${hours.map((it) => JSON.stringify(packed(it.sample)))}::json[])
        on conflict do nothing`.execute(db);
    },
    prune: async (minutesBefore, hoursBefore) => {
      await db.deleteFrom('samples').where('at', '<', minutesBefore).execute();
      await db.deleteFrom('hourlySamples').where('at', '<', hoursBefore).execute();
    },
  };
}

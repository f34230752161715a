import { sql, type Kysely } from 'kysely';
import { INSTANCE_FIGURES, type InstanceFigures } from '../../domain/figures.ts';
import { STATUS } from '../../domain/instance.ts';
import type { MeterHour } from '../../domain/meter.ts';
import type { Endpoint } from '../../domain/network.ts';
import type { Schema } from '../schema.ts';
import type { Seal } from '../seal.ts';
import type { MeterRows } from '../storage.ts';
import { INSTANCE_COLUMNS, instanceOf } from './instance-row.ts';
import { packed } from './packed-sample.ts';

export function meterRows(db: Kysely<Schema>, seal: Seal): MeterRows {
  return { ...readings(db, seal), ...figures(db) };
}

function readings(db: Kysely<Schema>, seal: Seal): Pick<MeterRows, 'toRead' | 'record'> {
  return {
    toRead: async (at) => {
      const rows = await db
        .selectFrom('instances')
        .leftJoin('instanceMeters', 'instanceMeters.instanceId', 'instances.instanceId')
        .select(INSTANCE_COLUMNS.map((column) => `instances.${column}` as const))
        .select(['sealedAdminPassword', 'instanceMeters.readAt', 'instanceMeters.readings'])
        .select(
          sql<{ brokerId: number; address: string; port: number }[]>`(
            select coalesce(json_agg(json_build_object('brokerId', broker_id, 'address', host(address), 'port', port) order by broker_id), '[]')
            from endpoints e where e.instance_id = instances.instance_id and e.purpose = 'internal')`.as('internal'),
        )
        .where('status', 'in', [STATUS.running, STATUS.upgrading])
        .where((where) =>
          where.not(
            where.exists(
              where
                .selectFrom('samples')
                .select('samples.at')
                .whereRef('samples.instanceId', '=', 'instances.instanceId')
                .where('samples.at', '=', at),
            ),
          ),
        )
        .orderBy('instances.instanceId')
        .execute();
      return rows.map(({ sealedAdminPassword, readAt, readings: kept, internal, ...row }) => ({
        instance: instanceOf(row),
        brokers: internal.map(({ brokerId, ...endpoint }) => ({ brokerId, internal: endpoint satisfies Endpoint })),
        adminPassword: seal.open(sealedAdminPassword, { table: 'instances', id: row.instanceId }),
        last: readAt === null || kept === null ? null : { readAt, readings: kept },
      }));
    },
    record: async (measurements) => {
      if (measurements.length === 0) return;
      const ids = measurements.map((it) => it.instanceId);
      const column = <T>(value: (it: (typeof measurements)[number]) => T): T[] => measurements.map(value);
      const meter = (name: keyof Omit<MeterHour, 'hour'>) => column((it) => it.meter[name]);
      const [produced, consumed] = [meter('producedBytes'), meter('consumedBytes')];
      const elastic = [meter('elasticProducedBytes'), meter('elasticConsumedBytes')];
      const charged = meter('elasticChargedBytes');
      const chargedIds = ids.filter((_, index) => (charged[index] ?? 0) > 0);
      await sql`
        with kept as (
          insert into samples (instance_id, at, figures)
          select * from unnest(${ids}::text[], ${column((it) => it.sample.at)}::timestamptz[],
            ${column((it) => JSON.stringify(packed(it.sample)))}::json[])
        ), held as (
          -- Whoever charges these has finished or waits: what is charged stays as it is.
          select instance_id, to_timestamp(ceil(extract(epoch from charged_to) / 3600) * 3600) as hour
          from billing_cursors where instance_id = any (${chargedIds}::text[]) order by instance_id for share
        ), metered as (
          insert into meter_hours as old
          select it.instance_id, greatest(it.hour, held.hour), produced, consumed, above_produced, above_consumed, charged
          from unnest(${ids}::text[], ${column((it) => it.meter.hour)}::timestamptz[],
            ${produced}::bigint[], ${consumed}::bigint[], ${elastic[0]}::bigint[], ${elastic[1]}::bigint[], ${charged}::bigint[])
            as it (instance_id, hour, produced, consumed, above_produced, above_consumed, charged)
          left join held using (instance_id)
          on conflict (instance_id, hour) do update set
            produced_bytes = old.produced_bytes + excluded.produced_bytes,
            consumed_bytes = old.consumed_bytes + excluded.consumed_bytes,
            elastic_produced_bytes = old.elastic_produced_bytes + excluded.elastic_produced_bytes,
            elastic_consumed_bytes = old.elastic_consumed_bytes + excluded.elastic_consumed_bytes,
            elastic_charged_bytes = old.elastic_charged_bytes + excluded.elastic_charged_bytes
        )
        insert into instance_meters as old
        select * from unnest(${ids}::text[], ${column((it) => it.readAt)}::timestamptz[],
          ${column((it) => JSON.stringify(it.readings))}::json[], ${column((it) => JSON.stringify(it.sample.instance))}::json[],
          ${produced}::bigint[], ${consumed}::bigint[])
        on conflict (instance_id) do update set
          read_at = excluded.read_at, readings = excluded.readings, figures = excluded.figures,
          produced_bytes = old.produced_bytes + excluded.produced_bytes,
          consumed_bytes = old.consumed_bytes + excluded.consumed_bytes`.execute(db);
    },
  };
}

function figures(db: Kysely<Schema>): Pick<MeterRows, 'latest' | 'latestOfAll' | 'hours' | 'elastic'> {
  return {
    latest: async (instanceId) => {
      const row = await db
        .selectFrom('instanceMeters')
        .select(['readAt', 'figures'])
        .where('instanceId', '=', instanceId)
        .executeTakeFirst();
      return row === undefined ? null : { readAt: row.readAt, figures: whole(row.figures) };
    },
    latestOfAll: async (limit) => {
      const rows = await db
        .selectFrom('instanceMeters')
        .innerJoin('instances', 'instances.instanceId', 'instanceMeters.instanceId')
        .select(['instanceMeters.instanceId', 'readAt', 'figures', 'producedBytes', 'consumedBytes'])
        .where('status', 'in', [STATUS.running, STATUS.upgrading])
        .orderBy('instanceMeters.instanceId')
        .limit(limit)
        .execute();
      return rows.map((row) => ({ ...row, figures: whole(row.figures) }));
    },
    hours: (instanceId, from, to) =>
      db
        .selectFrom('meterHours')
        .select(['hour', 'producedBytes', 'consumedBytes'])
        .select(['elasticProducedBytes', 'elasticConsumedBytes', 'elasticChargedBytes'])
        .where('instanceId', '=', instanceId)
        .where('hour', '>=', from)
        .where('hour', '<', to)
        .orderBy('hour')
        .execute(),
    elastic: async (instanceIds, from) => {
      const instances = await db
        .selectFrom('instances')
        .leftJoin('instanceMeters', 'instanceMeters.instanceId', 'instances.instanceId')
        .select(['instances.instanceId', 'readAt'])
        .where(sql<boolean>`instances.instance_id = ANY (${instanceIds}::text[])`)
        .where('elasticBandwidth', '=', true)
        .execute();
      if (instances.length === 0) return new Map();
      const hours = await db
        .selectFrom('meterHours')
        .select(['instanceId', 'hour', 'elasticChargedBytes as bytes'])
        .where(sql<boolean>`instance_id = ANY (${instances.map((it) => it.instanceId)}::text[])`)
        .where('hour', '>=', from)
        .where('elasticChargedBytes', '>', 0)
        .orderBy('hour')
        .execute();
      const uses = Map.groupBy(hours, (it) => it.instanceId);
      return new Map(
        instances.map(({ instanceId, readAt }) => [instanceId, { readAt, uses: uses.get(instanceId) ?? [] }]),
      );
    },
  };
}

/** A figure that was not known when the row was written is 0. */
function whole(kept: Partial<InstanceFigures>): InstanceFigures {
  const pairs = Object.keys(INSTANCE_FIGURES).map((name) => [name, kept[name as keyof InstanceFigures] ?? 0]);
  return Object.fromEntries(pairs) as InstanceFigures;
}

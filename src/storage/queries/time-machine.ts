import { sql, type Kysely } from 'kysely';
import { STATUS } from '../../domain/instance.ts';
import { ROUTE_STATUS } from '../../domain/route.ts';
import type { Schema } from '../schema.ts';
import type { TimeMachineRows, TimeMachineState, WorkUnderWay } from '../time-machine-rows.ts';

export function timeMachineRows(db: Kysely<Schema>): TimeMachineRows {
  return { ...clock(db), ...work(db) };
}

type Work = 'hasOrders' | 'nextPlannedAfter' | 'underWay';

function clock(db: Kysely<Schema>): Omit<TimeMachineRows, Work> {
  const row = () => db.selectFrom('timeMachine').selectAll();
  const change = () => db.updateTable('timeMachine');
  return {
    state: async () => stateOf(await row().executeTakeFirstOrThrow()),
    hold: async () => stateOf(await row().forUpdate().executeTakeFirstOrThrow()),
    setAdvance: async (advanceFrom, advanceTo) => {
      await change().set({ advanceFrom, advanceTo }).execute();
    },
    move: async (offsetMs, movedAt) => {
      await change().set({ offsetMs, movedAt }).where('offsetMs', '<', offsetMs).execute();
    },
    setWaitsFor: async (waitsFor) => {
      await change().set({ waitsFor }).execute();
    },
    endAdvance: async (to) => {
      const none = { advanceFrom: null, advanceTo: null, waitsFor: '' };
      const ended = await change().set(none).where('advanceTo', '=', to).executeTakeFirst();
      return ended.numUpdatedRows === 1n;
    },
    reset: async () => {
      await change().set({ offsetMs: 0, movedAt: null, advanceFrom: null, advanceTo: null, waitsFor: '' }).execute();
      await db.deleteFrom('temporaryCredentials').execute();
    },
  };
}

interface ClockRow {
  readonly offsetMs: number;
  readonly movedAt: Date | null;
  readonly advanceFrom: Date | null;
  readonly advanceTo: Date | null;
  readonly waitsFor: string;
}

function stateOf({ offsetMs, movedAt, advanceFrom: from, advanceTo: to, waitsFor }: ClockRow): TimeMachineState {
  return { offsetMs, movedAt, advance: from === null || to === null ? null : { from, to, waitsFor } };
}

/** A planned upgrade begins in an instance that runs, a route's deletion in one that has routes to take away. */
const { running, creating, upgrading, deleting } = STATUS;
const WANTED_ROUTE = [ROUTE_STATUS.creating, ROUTE_STATUS.created];
const UPGRADE_AT = sql`to_timestamp((planned_upgrade->>'atMs')::double precision / 1000)`;

function work(db: Kysely<Schema>): Pick<TimeMachineRows, Work> {
  return {
    hasOrders: async () => (await db.selectFrom('orders').select('dealName').limit(1).execute()).length > 0,
    nextPlannedAfter: async (now) => {
      const { rows } = await sql<{ at: Date | null }>`
        SELECT least(
          (SELECT min(${UPGRADE_AT}) FROM instances WHERE status = ${running} AND ${UPGRADE_AT} > ${now}::timestamptz),
          (SELECT min(delete_at) FROM routes WHERE status IN (${sql.join(WANTED_ROUTE)}) AND delete_at > ${now}::timestamptz)
        ) AS at`.execute(db);
      return rows[0]?.at ?? null;
    },
    underWay: async (now) => {
      const { rows } = await sql<WorkUnderWay>`
        SELECT instance_id, bool_or(is_due) AS is_due FROM (
          SELECT instance_id, false AS is_due FROM instances WHERE status IN (${creating}, ${upgrading}, ${deleting})
          UNION ALL
          SELECT instance_id, true FROM instances WHERE status = ${running} AND ${UPGRADE_AT} <= ${now}::timestamptz
          UNION ALL
          SELECT instance_id, delete_at IS NOT NULL AND delete_at <= ${now}::timestamptz AND routes.status <> ${ROUTE_STATUS.deleting}
          FROM routes JOIN instances USING (instance_id)
          WHERE instances.status = ${running} AND (routes.status IN (${ROUTE_STATUS.creating}, ${ROUTE_STATUS.deleting})
            OR (routes.status = ${ROUTE_STATUS.created} AND delete_at <= ${now}::timestamptz))
        ) AS work GROUP BY instance_id ORDER BY instance_id`.execute(db);
      return rows;
    },
  };
}

import { sql, type Kysely, type Selectable } from 'kysely';
import { STATUS } from '../../domain/instance.ts';
import { sumOf } from '../../domain/money.ts';
import type { KeptTerm, PrepaidLine } from '../../domain/prepaid.ts';
import type { ExpiringInstance, PrepaidRows, PrepaidSettlement } from '../prepaid-rows.ts';
import type { PrepaidLineTable } from '../prepaid-tables.ts';
import type { Schema } from '../schema.ts';
import { amountOf, decimal } from './amounts.ts';

/** What may still come to its end. */
const UNSETTLED = [STATUS.running, STATUS.upgrading, STATUS.isolated, STATUS.creationFailed];

export function prepaidRows(db: Kysely<Schema>): PrepaidRows {
  return { ...states(db), ...payments(db), ...histories(db) };
}

type States = Pick<PrepaidRows, 'hold' | 'setExpiry' | 'expiring'>;

function states(db: Kysely<Schema>): States {
  const known = () =>
    db
      .selectFrom('instances')
      .innerJoin('accounts', 'accounts.appId', 'instances.appId')
      .select(['instanceId', 'instances.appId', 'status', 'renewFlag', 'isolatedAt', 'timeZone'])
      .select(sql<Date>`expires_at`.as('expiresAt'))
      .where('expiresAt', 'is not', null);
  return {
    hold: async (instanceId) => {
      const row = await known().where('instanceId', '=', instanceId).forUpdate('instances').executeTakeFirst();
      return row ?? null;
    },
    setExpiry: async (instanceId, expiresAt, isolatedAt) => {
      await db.updateTable('instances').set({ expiresAt, isolatedAt }).where('instanceId', '=', instanceId).execute();
    },
    expiring: (until): Promise<ExpiringInstance[]> =>
      known()
        .select(
          sql<string[]>`ARRAY(
            SELECT kind FROM notices WHERE notices.app_id = instances.app_id AND notices.instance_id = instances.instance_id
              AND notices.overdue_since = instances.expires_at)`.as('told'),
        )
        .where('status', 'in', UNSETTLED)
        .where((eb) => eb.or([eb('expiresAt', '<=', until), eb('status', '=', STATUS.creationFailed)]))
        .orderBy('instanceId')
        .execute(),
  };
}

type Payments = Pick<PrepaidRows, 'terms' | 'paidLines' | 'beginTerm' | 'endTerms' | 'settle'>;

function payments(db: Kysely<Schema>): Payments {
  return {
    terms: (instanceId) =>
      db
        .selectFrom('prepaidTerms')
        .select(['termId', 'months', 'termFrom as from', 'termTo as to'])
        .where('instanceId', '=', instanceId)
        .where('endedAt', 'is', null)
        .orderBy('termFrom')
        .execute(),
    paidLines: async (instanceId) => {
      const rows = await linesOf(db, instanceId).where('counts', '=', true).execute();
      return rows.map(lineOf);
    },
    beginTerm: async (instanceId, { months, from, to }) => {
      const { termId } = await db
        .insertInto('prepaidTerms')
        .values({ instanceId, months, termFrom: from, termTo: to, endedAt: null })
        .returning('termId')
        .executeTakeFirstOrThrow();
      return termId;
    },
    endTerms: async (instanceId, at) => {
      await db
        .updateTable('prepaidTerms')
        .set({ endedAt: at })
        .where('instanceId', '=', instanceId)
        .where('endedAt', 'is', null)
        .where('termTo', '>', at)
        .execute();
    },
    settle: (settlement) => settle(db, settlement),
  };
}

async function settle(db: Kysely<Schema>, { charges, at, ...of }: PrepaidSettlement): Promise<void> {
  if (charges.length === 0) return;
  const reversed = charges.flatMap((it) => it.reverses ?? []);
  // Before the new lines: an item of a term has one line that counts.
  if (reversed.length > 0)
    await db.updateTable('prepaidLines').set({ counts: false }).where('lineId', 'in', reversed).execute();
  await db
    .insertInto('prepaidLines')
    .values(
      charges.map(({ size, price, amount, from, to, ...it }) => ({
        ...of,
        ...it,
        size: size === null ? null : JSON.stringify(size),
        price: decimal(price),
        amount: decimal(amount),
        periodFrom: from,
        periodTo: to,
        counts: it.reverses === null,
        chargedAt: at,
      })),
    )
    .execute();
  const sum = sumOf(charges.map((it) => it.amount));
  if (sum === 0n) return;
  const kind = sum < 0n ? 'refund' : 'prepaid';
  const words = `${of.action} of ${of.instanceId}`;
  await sql`SELECT move_money(${of.appId}, ${kind}, 'revenue', ${decimal(-sum)}::numeric, ${at}::timestamptz, ${words})`.execute(
    db,
  );
}

type Histories = Pick<PrepaidRows, 'history' | 'positions' | 'instanceIds'>;

function histories(db: Kysely<Schema>): Histories {
  return {
    history: async (instanceId) => {
      const rows = await linesOf(db, instanceId).execute();
      const terms = await db
        .selectFrom('prepaidTerms')
        .select(['termId', 'months', 'termFrom as from', 'termTo as to'])
        .where('instanceId', '=', instanceId)
        .orderBy('termId')
        .execute();
      return { lines: rows.map(lineOf), terms: terms satisfies KeptTerm[] };
    },
    positions: async ({ appId, from, to, instanceId }) => {
      const rows = await db
        .selectFrom('prepaidLines as line')
        .innerJoin('prepaidTerms as term', 'term.termId', 'line.termId')
        .innerJoin('instances', 'instances.instanceId', 'line.instanceId')
        .innerJoin('accounts', 'accounts.appId', 'line.appId')
        .select(['line.instanceId', 'line.dealName', 'line.action as kind', 'line.item', 'line.price', 'line.quantity'])
        .select(['line.unit', 'line.formula', 'line.amount', 'line.periodFrom as from', 'line.periodTo as to'])
        .select(['line.chargedAt', 'term.months as periods', 'instanceName', 'region', 'zoneId', 'edition'])
        .select(sql<string>`to_char(line.charged_at AT TIME ZONE time_zone, 'YYYY-MM-DD')`.as('day'))
        .where('line.appId', '=', appId)
        .where('line.chargedAt', '>=', from)
        .where('line.chargedAt', '<', to)
        .$if(instanceId !== undefined, (query) => query.where('line.instanceId', '=', instanceId ?? ''))
        .orderBy('line.lineId')
        .execute();
      return rows.map((row) => ({ ...row, price: amountOf(row.price), amount: amountOf(row.amount) }));
    },
    instanceIds: async (after, limit) => {
      const query = db.selectFrom('instances').select('instanceId').where('expiresAt', 'is not', null);
      const rows = await query.where('instanceId', '>', after).orderBy('instanceId').limit(limit).execute();
      return rows.map((it) => it.instanceId);
    },
  };
}

function linesOf(db: Kysely<Schema>, instanceId: string) {
  return db.selectFrom('prepaidLines').selectAll().where('instanceId', '=', instanceId).orderBy('lineId');
}

function lineOf({ periodFrom, periodTo, price, amount, counts: _, ...row }: Selectable<PrepaidLineTable>): PrepaidLine {
  return { ...row, from: periodFrom, to: periodTo, price: amountOf(price), amount: amountOf(amount) };
}

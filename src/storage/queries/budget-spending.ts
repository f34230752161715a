import { sql, type Kysely, type RawBuilder } from 'kysely';
import { STATUS } from '../../domain/instance.ts';
import type { BudgetTag } from '../../domain/budget.ts';
import type { BudgetRows, UnchargedInstance } from '../budget-rows.ts';
import type { Schema } from '../schema.ts';
import { amountOf } from './amounts.ts';
import { SIZE } from './size-changes.ts';

export function budgetSpendingRows(db: Kysely<Schema>): Pick<BudgetRows, 'spent' | 'uncharged'> {
  return {
    spent: async (appId, from, to, tags) => {
      const { rows } = await sql<{ amount: string | null }>`
        SELECT sum(amount) AS amount FROM (
          SELECT instance_id, amount FROM bill_lines WHERE app_id = ${appId} AND hour_start >= ${from} AND hour_start < ${to}
          UNION ALL
          SELECT instance_id, amount FROM prepaid_lines WHERE app_id = ${appId} AND charged_at >= ${from} AND charged_at < ${to}
        ) AS it WHERE ${carrying(tags)}`.execute(db);
      return amountOf(rows[0]?.amount ?? null);
    },
    uncharged: async (appId, tags) => {
      const { rows } = await sql<UnchargedInstance>`
        SELECT it.instance_id, created_at, charged_to, ${SIZE} AS size
        FROM instances AS it LEFT JOIN billing_cursors AS cursor ON cursor.instance_id = it.instance_id
        WHERE it.app_id = ${appId} AND expires_at IS NULL
          AND (cursor.is_open OR (cursor.instance_id IS NULL AND status = ${STATUS.creating}))
          AND ${carrying(tags)}
        ORDER BY it.instance_id`.execute(db);
      return rows;
    },
  };
}

/** Whether the instance of the row `it` carries all the tags, or carried them when it was deleted. */
function carrying(tags: readonly BudgetTag[]): RawBuilder<boolean> {
  const one = ({ key, values }: BudgetTag) => sql<boolean>`EXISTS (
    SELECT FROM (
      SELECT tag_value FROM tags WHERE kind = 'ckafkaId' AND resource_id = it.instance_id AND tag_key = ${key}
      UNION ALL
      SELECT tag_value FROM departed_tags WHERE departed_tags.instance_id = it.instance_id AND tag_key = ${key}
    ) AS carried WHERE ${values.length} = 0 OR tag_value = ANY (${values}::text[]))`;
  return tags.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(tags.map(one), sql` AND `)}`;
}

import { sql, type Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import type { WakeUpRows } from '../storage.ts';

export function wakeUpRows(db: Kysely<Schema>): WakeUpRows {
  return {
    // In one order: two transactions that ring for the same instances wait for each other and never in a circle.
    instances: async (instanceIds, notBefore) => {
      if (instanceIds.length === 0) return;
      const ids = [...new Set(instanceIds)].sort();
      await sql`select ring_instances(${ids}, ${notBefore ?? null})`.execute(db);
    },
  };
}

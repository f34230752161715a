import type { Kysely, Selectable } from 'kysely';
import type { ThrottleRule } from '../../domain/throttle-rule.ts';
import type { Schema, ThrottleRuleTable } from '../schema.ts';
import type { ThrottleRuleRows } from '../storage.ts';

export function throttleRuleRows(db: Kysely<Schema>): ThrottleRuleRows {
  const one = (instanceId: string, ruleId: number) =>
    db.updateTable('throttleRules').where('instanceId', '=', instanceId).where('ruleId', '=', ruleId);
  return {
    list: async (instanceId) => {
      const ofInstance = db.selectFrom('throttleRules').selectAll().where('instanceId', '=', instanceId);
      return (await ofInstance.orderBy('ruleId').execute()).map(ruleOf);
    },
    insert: async (rules) => {
      const rows = rules.map(({ produceMBps, consumeMBps, ...rule }) => {
        return { ...rule, produceMbps: produceMBps, consumeMbps: consumeMBps };
      });
      const added = await db
        .insertInto('throttleRules')
        .values(rows)
        .onConflict((conflict) => conflict.columns(['instanceId', 'userName', 'clientId']).doNothing())
        .returning('ruleId')
        .execute();
      return added.length === rules.length;
    },
    setConsume: async (instanceId, ruleId, consumeMBps, at) => {
      const change = { consumeMbps: consumeMBps, updatedAt: at };
      return (await one(instanceId, ruleId).set(change).executeTakeFirst()).numUpdatedRows === 1n;
    },
    remove: async (instanceId, ruleId) => {
      const gone = db.deleteFrom('throttleRules').where('instanceId', '=', instanceId).where('ruleId', '=', ruleId);
      return (await gone.executeTakeFirst()).numDeletedRows === 1n;
    },
    removeAll: async (instanceId) => {
      await db.deleteFrom('throttleRules').where('instanceId', '=', instanceId).execute();
    },
  };
}

/** Units in capitals do not survive the way to snake_case and back. */
function ruleOf({ produceMbps, consumeMbps, ...rule }: Selectable<ThrottleRuleTable>): ThrottleRule {
  return { ...rule, produceMBps: produceMbps, consumeMBps: consumeMbps };
}

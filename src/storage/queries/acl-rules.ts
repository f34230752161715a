import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import type { AclRuleRows } from '../storage.ts';

export function aclRuleRows(db: Kysely<Schema>): AclRuleRows {
  return {
    insert: async ({ grants, ...rule }) => {
      const added = await db
        .insertInto('aclRules')
        .values({ ...rule, grants: JSON.stringify(grants) })
        .onConflict((conflict) => conflict.columns(['instanceId', 'ruleName']).doNothing())
        .returning('ruleId')
        .executeTakeFirst();
      return added?.ruleId ?? null;
    },
    list: (instanceId) =>
      db.selectFrom('aclRules').selectAll().where('instanceId', '=', instanceId).orderBy('ruleId', 'desc').execute(),
    setApplied: async (ruleId, isApplied, at) => {
      await db.updateTable('aclRules').set({ isApplied, updatedAt: at }).where('ruleId', '=', ruleId).execute();
    },
    remove: async (ruleId) => {
      await db.deleteFrom('aclRules').where('ruleId', '=', ruleId).execute();
    },
    removeAll: async (instanceId) => {
      await db.deleteFrom('aclRules').where('instanceId', '=', instanceId).execute();
    },
  };
}

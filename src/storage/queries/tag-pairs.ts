import { sql, type Kysely, type QueryCreator, type SqlBool } from 'kysely';
import type { Tag } from '../../domain/tag.ts';
import type { Schema } from '../schema.ts';
import type { TagPairFilter, TagPairRows } from '../storage.ts';

export function tagPairRows(db: Kysely<Schema>): TagPairRows {
  const own = (appId: number, { keys, values }: TagPairFilter) =>
    db
      .selectFrom('tagPairs')
      .where('appId', '=', appId)
      .$if(keys !== undefined, (it) => it.where(isAny('tag_key', keys ?? [])))
      .$if(values !== undefined, (it) => it.where(isAny('tag_value', values ?? [])));
  return {
    list: async (appId, filter, { after, offset = 0 }, limit) => {
      const all = own(appId, filter);
      const { total } = await all.select((it) => it.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
      const items = await all
        .select(PAIR)
        .$if(after !== undefined, (it) =>
          it.where(sql<SqlBool>`(tag_key, tag_value) > (${after?.key}, ${after?.value})`),
        )
        .orderBy('tagKey')
        .orderBy('tagValue')
        .limit(limit)
        .offset(offset)
        .execute();
      return { total, items };
    },
    keys: async (appId, { after, offset = 0 }, limit) => {
      const all = own(appId, {});
      const { total } = await all
        .select((it) => it.fn.count<number>('tagKey').distinct().as('total'))
        .executeTakeFirstOrThrow();
      const rows = await all
        .select('tagKey')
        .distinct()
        .$if(after !== undefined, (it) => it.where('tagKey', '>', after ?? ''))
        .orderBy('tagKey')
        .limit(limit)
        .offset(offset)
        .execute();
      return { total, items: rows.map((it) => it.tagKey) };
    },
    of: (appId, tags) => own(appId, {}).where(isOneOf(tags)).select(PAIR).execute(),
    count: (appId, key) =>
      own(appId, {})
        .select((it) => [
          it.fn.count<number>('tagKey').distinct().as('keys'),
          it.fn.countAll<number>().filterWhere('tagKey', '=', key).as('values'),
        ])
        .executeTakeFirstOrThrow(),
    insert: async (appId, tags) =>
      tags.length === 0 ? 0 : (await pairInsertion(db, appId, tags).returning('tagKey').execute()).length,
    remove: async (appId, tags) => {
      await db.deleteFrom('tagPairs').where('appId', '=', appId).where(isOneOf(tags)).execute();
    },
  };
}

const IS_CARRIED = sql<boolean>`exists (select from tags where tags.app_id = tag_pairs.app_id
  and tags.tag_key = tag_pairs.tag_key and tags.tag_value = tag_pairs.tag_value)`;
const PAIR = ['tagKey as key', 'tagValue as value', IS_CARRIED.as('carried')] as const;

/** Makes those that are not there. In one order, so that two that make the same wait for each other and not in a circle. */
export function pairInsertion(db: QueryCreator<Schema>, appId: number, tags: readonly Tag[]) {
  const inOrder = [...tags].sort((a, b) => compare(a.key, b.key) || compare(a.value, b.value));
  return db
    .insertInto('tagPairs')
    .values(inOrder.map(({ key, value }) => ({ appId, tagKey: key, tagValue: value })))
    .onConflict((conflict) => conflict.doNothing());
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function isAny(column: 'tag_key' | 'tag_value', texts: readonly string[]) {
  return sql<SqlBool>`${sql.ref(column)} = any(${[...texts]}::text[])`;
}

function isOneOf(tags: readonly Tag[]) {
  const [keys, values] = [tags.map((it) => it.key), tags.map((it) => it.value)];
  return sql<SqlBool>`(tag_key, tag_value) in (select * from unnest(${keys}::text[], ${values}::text[]))`;
}

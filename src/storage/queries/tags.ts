import { sql, type Kysely, type SqlBool } from 'kysely';
import { TAGGED_KINDS, type Tag, type TaggedKind } from '../../domain/tag.ts';
import type { Schema } from '../schema.ts';
import type { TagFilter, TagRows } from '../storage.ts';
import { pairInsertion } from './tag-pairs.ts';

export function tagRows(db: Kysely<Schema>): TagRows {
  return {
    owned: async (appId, { region, kinds = TAGGED_KINDS, resourceIds, carrying = [], carryingAny }) => {
      if (kinds.length === 0 || resourceIds?.length === 0 || carryingAny?.length === 0) return [];
      let query = db
        .selectFrom('tags')
        .select(['region', 'resourceId', 'tagKey as key', 'tagValue as value'])
        .select((it) => it.ref('kind').$castTo<TaggedKind>().as('kind'))
        .where('appId', '=', appId)
        .where('kind', 'in', kinds);
      if (region !== undefined) query = query.where('region', '=', region);
      if (resourceIds !== undefined) query = query.where('resourceId', 'in', resourceIds);
      for (const one of carrying) query = query.where(carriesOneOf([one]));
      if (carryingAny !== undefined) query = query.where(carriesOneOf(carryingAny));
      return query.orderBy('kind').orderBy('resourceId').orderBy('tagKey').execute();
    },
    of: async (appId, kind, resourceIds) => {
      const tags = new Map<string, Tag[]>();
      if (resourceIds.length === 0) return tags;
      const rows = await db
        .selectFrom('tags')
        .select(['resourceId', 'tagKey', 'tagValue'])
        .where('appId', '=', appId)
        .where('kind', '=', kind)
        .where('resourceId', 'in', resourceIds)
        .orderBy('resourceId')
        .orderBy('tagKey')
        .execute();
      for (const { resourceId, tagKey, tagValue } of rows) {
        const tag = { key: tagKey, value: tagValue };
        tags.set(resourceId, [...(tags.get(resourceId) ?? []), tag]);
      }
      return tags;
    },
    put: async (appId, region, kind, resourceIds, tags) => {
      if (tags.length === 0 || resourceIds.length === 0) return;
      const rowsFor = (resourceId: string) =>
        tags.map(({ key, value }) => ({ appId, region, kind, resourceId, tagKey: key, tagValue: value }));
      await db
        .with('new_pairs', (with_) => pairInsertion(with_, appId, tags))
        .insertInto('tags')
        .values(resourceIds.flatMap(rowsFor))
        .onConflict((conflict) =>
          conflict
            .columns(['appId', 'kind', 'resourceId', 'tagKey'])
            .doUpdateSet((eb) => ({ tagValue: eb.ref('excluded.tagValue'), region: eb.ref('excluded.region') })),
        )
        .execute();
    },
    remove: async (appId, kind, resourceId, keys) => {
      if (keys.length === 0) return;
      await ownTags(db, appId, kind, resourceId).where('tagKey', 'in', keys).execute();
    },
    removeAll: async (appId, kind, resourceId) => {
      const gone = ownTags(db, appId, kind, resourceId);
      if (kind !== 'ckafkaId') await gone.execute();
      else
        await db
          .with('gone', () => gone.returning(['resourceId', 'tagKey', 'tagValue']))
          .insertInto('departedTags')
          .columns(['instanceId', 'tagKey', 'tagValue'])
          .expression((query) =>
            query
              .selectFrom('gone')
              .innerJoin('instances', 'instances.instanceId', 'gone.resourceId')
              .select(['gone.resourceId', 'gone.tagKey', 'gone.tagValue']),
          )
          .onConflict((conflict) => conflict.doNothing())
          .execute();
    },
  };
}

function ownTags(db: Kysely<Schema>, appId: number, kind: Schema['tags']['kind'], resourceId: string) {
  return db.deleteFrom('tags').where('appId', '=', appId).where('kind', '=', kind).where('resourceId', '=', resourceId);
}

/** Whether what carries the outer query's tag carries a tag for one of these. */
function carriesOneOf(filters: readonly TagFilter[]) {
  const matches = filters.map(
    ({ key, values }) =>
      sql`(other.tag_key = ${key} and (${values.length === 0} or other.tag_value = any(${[...values]}::text[])))`,
  );
  return sql<SqlBool>`exists (select from tags as other where other.app_id = tags.app_id and other.kind = tags.kind
    and other.resource_id = tags.resource_id and (${sql.join(matches, sql` or `)}))`;
}

import type { Kysely } from 'kysely';
import { TAGGED_KINDS, type Tag, type TaggedKind } from '../../domain/tag.ts';
import type { Schema } from '../schema.ts';
import type { TagRows } from '../storage.ts';

export function tagRows(db: Kysely<Schema>): TagRows {
  return {
    owned: async (appId, { region, kinds = TAGGED_KINDS, resourceIds, carrying = [] }) => {
      if (kinds.length === 0 || resourceIds?.length === 0) return [];
      let query = db
        .selectFrom('tags')
        .select(['region', 'resourceId', 'tagKey as key', 'tagValue as value'])
        .select((it) => it.ref('kind').$castTo<TaggedKind>().as('kind'))
        .where('appId', '=', appId)
        .where('kind', 'in', kinds);
      if (region !== undefined) query = query.where('region', '=', region);
      if (resourceIds !== undefined) query = query.where('resourceId', 'in', resourceIds);
      for (const { key, values } of carrying) {
        query = query.where((it) =>
          it.exists(
            it
              .selectFrom('tags as other')
              .select('other.tagKey')
              .whereRef('other.appId', '=', 'tags.appId')
              .whereRef('other.kind', '=', 'tags.kind')
              .whereRef('other.resourceId', '=', 'tags.resourceId')
              .where('other.tagKey', '=', key)
              .$if(values.length > 0, (its) => its.where('other.tagValue', 'in', values)),
          ),
        );
      }
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

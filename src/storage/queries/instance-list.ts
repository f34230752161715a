import { CompiledQuery, sql, type Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import type { InstanceRows, ListedInstance } from '../storage.ts';
import { instanceConditions } from './instance-filter.ts';
import { instanceSelection } from './instance-row.ts';

type ListedJson = Omit<ListedInstance, 'createdAt' | 'expiresAt'> & {
  readonly createdAt: string;
  readonly expiresAt: string | null;
};

const LISTED = instanceSelection([
  ...(['instanceId', 'instanceName', 'status', 'health', 'healthMessage', 'vpcId', 'subnetId'] as const),
  ...(['vip', 'vport', 'createdAt', 'expiresAt', 'renewFlag', 'edition', 'askedKafkaVersion'] as const),
  ...(['bandwidthMbyteps', 'diskSizeGb', 'diskType', 'elasticStorage', 'partitionLimit', 'topicLimit'] as const),
  ...(['publicNetworkMbps', 'zoneId', 'zoneIds', 'retentionBytes', 'plannedUpgrade'] as const),
  ...(['topicCount', 'partitionReplicaCount'] as const),
]);
const TAGS = `coalesce((select json_agg(json_build_object('key', tag_key, 'value', tag_value) order by tag_key) from tags
  where tags.app_id = instances.app_id and kind = 'ckafkaId' and resource_id = instances.instance_id), '[]')`;

/** Reads a page with its tags and the count of all in one statement, which clients send more often than any other. */
export function instanceLists(db: Kysely<Schema>): Pick<InstanceRows, 'list'> {
  const plain = db.withoutPlugins();
  return {
    list: async (appId, region, filter, limit, offset) => {
      const conditions = instanceConditions(filter);
      const filtering = conditions.length === 0 ? null : sql.join(conditions, sql` and `).compile(plain);
      const values = [...(filtering?.parameters ?? []), appId, region, ...(offset === 0 ? [] : [offset])];
      const text = pageText(filtering, limit, offset > 0);
      const { rows } = await plain.executeQuery<{ total: number; items: ListedJson[] }>(
        CompiledQuery.raw(text, values),
      );
      return { total: rows[0]?.total ?? 0, items: rows[0]?.items.map(listed) ?? [] };
    },
  };
}

/**
 * What makes it quick: it is a text and not built anew each time; the page comes as one value, for taking rows apart column by column takes
 * twice as long; `limit` stands in it, for PostgreSQL plans a statement each time while it cannot know that a page is short; and
 * all of them are not counted where the number is kept. Its values: those of `filtering`, account, region, and the offset of a later page.
 */
function pageText(filtering: CompiledQuery | null, limit: number, isLater: boolean): string {
  const [appId, region, offset] = [1, 2, 3].map((n) => `$${(filtering?.parameters.length ?? 0) + n}`);
  const own = `instances.app_id = ${appId} and instances.region = ${region}`;
  const matching = `from instances where status <> 3 and ${own}${filtering === null ? '' : ` and ${filtering.sql}`}`;
  const total =
    filtering === null
      ? `coalesce((select instances from visible_instances where app_id = ${appId} and region = ${region}), 0)`
      : `(select count(*) ${matching})`;
  const bounds = `order by created_at desc, instance_id limit ${limit}${isLater ? ` offset ${offset}` : ''}`;
  return `select ${total} as total, coalesce((select json_agg(page) from (
    select ${LISTED}, ${TAGS} as tags ${matching} ${bounds}) as page), '[]') as items`;
}

function listed(instance: ListedJson): ListedInstance {
  const { createdAt, expiresAt } = instance;
  return Object.assign(instance, {
    createdAt: new Date(createdAt),
    expiresAt: expiresAt === null ? null : new Date(expiresAt),
  });
}

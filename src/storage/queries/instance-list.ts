import { CompiledQuery, sql, type Kysely } from 'kysely';
import type { Tag } from '../../domain/tag.ts';
import type { Schema } from '../schema.ts';
import type { InstanceRows, ListedInstance } from '../storage.ts';
import { instanceConditions } from './instance-filter.ts';
import { instanceSelection } from './instance-row.ts';
import { pageOf } from './page.ts';

/** Tags come along as one value, null without any: asking for them afterwards would be a second way to the database and back. */
interface ListedRow extends Omit<ListedInstance, 'tags'> {
  tags: readonly Tag[] | null;
  readonly total: number;
}

const LISTED = instanceSelection([
  ...(['instanceId', 'instanceName', 'status', 'health', 'healthMessage', 'vpcId', 'subnetId'] as const),
  ...(['vip', 'vport', 'createdAt', 'expiresAt', 'renewFlag', 'edition', 'askedKafkaVersion'] as const),
  ...(['bandwidthMbyteps', 'diskSizeGb', 'diskType', 'elasticStorage', 'partitionLimit', 'topicLimit'] as const),
  ...(['publicNetworkMbps', 'zoneId', 'zoneIds', 'retentionBytes', 'plannedUpgrade'] as const),
  ...(['topicCount', 'partitionReplicaCount'] as const),
]);
const TAGS = `(select json_agg(json_build_object('key', tag_key, 'value', tag_value) order by tag_key) from tags
  where tags.app_id = instances.app_id and kind = 'ckafkaId' and resource_id = instances.instance_id)`;

/** Clients ask for a page of instances more often than for anything else: one statement, and its text is not built anew each time. */
export function instanceLists(db: Kysely<Schema>): Pick<InstanceRows, 'list'> {
  // The columns have their names already: renaming each of each row would take longer than the rest.
  const plain = db.withoutPlugins();
  return {
    list: async (appId, region, filter, limit, offset) => {
      const conditions = instanceConditions(filter);
      const filtering = conditions.length === 0 ? null : sql.join(conditions, sql` and `).compile(plain);
      const { matching, total } = statementParts(filtering);
      const values = [...(filtering?.parameters ?? []), appId, region];
      // `limit` stands in the text: PostgreSQL plans a statement anew each time while it cannot know that a page is short.
      const bounds = `limit ${limit}${offset === 0 ? '' : ` offset $${values.length + 1}`}`;
      const { rows } = await plain.executeQuery<ListedRow>(
        CompiledQuery.raw(
          `select ${LISTED}, ${TAGS} as tags, ${total} as total ${matching} order by created_at desc, instance_id ${bounds}`,
          offset === 0 ? values : [...values, offset],
        ),
      );
      const count = async (): Promise<number> => {
        const counted = filtering === null ? `select ${total} as total` : `select count(*) as total ${matching}`;
        return (
          (await plain.executeQuery<{ total: number | null }>(CompiledQuery.raw(counted, values))).rows[0]?.total ?? 0
        );
      };
      return pageOf(rows, offset, count, (row) => Object.assign(row, { tags: row.tags ?? [] }));
    },
  };
}

/** From where, and how many in all. Of the values, those of `filtering` come first, then the account and the region. */
function statementParts(filtering: CompiledQuery | null): { matching: string; total: string } {
  const [appId, region] = [1, 2].map((n) => `$${(filtering?.parameters.length ?? 0) + n}`);
  const own = `instances.app_id = ${appId} and instances.region = ${region}`;
  return {
    matching: `from instances where status <> 3 and ${own}${filtering === null ? '' : ` and ${filtering.sql}`}`,
    // Counting them for each page would cost more the more there are.
    total:
      filtering === null
        ? `(select instances from visible_instances where app_id = ${appId} and region = ${region})`
        : 'count(*) over ()',
  };
}

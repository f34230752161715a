import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Tag } from '../../domain/tag.ts';
import type { Schema } from '../schema.ts';
import type { InstanceRows, ListedInstance } from '../storage.ts';
import { instanceConditions } from './instance-filter.ts';
import { instanceSelection } from './instance-row.ts';
import { pageOf } from './page.ts';

/** Tags come along as one value, null without any: asking for them afterwards would be a second way to the database and back. */
type ListedRow = Omit<ListedInstance, 'tags'> & { readonly tags: readonly Tag[] | null; readonly total: number };

const LISTED = sql.raw(
  instanceSelection([
    ...(['instanceId', 'instanceName', 'status', 'health', 'healthMessage', 'vpcId', 'subnetId'] as const),
    ...(['vip', 'vport', 'createdAt', 'expiresAt', 'renewFlag', 'edition', 'askedKafkaVersion'] as const),
    ...(['bandwidthMbyteps', 'diskSizeGb', 'diskType', 'elasticStorage', 'partitionLimit', 'topicLimit'] as const),
    ...(['publicNetworkMbps', 'zoneId', 'zoneIds', 'retentionBytes', 'plannedUpgrade'] as const),
    ...(['topicCount', 'partitionReplicaCount'] as const),
  ]),
);
const TAGS = sql`(select json_agg(json_build_object('key', tag_key, 'value', tag_value) order by tag_key) from tags
  where tags.app_id = instances.app_id and kind = 'ckafkaId' and resource_id = instances.instance_id)`;

/**
 * Instances as they are listed, with the count of all. `limit` stands in the statement's text: PostgreSQL plans a statement anew
 * each time while it cannot know that a page is short, which takes longer than reading the page.
 */
export function instanceLists(db: Kysely<Schema>): Pick<InstanceRows, 'list'> {
  return {
    list: async (appId, region, filter, limit, offset) => {
      const conditions = instanceConditions(filter);
      const matching = sql`from instances where ${sql.join(
        [sql`status <> 3`, sql`instances.app_id = ${appId}`, sql`instances.region = ${region}`, ...conditions],
        sql` and `,
      )}`;
      // Counting them for each page would cost more the more there are.
      const kept = sql`(select instances from visible_instances where app_id = ${appId} and region = ${region})`;
      const total = conditions.length === 0 ? kept : sql`count(*) over ()`;
      const page = sql<ListedRow>`select ${LISTED}, ${TAGS} as tags, ${total} as total ${matching}
        order by created_at desc, instance_id limit ${sql.lit(limit)}${offset === 0 ? sql`` : sql` offset ${offset}`}`;
      // The columns have their names already: renaming each of each row would take longer than the rest.
      const { rows } = await page.execute(db.withoutPlugins());
      const count = async (): Promise<number> => {
        const counted =
          conditions.length === 0 ? sql`select ${kept} as total` : sql`select count(*) as total ${matching}`;
        return (await (counted as RawBuilder<{ total: number | null }>).execute(db)).rows[0]?.total ?? 0;
      };
      return pageOf(rows, offset, count, ({ total: _, tags, ...row }) => ({ ...row, tags: tags ?? [] }));
    },
  };
}

import { sql, type Expression, type SqlBool } from 'kysely';
import type { InstanceFilter } from '../storage.ts';
import { hasTag, hasTagWhere } from './tag-filter.ts';

/** One condition for each part of the filter that is given; an instance matches when all hold. */
export function instanceConditions(filter: InstanceFilter): Expression<SqlBool>[] {
  const any = (column: string, values: readonly (string | number)[] | undefined): Expression<SqlBool>[] =>
    values === undefined ? [] : [sql<SqlBool>`${sql.raw(column)} = any(${[...values]})`];
  return [
    ...any('instances.instance_id', filter.instanceIds),
    ...any('instances.status', filter.statuses),
    // As text: a filter may hold any text, and text that is no address matches nothing.
    ...any('host(instances.vip)', filter.vips),
    ...any('instances.vpc_id', filter.vpcIds),
    ...any('instances.subnet_id', filter.subnetIds),
    ...any('instances.edition', filter.editions),
    ...(filter.search === undefined ? [] : [anyTextContains(filter.search)]),
    ...(filter.tagKeys ? [hasTagWhere('ckafkaId', sql`tags.tag_key = any(${[...filter.tagKeys]})`)] : []),
    ...(filter.tags ?? []).map((tag) => hasTag('ckafkaId', tag)),
  ];
}

/** `strpos` and not `like`: a search text may hold % and _. */
function anyTextContains(text: string): Expression<SqlBool> {
  const texts = sql`concat_ws(chr(1), instance_name, instance_id, vpc_id, subnet_id, array_to_string(zone_ids, chr(1)))`;
  return sql<SqlBool>`strpos(lower(${texts}), lower(${text})) > 0`;
}

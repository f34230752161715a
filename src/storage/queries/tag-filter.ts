import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { TaggedKind } from '../../domain/tag.ts';
import type { TagFilter } from '../storage.ts';

/** Kinds that are listed by their tags. */
type ListedKind = Exclude<TaggedKind, 'topic'>;

const OWNER: Record<ListedKind, { table: string; id: string }> = {
  ckafkaId: { table: 'instances', id: 'instance_id' },
  vpc: { table: 'vpcs', id: 'vpc_id' },
  subnet: { table: 'subnets', id: 'subnet_id' },
};

/** Whether the outer query's row carries a tag that `matches`. */
export function hasTagWhere(kind: ListedKind, matches: RawBuilder<unknown>): RawBuilder<SqlBool> {
  const { table, id } = OWNER[kind];
  return sql<SqlBool>`exists (
    select from tags
    where tags.app_id = ${sql.ref(`${table}.app_id`)} and tags.kind = ${kind}
    and tags.resource_id = ${sql.ref(`${table}.${id}`)} and ${matches})`;
}

/** Whether the outer query's row carries a tag of this key, with one of the values when there are any. */
export function hasTag(kind: ListedKind, { key, values }: TagFilter): RawBuilder<SqlBool> {
  return hasTagWhere(
    kind,
    sql`tags.tag_key = ${key} and (${values.length === 0} or tags.tag_value = any(${[...values]}))`,
  );
}

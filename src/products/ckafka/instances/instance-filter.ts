import type { DescribeInstancesDetailRequest, DescribeInstancesRequest } from '../../../../spec/types/ckafka.ts';
import { STATUS, type Status } from '../../../domain/instance.ts';
import { refusedValue, sameWords } from '../../../domain/parameter-refusals.ts';
import type { InstanceFilter } from '../../../storage/storage.ts';

type AskedFilter = Partial<DescribeInstancesDetailRequest & Pick<DescribeInstancesRequest, 'VpcId'>>;

/** Names that DescribeInstancesDetail filters by, and how many values each takes at most (upstream's description of Filters). */
const FILTER_NAMES = ['Ip', 'VpcId', 'SubNetId', 'InstanceType', 'InstanceId'] as const;
type FilterName = (typeof FILTER_NAMES)[number];
const MAX_FILTER_VALUES = 10;

/**
 * Everything that the lists of instances are filtered by; conditions of different kinds must all hold, values of one kind are
 * alternatives. Empty texts and lists are as if left out. null when two conditions on one thing leave nothing to be found. Throws a Refusal.
 */
export function instanceFilter(asked: AskedFilter): InstanceFilter | null {
  const named = namedFilters(asked.Filters ?? []);
  const deprecatedIds = asked.InstanceIds?.match(/ckafka-\w+/g) ?? undefined;
  const conditions = {
    instanceIds: allOf([oneOf(asked.InstanceId), listOf(asked.InstanceIdList), deprecatedIds, ...named.InstanceId]),
    vpcIds: allOf([oneOf(asked.VpcId), ...named.VpcId]),
    subnetIds: allOf(named.SubNetId),
    vips: allOf(named.Ip),
    editions: allOf(named.InstanceType),
  };
  if (Object.values(conditions).some((values) => values?.length === 0)) return null;
  const statuses = statusesOf(asked.Status ?? []);
  return {
    ...withoutUndefined(conditions),
    ...(statuses.length > 0 && { statuses }),
    ...(isText(asked.SearchWord) && { search: asked.SearchWord }),
    ...(isText(asked.TagKey) && { tagKeys: [asked.TagKey] }),
    ...(asked.TagList !== undefined && {
      tags: asked.TagList.map(({ TagKey, TagValue }) => ({ key: TagKey, values: [TagValue] })),
    }),
  };
}

function namedFilters(filters: readonly { Name: string; Values: readonly string[] }[]): Record<FilterName, string[][]> {
  const named: Record<FilterName, string[][]> = { Ip: [], VpcId: [], SubNetId: [], InstanceType: [], InstanceId: [] };
  for (const [index, { Name, Values }] of filters.entries()) {
    const name = FILTER_NAMES.find((it) => it === Name);
    if (name === undefined) throw refusedValue(`Filters.${index}.Name`, Name, sameWords(FILTER_NAMES), 'InvalidFilter');
    if (Values.length === 0 || Values.length > MAX_FILTER_VALUES)
      throw refusedValue(
        `Filters.${index}.Values`,
        Values.length,
        { en: `1 to ${MAX_FILTER_VALUES} values`, zh: `1 至 ${MAX_FILTER_VALUES} 个值` },
        'InvalidFilter',
      );
    named[name].push([...Values]);
  }
  return named;
}

function statusesOf(asked: readonly number[]): Status[] {
  const known = Object.values(STATUS);
  return asked.map((status) => {
    const found = known.find((it) => it === status);
    if (found === undefined)
      throw refusedValue('Status', status, sameWords(known.toSorted((one, other) => one - other)));
    return found;
  });
}

/** Values that stand in every list that is given; undefined when none is. */
function allOf(lists: readonly (readonly string[] | undefined)[]): string[] | undefined {
  const given = lists.filter((it) => it !== undefined);
  return given.length === 0
    ? undefined
    : given.reduce<string[]>((kept, list) => kept.filter((it) => list.includes(it)), [...(given[0] ?? [])]);
}

function oneOf(text: string | undefined): string[] | undefined {
  return isText(text) ? [text] : undefined;
}

function listOf(list: readonly string[] | undefined): readonly string[] | undefined {
  return list === undefined || list.length === 0 ? undefined : list;
}

function isText(text: string | undefined): text is string {
  return text !== undefined && text !== '';
}

function withoutUndefined<T extends object>(conditions: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(conditions).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

import { refusedValue, sameWords } from '../../domain/parameter-refusals.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { TagFilter } from '../../storage/storage.ts';

interface AskedFilter {
  readonly Name: string;
  readonly Values: readonly string[];
}

const MAX_FILTERS = 10;
const MAX_IDS = 100;
const TAG_PREFIX = 'tag:';

/** Filters of a list by name, and those on tags. Conditions of different names must all hold, values of one name are alternatives. */
export interface ReadFilters<Name extends string> {
  readonly of: Partial<Record<Name, readonly string[]>>;
  readonly tags: readonly TagFilter[];
}

/** Reads `Filters`. Names are `names`, `tag-key` and `tag:<key>`. Throws a Refusal for another name, a name twice, no values, too many filters. */
export function readFilters<Name extends string>(
  asked: readonly AskedFilter[] | undefined,
  names: readonly Name[],
): ReadFilters<Name> {
  const filters = asked ?? [];
  if (filters.length > MAX_FILTERS)
    throw refusedValue(
      'Filters',
      filters.length,
      { en: `at most ${MAX_FILTERS} filters`, zh: `最多 ${MAX_FILTERS} 个过滤条件` },
      'LimitExceeded.NumberOfFilters',
    );
  const of: Partial<Record<Name, readonly string[]>> = {};
  const tags: TagFilter[] = [];
  for (const [index, { Name: asked, Values: values }] of filters.entries()) {
    if (values.length === 0) throw refusedFilter(index, asked, { en: 'at least one value', zh: '至少一个值' });
    if (asked === 'tag-key') tags.push(...tagKeyFilter(index, values));
    else if (asked.startsWith(TAG_PREFIX)) tags.push({ key: asked.slice(TAG_PREFIX.length), values });
    else {
      const name = names.find((it) => it === asked);
      if (name === undefined)
        throw refusedValue(
          `Filters.${index}.Name`,
          asked,
          sameWords([...names, 'tag-key', 'tag:<key>']),
          'InvalidParameter.FilterInvalidKey',
        );
      if (of[name] !== undefined) throw refusedFilter(index, asked, { en: 'each name once', zh: '每个名称一次' });
      of[name] = values;
    }
  }
  return { of, tags };
}

/** Ids and Filters exclude each other; ids are 100 at most. Throws a Refusal. */
export function requireIdsOrFilters(
  parameter: string,
  ids: readonly string[] | undefined,
  filters: readonly unknown[] | undefined,
): void {
  if ((ids?.length ?? 0) > 0 && (filters?.length ?? 0) > 0)
    throw new Refusal('InvalidParameter.Coexist', {
      en: `The parameters cannot be specified at the same time: \`${parameter}\` and \`Filters\`.`,
      zh: `参数 \`${parameter}\` 与 \`Filters\` 不能同时指定。`,
    });
  if ((ids?.length ?? 0) > MAX_IDS)
    throw refusedValue(
      parameter,
      ids?.length,
      { en: `at most ${MAX_IDS} ids`, zh: `最多 ${MAX_IDS} 个 ID` },
      'InvalidParameterValue.LimitExceeded',
    );
}

/** Every id of a list must exist. */
export function requireAllFound(parameter: string, asked: readonly string[], found: ReadonlySet<string>): void {
  const missing = asked.filter((it) => !found.has(it));
  if (missing.length > 0) throw notFound(parameter, missing.join(', '));
}

export function notFound(parameter: string, id: string): Refusal {
  return new Refusal('ResourceNotFound', {
    en: `The resource of parameter \`${parameter}\` does not exist in this region: "${id}".`,
    zh: `参数 \`${parameter}\` 指定的资源 "${id}" 在该地域不存在。`,
  });
}

/** `true` or `false` of a filter such as is-default; undefined when both were sent, which filters nothing. */
export function switchFilter(index: string, values: readonly string[] | undefined): boolean | undefined {
  if (values === undefined) return undefined;
  const switches = new Set(values.map((it) => it.toLowerCase()));
  const isWrong = [...switches].some((it) => it !== 'true' && it !== 'false');
  if (isWrong)
    throw refusedValue(
      `Filters ${index}`,
      values.join(', '),
      sameWords(['true', 'false']),
      'InvalidParameterValue.Malformed',
    );
  return switches.size === 2 ? undefined : switches.has('true');
}

function tagKeyFilter(index: number, values: readonly string[]): TagFilter[] {
  const [key, ...others] = values;
  if (key === undefined || others.length > 0)
    throw refusedFilter(index, 'tag-key', {
      en: 'one key; send a filter for each',
      zh: '一个键；多个键请分别传入过滤条件',
    });
  return [{ key, values: [] }];
}

function refusedFilter(index: number, name: string, allowed: { en: string; zh: string }): Refusal {
  return refusedValue(`Filters.${index}`, name, allowed, 'InvalidParameter.InvalidFilter');
}

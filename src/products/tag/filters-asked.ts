import { refusedValue } from '../../domain/parameter-refusals.ts';
import type { TagFilter } from '../../storage/storage.ts';

/** Upstream's, from the text of its code and of GetResources. */
const MOST_FILTERS = 6;
const MOST_VALUES = 10;

/** The filters of a search that needs one. Throws a Refusal. */
export function filtersAsked(asked: readonly { TagKey: string; TagValue?: readonly string[] | null }[]): TagFilter[] {
  const refused = 'InvalidParameterValue.TagFilters';
  const count = { en: `1 to ${MOST_FILTERS} filters`, zh: `1 至 ${MOST_FILTERS} 个过滤条件` };
  if (asked.length === 0) throw refusedValue('TagFilters', 0, count, refused);
  if (asked.length > MOST_FILTERS)
    throw refusedValue('TagFilters', asked.length, count, 'InvalidParameterValue.TagFiltersLengthExceeded');
  return asked.map(({ TagKey: key, TagValue }) => {
    const values = TagValue ?? [];
    const most = { en: `at most ${MOST_VALUES} values`, zh: `最多 ${MOST_VALUES} 个标签值` };
    if (values.length > MOST_VALUES) throw refusedValue('TagFilters.N.TagValue', values.length, most, refused);
    if (key === '') throw refusedValue('TagFilters.N.TagKey', key, { en: 'a key', zh: '标签键' }, refused);
    return { key, values };
  });
}

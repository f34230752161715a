import type { Page } from '../storage.ts';

/**
 * A page from rows that each carry the count of all (`count(*) over ()`): one statement instead of two.
 * A page behind the end has no row to carry it, so then `count` is asked.
 */
export async function pageOf<Row extends { total: number }, T>(
  rows: readonly Row[],
  offset: number,
  count: () => Promise<number>,
  item: (row: Row) => T,
): Promise<Page<T>> {
  const total = rows[0]?.total ?? (offset === 0 ? 0 : await count());
  return { total, items: rows.map(item) };
}

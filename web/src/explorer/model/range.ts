import type { ExplorerMember } from '../../../../src/explorer-model/explorer-product.ts';

/** What `range` of a member says, read: `1–100`, `delete, compact`, `3, 6, … 999`, `-1, 60000–7776000000`. */
export interface ReadRange {
  /** Single values that are allowed; the steps before an ellipsis too. */
  readonly values: readonly string[];
  readonly spans: readonly { readonly min: number; readonly max: number }[];
  /** Whether values are left out by an ellipsis, so that others than these may be allowed. */
  readonly isOpen: boolean;
}

const SPAN = /^(-?\d+)–(-?\d+)$/;

export function readRange({ range = '' }: Pick<ExplorerMember, 'range'>): ReadRange {
  const parts = range.split(/,\s*/).filter((it) => it !== '');
  const spans = parts.flatMap((part) => {
    const [, min, max] = SPAN.exec(part) ?? [];
    return min === undefined || max === undefined ? [] : [{ min: Number(min), max: Number(max) }];
  });
  const values = parts.filter((part) => !SPAN.test(part) && !part.includes('…'));
  return { values, spans, isOpen: parts.some((part) => part.includes('…')) };
}

/** Whether what was written is outside of what the words allow. The server decides; this only warns. */
export function isOutside(written: string, range: ReadRange): boolean {
  if (range.isOpen || (range.values.length === 0 && range.spans.length === 0)) return false;
  if (range.values.includes(written)) return false;
  return !range.spans.some(({ min, max }) => Number(written) >= min && Number(written) <= max);
}

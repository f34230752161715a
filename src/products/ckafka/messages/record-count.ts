import { contains } from '../../../domain/offer.ts';
import { inWords, refusedValue } from '../../../domain/parameter-refusals.ts';

const COUNTS = { min: 1, max: 20, step: 1 };

/** SinglePartitionRecordNumber: 20 when left out, at most 20. Throws a Refusal. */
export function recordCount(asked: number | undefined): number {
  if (asked === undefined) return COUNTS.max;
  if (!contains(COUNTS, asked)) throw refusedValue('SinglePartitionRecordNumber', asked, inWords(COUNTS));
  return asked;
}

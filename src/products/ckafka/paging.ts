import { contains } from '../../domain/offer.ts';
import { inWords, refusedValue } from '../../domain/parameter-refusals.ts';

export interface PageRequest {
  readonly limit: number;
  readonly offset: number;
}

const DEFAULT_LIMIT = 10;
/**
 * The largest page of every instance list. Upstream writes 20 for DescribeInstancesDetail, but the Terraform provider asks it for 100 and
 * takes a shorter page for the last one: a smaller bound would hide instances.
 */
const MAX_LIMIT = 100;
const MAX_OFFSET = 2 ** 31 - 1;

/** Limit and Offset of a list: 10 and 0 when left out. Throws a Refusal. */
export function pageRequest(
  asked: { readonly Limit?: number; readonly Offset?: number },
  maxLimit = MAX_LIMIT,
): PageRequest {
  const limit = asked.Limit ?? Math.min(DEFAULT_LIMIT, maxLimit);
  const offset = asked.Offset ?? 0;
  const limits = { min: 1, max: maxLimit, step: 1 };
  const offsets = { min: 0, max: MAX_OFFSET, step: 1 };
  if (!contains(limits, limit)) throw refusedValue('Limit', limit, inWords(limits));
  if (!contains(offsets, offset)) throw refusedValue('Offset', offset, inWords(offsets));
  return { limit, offset };
}

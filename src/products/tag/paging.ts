import { contains } from '../../domain/offer.ts';
import { inWords, refusedValue } from '../../domain/parameter-refusals.ts';

const OFFSETS = { min: 0, max: 2 ** 31 - 1, step: 1 };

export interface AskedPage {
  readonly Offset?: number;
  readonly Limit?: number;
}

interface PageLimits {
  readonly ifLeftOut?: number;
  readonly most?: number;
}

/** Limit and Offset of a list; 15 and 0 when left out, and 1000 at most, unless said otherwise. Throws a Refusal. */
export function pageAsked(
  { Offset = 0, Limit }: AskedPage,
  { ifLeftOut = 15, most = 1000 }: PageLimits = {},
): { Offset: number; Limit: number } {
  const limit = Limit ?? ifLeftOut;
  const limits = { min: 1, max: most, step: 1 };
  if (!contains(limits, limit)) throw refusedValue('Limit', limit, inWords(limits));
  if (!contains(OFFSETS, Offset)) throw refusedValue('Offset', Offset, inWords(OFFSETS));
  return { Offset, Limit: limit };
}

/** The same for the actions in sequence, which take whole pages only. */
export function wholePageAsked(asked: AskedPage, limits: PageLimits = {}): { Offset: number; Limit: number } {
  const page = pageAsked(asked, limits);
  if (page.Offset % page.Limit === 0) return page;
  const allowed = { en: `a multiple of Limit, which is ${page.Limit}`, zh: `Limit（${page.Limit}）的整数倍` };
  throw refusedValue('Offset', page.Offset, allowed, 'InvalidParameterValue.OffsetInvalid');
}

/** How many of a list by token; 50 when left out, 1000 at most. Throws a Refusal. */
export function resultsAsked(MaxResults = 50): number {
  const results = { min: 1, max: 1000, step: 1 };
  if (!contains(results, MaxResults)) throw refusedValue('MaxResults', MaxResults, inWords(results));
  return MaxResults;
}

import { refusedValue, inWords } from '../../domain/parameter-refusals.ts';

/** Limit and Offset of the vpc product are texts; 20 and 0 when left out. */
const LIMITS = { min: 1, max: 100, step: 1 };
const OFFSETS = { min: 0, max: 2 ** 31 - 1, step: 1 };
const DEFAULT_LIMIT = 20;

/** Throws a Refusal: not a number (Malformed), or out of bounds (Range). */
export function pageRequest(asked: { readonly Limit?: string; readonly Offset?: string }): {
  limit: number;
  offset: number;
} {
  return {
    limit: numberIn('Limit', asked.Limit, DEFAULT_LIMIT, LIMITS),
    offset: numberIn('Offset', asked.Offset, 0, OFFSETS),
  };
}

function numberIn(parameter: string, text: string | undefined, ifLeftOut: number, range: typeof LIMITS): number {
  if (text === undefined || text === '') return ifLeftOut;
  if (!/^-?\d+$/.test(text)) throw refusedValue(parameter, text, inWords(range), 'InvalidParameterValue.Malformed');
  const value = Number(text);
  if (value < range.min || value > range.max)
    throw refusedValue(parameter, text, inWords(range), 'InvalidParameterValue.Range');
  return value;
}

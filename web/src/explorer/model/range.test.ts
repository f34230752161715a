import { describe, expect, it } from 'vitest';
import type { ExplorerMember } from '../../../../src/explorer-model/explorer-product.ts';
import { JsonNumber, type Json } from '../json/json.ts';
import { typedValue, valueWarning } from './value-warning.ts';

const member = (type: string, range?: string): ExplorerMember => ({
  name: 'It',
  type,
  list: false,
  required: false,
  ...(range === undefined ? {} : { range }),
});

describe('what a field says of its value', () => {
  const number = (text: string): Json => new JsonNumber(text);
  it.each<[Json, string, string | undefined, string | null]>([
    [number('3'), 'int64', '1–100', null],
    [number('101'), 'int64', '1–100', 'Outside'],
    [number('-1'), 'int64', '-1, 60–90', null],
    [number('-2'), 'int64', '-1, 60–90', 'Outside'],
    [number('7'), 'int64', '3, 6, … 999', null],
    ['7', 'int64', undefined, 'whole number'],
    [number('7.5'), 'uint64', undefined, 'whole number'],
    [number('9007199254740993'), 'int64', undefined, 'digit for digit'],
    ['delete', 'string', 'delete, compact', null],
    ['erase', 'string', 'delete, compact', 'Outside'],
    [true, 'string', undefined, 'text'],
    ['yes', 'bool', undefined, 'true or false'],
    [null, 'string', undefined, 'null'],
  ])('%o as %s in %s: %s', (value, type, range, words) => {
    const warning = valueWarning(value, member(type, range));
    if (words === null) expect(warning).toBeNull();
    else expect(warning?.en).toContain(words);
  });

  it('keeps what is no number as it was typed', () => {
    expect(typedValue('12a', 'int64')).toBe('12a');
    expect(typedValue(' 12 ', 'int64')).toEqual(new JsonNumber('12'));
    expect(typedValue('', 'string')).toBeUndefined();
  });
});

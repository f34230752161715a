import { expect, it } from 'vitest';
import { readSpan, writeSpan } from './time-span.ts';

it.each([
  ['30d', 2_592_000_000],
  ['1d12h', 129_600_000],
  ['90m', 5_400_000],
  [' 2w ', 1_209_600_000],
  ['1s', 1000],
])('reads %j', (text, spanMs) => expect(readSpan(text)).toBe(spanMs));

it.each(['', '0d', '0s', '-1d', '30', 'd', '1.5h', '12h1d', '1d 2h', 'a month', '1000000000000d', '1D'])(
  'reads no span in %j',
  (text) => expect(readSpan(text)).toBeNull(),
);

it('writes the two largest units', () => {
  expect([2_592_000_000, 93_600_000, 86_400_000, 61_000, 999, 86_400_000 + 60_000].map(writeSpan)).toEqual([
    ...['30d', '1d 2h', '1d', '1m 1s', '0s', '1d'],
  ]);
});

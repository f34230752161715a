import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asCents, halfUp, readAmount, writeAmount } from './money.ts';

it('reads and writes amounts without losing a digit', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }), (it) => readAmount(writeAmount(it)) === it),
  );
  expect(writeAmount(786_000_000n)).toBe('7.86');
  expect(writeAmount(-1n)).toBe('-0.00000001');
  expect(writeAmount(100_000_000n, 8)).toBe('1.00000000');
  expect(['', '1.', '.5', '1e3', '0.123456789', '1,5', ' 1'].map(readAmount)).toEqual(Array(7).fill(null));
});

it('rounds a half up and everything else to the nearest', () => {
  expect([5n, 4n, 15n, -5n, -4n, -6n, -15n].map((it) => halfUp(it, 10n))).toEqual([1n, 0n, 2n, 0n, 0n, -1n, -1n]);
  expect(asCents(150_500_000n)).toBe(151);
});

import { describe, expect, it } from 'vitest';
import { median, pairedRatio, percentile } from './statistics.ts';

describe('percentile', () => {
  it('is a value that was measured, whatever their order', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentile(hundred, 50)).toBe(50);
    expect(percentile(hundred, 99)).toBe(99);
    expect(percentile(hundred, 100)).toBe(100);
  });

  it('is the largest of a few, and the only one of one', () => {
    expect(percentile([10, 2, 7], 99)).toBe(10);
    expect(percentile([4], 0)).toBe(4);
  });

  it('sorts numbers as numbers', () => {
    expect(percentile([9, 10, 100], 50)).toBe(10);
  });

  it('does not exist of nothing', () => {
    expect(() => percentile([], 50)).toThrow('0 values');
  });
});

describe('median', () => {
  it('is the middle one, or between the two in the middle', () => {
    expect(median([100, 1, 9])).toBe(9);
    expect(median([100, 1, 9, 11])).toBe(10);
  });

  it('does not exist of nothing', () => {
    expect(() => median([])).toThrow('no values');
  });
});

describe('pairedRatio', () => {
  it('compares each with its partner: a machine that was slow for one pair does not count', () => {
    expect(pairedRatio([1, 20, 3], [2, 40, 2])).toBe(0.5);
  });

  it('refuses values without a partner', () => {
    expect(() => pairedRatio([1, 2], [1])).toThrow('2 values of ours and 1');
  });
});

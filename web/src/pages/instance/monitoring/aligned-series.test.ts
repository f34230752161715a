import { expect, it } from 'vitest';
import { alignedSeries } from './aligned-series.ts';

it('puts series of different times on one axis, with gaps and not with noughts', () => {
  const one = { timestamps: [60, 120], values: [1, 2] };
  const two = { timestamps: [120, 180], values: [5, 0] };
  expect(alignedSeries([one, two], undefined)).toEqual({
    times: [60, 120, 180],
    lines: [
      [1, 2, null],
      [null, 5, 0],
    ],
    throttled: [],
  });
});

it('marks the times in which somebody was held back', () => {
  const throttles = { timestamps: [60, 120], values: [0, 3] };
  expect(alignedSeries([undefined], throttles).throttled).toEqual([120]);
});

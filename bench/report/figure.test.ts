import { describe, expect, it } from 'vitest';
import { reportRows, verdictOf, type Figure } from './figure.ts';

const figure: Figure = {
  name: 'first record, 3.2.3',
  unit: 'ms',
  ours: 1234.5,
  peer: { name: 'the stock way', value: 2469 },
  ratio: 0.5,
  aim: { below: 4000, ratioBelow: 0.7 },
};

describe('verdictOf', () => {
  it('is met only when all of the aim holds', () => {
    expect(verdictOf(figure)).toBe('met');
    expect(verdictOf({ ...figure, ours: 4000 })).toBe('not met');
    expect(verdictOf({ ...figure, ratio: 0.7 })).toBe('not met');
  });

  it('looks at the ratio alone where the aim has no figure', () => {
    expect(verdictOf({ ...figure, ours: 9999, aim: { ratioBelow: 0.7 } })).toBe('met');
  });

  it('takes a ratio from below and a figure between two bounds', () => {
    expect(verdictOf({ ...figure, ratio: 0.98, aim: { ratioFrom: 0.98 } })).toBe('met');
    expect(verdictOf({ ...figure, ratio: 0.97, aim: { ratioFrom: 0.98 } })).toBe('not met');
    for (const [ours, verdict] of [
      [18.9, 'not met'],
      [19, 'met'],
      [21, 'met'],
      [21.1, 'not met'],
    ] as const)
      expect(verdictOf({ ...figure, ours, aim: { between: [19, 21] } })).toBe(verdict);
  });

  it('takes a rate from its least value', () => {
    const rate: Figure = { ...figure, unit: '/s', ratio: 20, aim: { from: 3000, ratioFrom: 20 } };
    expect(verdictOf({ ...rate, ours: 3000 })).toBe('met');
    expect(verdictOf({ ...rate, ours: 2999 })).toBe('not met');
  });

  it('says nothing of a figure without an aim', () => {
    expect(verdictOf({ ...figure, aim: null })).toBe('');
  });
});

describe('reportRows', () => {
  it('puts ours beside the peer, with units and the verdict', () => {
    const [, row] = reportRows([figure]);
    const cells = [
      'first record, 3.2.3',
      '1235 ms',
      '2469 ms',
      '0.50',
      '< 4000 ms, ratio < 0.7',
      'met',
      'the stock way',
    ];
    expect(row).toEqual(cells);
  });

  it('leaves empty what was not measured', () => {
    const [, row] = reportRows([{ name: 'all together', unit: 'MB', ours: 9.876, peer: null, ratio: null, aim: null }]);
    expect(row).toEqual(['all together', '9.88 MB', '', '', '', '', '']);
  });

  it('has as many headings as cells', () => {
    const [heading, row] = reportRows([figure]);
    expect(heading).toHaveLength(row?.length ?? 0);
  });
});

import { describe, expect, it } from 'vitest';
import { budgetPeriod, isCounted, thresholdAmount, type BudgetCycle } from './budget.ts';

const ALWAYS = { firstDay: '2026-01-01', lastDay: '2099-12-31' };
const period = (cycle: BudgetCycle, at: string, timeZone: string, days: object = {}) => {
  const found = budgetPeriod({ cycle, ...ALWAYS, ...days }, new Date(at), timeZone);
  return found && [found.name, found.from.toISOString(), found.to.toISOString()];
};

describe('the period of a budget', () => {
  it('is a day, month, quarter or year of the account’s calendar', () => {
    const at = '2026-03-31T16:30:00Z';
    expect(period('MONTH', at, 'UTC')).toEqual(['2026-03', '2026-03-01T00:00:00.000Z', '2026-04-01T00:00:00.000Z']);
    expect(period('MONTH', at, 'Asia/Shanghai')?.[0]).toBe('2026-04');
    expect(period('DAY', at, 'UTC')).toEqual(['2026-03-31', '2026-03-31T00:00:00.000Z', '2026-04-01T00:00:00.000Z']);
    expect(period('QUARTER', at, 'UTC')?.[0]).toBe('2026-Q1');
    expect(period('QUARTER', '2026-12-31T00:00:00Z', 'UTC')?.slice(1)).toEqual([
      '2026-10-01T00:00:00.000Z',
      '2027-01-01T00:00:00.000Z',
    ]);
    expect(period('YEAR', at, 'UTC')).toEqual(['2026', '2026-01-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z']);
  });

  it('has 23 or 25 hours on days on which the zone’s clock changes', () => {
    expect(period('DAY', '2026-03-29T12:00:00Z', 'Europe/Berlin')?.slice(1)).toEqual([
      '2026-03-28T23:00:00.000Z',
      '2026-03-29T22:00:00.000Z',
    ]);
    expect(period('MONTH', '2026-10-25T12:00:00Z', 'Europe/Berlin')?.slice(1)).toEqual([
      '2026-09-30T22:00:00.000Z',
      '2026-10-31T23:00:00.000Z',
    ]);
  });

  it('is cut to the budget’s first and last day, and there is none outside', () => {
    const days = { firstDay: '2026-03-10', lastDay: '2026-03-20' };
    expect(period('MONTH', '2026-03-15T00:00:00Z', 'UTC', days)?.slice(1)).toEqual([
      '2026-03-10T00:00:00.000Z',
      '2026-03-21T00:00:00.000Z',
    ]);
    expect(period('MONTH', '2026-03-15T00:00:00Z', 'UTC', { lastDay: '9999-12-31' })?.[0]).toBe('2026-03');
    expect(period('MONTH', '2026-03-09T23:59:59Z', 'UTC', days)).toBeNull();
    expect(period('MONTH', '2026-03-21T00:00:00Z', 'UTC', days)).toBeNull();
  });
});

it('a threshold is a share of the budget or a sum', () => {
  expect(thresholdAmount({ kind: 'percent', value: '80' }, 150_00000000n)).toBe(120_00000000n);
  expect(thresholdAmount({ kind: 'percent', value: '33.333' }, 3n)).toBe(1n);
  expect(thresholdAmount({ kind: 'amount', value: '7.5' }, 1n)).toBe(7_50000000n);
});

it('a budget of tags counts what carries all of them', () => {
  const carried = [
    { key: 'team', value: 'a' },
    { key: 'stage', value: 'test' },
  ];
  expect(isCounted([], carried)).toBe(true);
  expect(isCounted([{ key: 'team', values: ['b', 'a'] }], carried)).toBe(true);
  expect(isCounted([{ key: 'team', values: [] }], carried)).toBe(true);
  expect(isCounted([{ key: 'team', values: ['b'] }], carried)).toBe(false);
  expect(
    isCounted(
      [
        { key: 'team', values: ['a'] },
        { key: 'cost', values: [] },
      ],
      carried,
    ),
  ).toBe(false);
});

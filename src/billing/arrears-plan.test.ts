import { describe, expect, it } from 'vitest';
import { arrearsPlan } from './arrears-plan.ts';

const HOUR_MS = 3_600_000;
const SPANS = { isolateAfterHours: 24, deleteAfterDays: 7 };
const since = new Date('2026-03-01T12:00:00Z');
const planAfter = (hours: number, balance: bigint, overdueSince: Date | null = since, spans = SPANS) => {
  const account = { appId: 7, currency: 'CNY', parked: '', openedAt: since, balance, overdueSince };
  const plan = arrearsPlan(account, new Date(since.getTime() + hours * HOUR_MS), spans);
  return plan && [plan.instances, ...plan.notices.map((it) => it.kind)];
};

describe('an account', () => {
  it('above zero is left alone', () => {
    expect(planAfter(0, 1n, null)).toBeNull();
  });

  it('at zero is told at once, stopped after a day, warned a day before its data goes, and deleted after seven more', () => {
    expect(planAfter(0, 0n, null)).toEqual([null, 'overdue']);
    expect(planAfter(23.9, -1n)).toEqual([null, 'overdue']);
    expect(planAfter(24, -1n)).toEqual(['isolate', 'overdue', 'isolated']);
    expect(planAfter(24 * 7, -1n)).toEqual(['isolate', 'overdue', 'isolated', 'deletion-near']);
    expect(planAfter(24 * 8 - 0.1, -1n)?.[0]).toBe('isolate');
    expect(planAfter(24 * 8, -1n)).toEqual(['delete', 'overdue', 'isolated', 'deletion-near', 'deleted']);
  });

  it('that is topped up in time runs again', () => {
    expect(planAfter(100, 1n)).toEqual(['resume', 'resumed']);
  });

  it('follows the spans of its operator', () => {
    expect(planAfter(1, 0n, since, { isolateAfterHours: 0, deleteAfterDays: 0 })?.[0]).toBe('delete');
    expect(planAfter(47, 0n, since, { isolateAfterHours: 48, deleteAfterDays: 1 })?.[0]).toBeNull();
  });
});

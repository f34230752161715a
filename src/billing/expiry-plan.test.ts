import { describe, expect, it } from 'vitest';
import { STATUS } from '../domain/instance.ts';
import type { PrepaidState } from '../domain/prepaid.ts';
import { expiryPlan } from './expiry-plan.ts';

const SPANS = { remindBeforeDays: 7, stopAfterDays: 7, releaseAfterDays: 7 };
const at = (text: string): Date => new Date(`${text}+08:00`);
const STATE: PrepaidState = {
  instanceId: 'ckafka-a',
  appId: 7,
  status: STATUS.running,
  expiresAt: at('2026-03-08T12:05:00'),
  renewFlag: 0,
  isolatedAt: null,
  timeZone: 'Asia/Shanghai',
};
const planAt = (text: string, change: Partial<PrepaidState> = {}, spans = SPANS) => {
  const { action, notices } = expiryPlan({ ...STATE, ...change }, at(text), spans);
  return [action, ...notices.map((it) => it.kind)];
};

describe('a prepaid instance', () => {
  it('is left alone until its owner is reminded, seven days before the end of the term', () => {
    expect(planAt('2026-03-01T12:04:59')).toEqual([null]);
    expect(planAt('2026-03-01T12:05:00')).toEqual([null, 'expiring']);
    expect(planAt('2026-03-08T12:04:59')).toEqual([null, 'expiring']);
    expect(planAt('2026-03-08T12:04:59', {}, { ...SPANS, remindBeforeDays: 0 })).toEqual([null]);
  });

  it('that is not renewed serves on for seven whole days and is stopped at 0:00', () => {
    expect(planAt('2026-03-08T12:05:00')).toEqual([null, 'expired']);
    expect(planAt('2026-03-15T23:59:59')).toEqual([null, 'expired']);
    expect(planAt('2026-03-16T00:00:00')).toEqual(['isolate', 'expired']);
    expect(planAt('2026-03-09T00:00:00', {}, { ...SPANS, stopAfterDays: 0 })).toEqual(['isolate', 'expired']);
  });

  it('that is stopped is warned a day before, and deleted at 0:00 of the fifteenth day', () => {
    const stopped = { status: STATUS.isolated, isolatedAt: at('2026-03-16T00:00:00') };
    expect(planAt('2026-03-16T00:00:03', stopped)).toEqual([null, 'expiry-isolated']);
    expect(planAt('2026-03-22T00:00:00', stopped)).toEqual([null, 'expiry-isolated', 'release-near']);
    expect(planAt('2026-03-22T23:59:59', stopped)[0]).toBeNull();
    expect(planAt('2026-03-23T00:00:00', stopped)).toEqual(['release', 'expiry-isolated', 'release-near', 'released']);
  });

  it('that was not stopped in time is stopped first, however late', () => {
    expect(planAt('2027-01-01T00:00:00')[0]).toBe('isolate');
  });

  it('that is renewed by itself is renewed at the end of its term, and reminded before', () => {
    const renewed = { renewFlag: 1 } as const;
    expect(planAt('2026-03-07T00:00:00', renewed)).toEqual([null, 'expiring']);
    expect(planAt('2026-03-08T12:05:00', renewed)).toEqual(['renew']);
    expect(planAt('2026-03-08T12:05:00', { renewFlag: 2 })).toEqual([null, 'expired']);
  });

  it('that could not be created is given back, once', () => {
    const failed = { status: STATUS.creationFailed };
    expect(planAt('2026-03-01T00:00:00', failed)).toEqual(['give-back']);
    expect(planAt('2026-03-08T12:05:00', failed)).toEqual([null]);
  });
});

import { expect, it } from 'vitest';
import { monthsLater } from '../../../../src/domain/calendar.ts';
import { monthsAfter } from './term-end.ts';

const seconds = (text: string): number => Date.parse(text) / 1000;

it.each([
  ['2026-11-26T10:00:05+08:00', 1, '2026-12-26T10:00:05+08:00'],
  ['2026-11-26T10:00:05+08:00', 36, '2029-11-26T10:00:05+08:00'],
  ['2026-01-31T07:30:00+08:00', 1, '2026-02-28T07:30:00+08:00'],
  ['2028-01-31T07:30:00+08:00', 1, '2028-02-29T07:30:00+08:00'],
  ['2026-12-31T00:00:00+08:00', 2, '2027-02-28T00:00:00+08:00'],
])('a term that ends at %s and is renewed by %i months ends at %s', (from, months, to) => {
  expect(monthsAfter(seconds(from), months)).toBe(seconds(to));
  // What the server will count: pages run none of its sources.
  expect(monthsLater(new Date(from), months, 'Asia/Shanghai')).toEqual(new Date(to));
});

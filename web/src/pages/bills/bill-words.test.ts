import { expect, it } from 'vitest';
import { bookFormula, formulaText } from './bill-words.ts';
import { monthOf, secondsOf } from './month.ts';

it('a line says what it is the product of', () => {
  const disk = {
    ItemCode: 'disk',
    UsedAmount: '1000',
    SinglePrice: '0.25000000',
    PriceUnit: 'CNY/100 GB/小时',
    TimeSpan: '24',
    TimeUnitName: '小时',
  };
  expect(formulaText(disk)).toEqual({
    en: '1,000 GB × 0.25 CNY / 100 × 24 h',
    zh: '1,000 GB × 0.25 CNY / 100 × 24 小时',
  });
  const monthly = { ItemCode: 'package', UsedAmount: '1', SinglePrice: '636.00000000', PriceUnit: 'CNY/个/月' };
  const paid = { ...monthly, TimeSpan: '3', TimeUnitName: '月' };
  expect(formulaText(paid).en).toBe('1 × 636 CNY × 3 months');
  expect(bookFormula({ ...paid, ComponentConfig: [{ Name: 'formula', Value: '5.16 + 6 x 0.45' }] })).toBe(
    '5.16 + 6 x 0.45',
  );
});

it('a month begins with its first second in China', () => {
  expect(monthOf(new Date('2026-11-30T15:59:59Z'))).toBe('2026-11');
  expect(monthOf(new Date('2026-11-30T16:00:00Z'))).toBe('2026-12');
});

it('a month ends with its last second, also in February', () => {
  expect(secondsOf('2028-02')).toEqual({ StartTime: '2028-02-01 00:00:00', EndTime: '2028-02-29 23:59:59' });
  expect(secondsOf('2026-11').EndTime).toBe('2026-11-30 23:59:59');
});

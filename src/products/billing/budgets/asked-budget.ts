import type { CreateBudgetRequest } from '../../../../spec/types/billing.ts';
import { BUDGET_CYCLES, type BudgetTag, type BudgetTerms, type BudgetThreshold } from '../../../domain/budget.ts';
import { readAmount, type Amount } from '../../../domain/money.ts';
import { contains } from '../../../domain/offer.ts';
import {
  characterCount,
  inWords,
  refusedEmpty,
  refusedTogether,
  refusedValue,
  sameWords,
} from '../../../domain/parameter-refusals.ts';
import { PRODUCT } from '../product-names.ts';
import { askedDay } from './asked-day.ts';
import { notServed } from './not-served.ts';

/** All that is served come to the same here: there are no discounts, vouchers or gifts. */
const FEE_TYPES = ['COST', 'REAL_COST', 'CASH'] as const;
const NAME_LENGTHS = { min: 1, max: 100, step: 1 };
const NOTE_LENGTHS = { min: 0, max: 500, step: 1 };
const MOST = { thresholds: 20, tags: 10 } as const;

/**
 * What a call asks a budget to be. Throws a Refusal that names the parameter: with InvalidParameterValue for what is no such value, and
 * with UnsupportedOperation for what upstream has and this has not.
 */
export function askedBudget(asked: CreateBudgetRequest): BudgetTerms {
  requireLength('BudgetName', asked.BudgetName, NAME_LENGTHS);
  requireLength('BudgetNote', asked.BudgetNote ?? '', NOTE_LENGTHS);
  const cycle = oneOf('CycleType', asked.CycleType, BUDGET_CYCLES);
  const [firstDay, lastDay] = [
    askedDay('PeriodBegin', asked.PeriodBegin, 'first'),
    askedDay('PeriodEnd', asked.PeriodEnd, 'last'),
  ];
  if (lastDay < firstDay)
    throw refusedTogether({ en: 'PeriodEnd must not be before PeriodBegin.', zh: 'PeriodEnd 不能早于 PeriodBegin。' });
  if (oneOf('PlanType', asked.PlanType, ['FIX', 'CYCLE']) === 'CYCLE') throw notServed('PlanType', 'FIX');
  if (oneOf('BillType', asked.BillType, ['BILL', 'CONSUMPTION']) === 'CONSUMPTION') throw notServed('BillType', 'BILL');
  if (asked.WaveThresholdJson !== undefined && asked.WaveThresholdJson.length > 0) throw notServed('WaveThresholdJson');
  return {
    budgetName: asked.BudgetName,
    note: asked.BudgetNote ?? '',
    cycle,
    firstDay,
    lastDay,
    quota: quotaOf(asked.BudgetQuota),
    feeType: feeTypeOf(asked.FeeType),
    thresholds: thresholdsOf(asked.WarnJson),
    tags: tagsOf(asked.DimensionsRange),
    refuses: false,
  };
}

function quotaOf(text: string): Amount {
  const quota = readAmount(text);
  if (quota === null || quota <= 0n)
    throw refusedValue('BudgetQuota', text, {
      en: 'a decimal number above 0, such as "1200" or "99.50"',
      zh: '大于 0 的十进制数，例如 "1200" 或 "99.50"',
    });
  return quota;
}

function feeTypeOf(text: string): string {
  const others = ['INCENTIVE', 'VOUCHER', 'TRANSFER', 'TAX', 'AMOUNT_BEFORE_TAX'];
  if (others.includes(text)) throw notServed('FeeType', FEE_TYPES.join(', '));
  return oneOf('FeeType', text, FEE_TYPES);
}

function thresholdsOf(asked: CreateBudgetRequest['WarnJson']): BudgetThreshold[] {
  if (asked.length === 0)
    throw refusedEmpty(
      'WarnJson',
      { en: 'say when to be told', zh: '请至少设置一个提醒阈值' },
      'InvalidParameterValue',
    );
  if (asked.length > MOST.thresholds) throw tooMany('WarnJson', asked.length, MOST.thresholds);
  return asked.map(({ WarnType, CalType, ThresholdValue }, index) => {
    const path = `WarnJson.${index}`;
    if (oneOf(`${path}.WarnType`, WarnType, ['ACTUAL', 'FORECAST']) === 'FORECAST')
      throw notServed(`${path}.WarnType`, 'ACTUAL');
    const kind = oneOf(`${path}.CalType`, CalType, ['PERCENTAGE', 'ABS']) === 'ABS' ? 'amount' : 'percent';
    const value = readAmount(ThresholdValue);
    if (value === null || value < 0n)
      throw refusedValue(`${path}.ThresholdValue`, ThresholdValue, {
        en: 'a decimal number of at least 0',
        zh: '不小于 0 的十进制数',
      });
    return { kind, value: ThresholdValue };
  });
}

function tagsOf(asked: CreateBudgetRequest['DimensionsRange']): BudgetTag[] {
  const { Business, Tags, ...others } = asked ?? {};
  const tags = Tags ?? [];
  const other = Object.entries(others).find(([, values]) => (values ?? []).length > 0)?.[0];
  if (other !== undefined) throw notServed(`DimensionsRange.${other}`);
  if (Business?.some((it) => it !== PRODUCT.code) === true) throw notServed('DimensionsRange.Business', PRODUCT.code);
  if (tags.length > MOST.tags) throw tooMany('DimensionsRange.Tags', tags.length, MOST.tags);
  return tags.map(({ TagKey, TagValue }, index) => {
    if (TagKey === undefined || TagKey === '' || TagKey === null)
      throw refusedEmpty(`DimensionsRange.Tags.${index}.TagKey`, { en: 'name the tag', zh: '请传入标签键' });
    return { key: TagKey, values: TagValue ?? [] };
  });
}

function requireLength(parameter: string, text: string, lengths: typeof NAME_LENGTHS): void {
  const unit = { en: 'characters', zh: '个字符' };
  if (!contains(lengths, characterCount(text))) throw refusedValue(parameter, text, inWords(lengths, unit));
}

function oneOf<Word extends string>(parameter: string, text: string, words: readonly Word[]): Word {
  const found = words.find((it) => it === text);
  if (found === undefined) throw refusedValue(parameter, text, sameWords(words));
  return found;
}

function tooMany(parameter: string, count: number, most: number): Error {
  return refusedValue(parameter, count, { en: `at most ${most}`, zh: `最多 ${most} 个` });
}

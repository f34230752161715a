import type { BudgetExtend } from '../../../../spec/types/billing.ts';
import type { Account } from '../../../domain/account.ts';
import type { Budget, BudgetPeriod } from '../../../domain/budget.ts';
import { cloudDateTime } from '../../../domain/cloud-time.ts';
import { halfUp, writeAmount, type Amount } from '../../../domain/money.ts';
import { contains } from '../../../domain/offer.ts';
import { inWords, refusedValue } from '../../../domain/parameter-refusals.ts';

export const UNSERVED_BUDGETS: readonly string[] = [
  'PlanType CYCLE, BillType CONSUMPTION, forecasts (WarnType FORECAST), WaveThresholdJson and FeeTypes of what is not charged here are refused',
  'of DimensionsRange, Tags and Business p_ckafka; another is refused',
];

const PAGES = { min: 1, max: 1_000_000, step: 1 };
const SIZES = { min: 1, max: 100, step: 1 };
const MONEY = { within: 1, exceeded: 2 } as const;

/** PageNo and PageSize; `answer` makes what an answer says of its page. Throws a Refusal. */
export function budgetPage({ PageNo, PageSize }: { readonly PageNo: number; readonly PageSize: number }) {
  if (!contains(PAGES, PageNo)) throw refusedValue('PageNo', PageNo, inWords(PAGES));
  if (!contains(SIZES, PageSize)) throw refusedValue('PageSize', PageSize, inWords(SIZES));
  return {
    limit: PageSize,
    offset: (PageNo - 1) * PageSize,
    answer: (total: number) => ({
      Pages: Math.ceil(total / PageSize),
      Size: PageSize,
      Total: total,
      Current: PageNo,
    }),
  };
}

export function changedAnswer(budgetId: number, at: Date, Message: string) {
  return { Data: { BudgetId: String(budgetId), UpdateTime: cloudDateTime(at) }, Message, Code: 0 };
}

export function budgetAnswer(
  budget: Budget,
  account: Account,
  now: {
    readonly today: string;
    readonly period: BudgetPeriod | null;
    readonly spent: Amount;
    readonly remindTimes: number;
  },
): BudgetExtend {
  const { quota, thresholds, tags } = budget;
  return {
    BudgetId: String(budget.budgetId),
    BudgetName: budget.budgetName,
    BudgetNote: budget.note,
    BudgetQuota: writeAmount(quota, 0),
    BudgetQuotaJson: null,
    CycleType: budget.cycle,
    PlanType: 'FIX',
    BillType: 'BILL',
    FeeType: budget.feeType,
    Dimensions: 'COST',
    PeriodBegin: budget.firstDay,
    PeriodEnd: budget.lastDay,
    WarnJson: thresholds.map(({ kind, value }) => ({
      WarnType: 'ACTUAL',
      CalType: kind === 'amount' ? 'ABS' : 'PERCENTAGE',
      ThresholdValue: value,
    })),
    WaveThresholdJson: [],
    DimensionsRange: { Tags: tags.map(({ key, values }) => ({ TagKey: key, TagValue: [...values] })) },
    PayerUin: Number(account.uin),
    DefaultMode: 0,
    SendDetail: '',
    BudgetSendInfoForm: [],
    TemplateType: 'CUS',
    HasForecast: 'NO_FORECAST',
    ForecastCost: null,
    ForecastProgress: null,
    BudgetStatus: statusOf(budget, now.today),
    CurDateDesc: now.period?.name ?? '',
    RealCost: writeAmount(now.spent),
    BudgetProgress: writeAmount(percent(now.spent, quota)),
    MoneyStatus: now.spent > quota ? MONEY.exceeded : MONEY.within,
    RemindTimes: now.remindTimes,
    CreateTime: cloudDateTime(budget.createdAt),
    UpdateTime: cloudDateTime(budget.updatedAt),
  };
}

/** With two decimals, rounded half up. */
function percent(spent: Amount, quota: Amount): Amount {
  return halfUp(spent * 10_000n, quota) * 1_000_000n;
}

function statusOf({ firstDay, lastDay }: Budget, today: string): string {
  if (today > lastDay) return 'EXPIRED';
  return today < firstDay ? 'ACTIVATED' : 'ACTIVE';
}

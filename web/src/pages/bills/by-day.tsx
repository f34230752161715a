import type { ReactNode } from 'react';
import type { BillDetail } from '../../../../spec/types/billing.ts';
import { FailureAlert } from '../../components/failure-alert.tsx';
import { moneyText } from '../../components/money.ts';
import { useText } from '../../language/language.tsx';
import { BillLines } from './bill-lines.tsx';
import { currencyOf } from './bill-words.ts';
import { useMonth } from './use-bill.ts';

const texts = {
  none: {
    en: 'Nothing was charged in this month. Pay-as-you-go is charged once an hour is over.',
    zh: '该账期暂无费用。按量计费实例在每个整点后出账。',
  },
  loading: { en: 'Loading…', zh: '加载中…' },
};

/** The month, day by day; each opens into the instances of the day and their lines. */
export function ByDay({ month }: { month: string }): ReactNode {
  const t = useText();
  const bill = useMonth(month);
  const days = byDay(bill.data ?? []);
  return (
    <>
      <FailureAlert failure={bill.error} onRetry={() => void bill.refetch()} />
      {bill.isLoading && <p className="hint">{t(texts.loading)}</p>}
      {bill.data !== undefined && days.length === 0 && <p className="nothing">{t(texts.none)}</p>}
      {days.map(([day, entries]) => (
        <details key={day} className="day">
          <summary>
            <span>{day}</span>
            <span className="hint">
              {t({
                en: `${entries.length} ${entries.length === 1 ? 'entry' : 'entries'}`,
                zh: `${entries.length} 条`,
              })}
            </span>
            <strong>{moneyText(costOf(entries), currencyOf(entries[0]?.ComponentSet?.[0]?.PriceUnit))}</strong>
          </summary>
          {entries.map((entry) => (
            <BillLines key={entry.Id ?? ''} entry={entry} />
          ))}
        </details>
      ))}
    </>
  );
}

/** Newest day first. */
function byDay(entries: readonly BillDetail[]): [day: string, entries: BillDetail[]][] {
  const days = Map.groupBy(entries, (it) => it.BillDay ?? '');
  return [...days].toSorted(([one], [other]) => other.localeCompare(one));
}

/** Costs are decimals of eight places; the sum is shown, not charged. */
function costOf(entries: readonly BillDetail[]): number {
  const costs = entries.flatMap((it) => it.ComponentSet ?? []).map((it) => Number(it.RealCost ?? 0));
  return Number(costs.reduce((sum, it) => sum + it, 0).toFixed(8));
}

import type { ReactNode } from 'react';
import type { BillDetail, BillDetailComponent } from '../../../../spec/types/billing.ts';
import { DataTable, type Column } from '../../components/data-table.tsx';
import { moneyText } from '../../components/money.ts';
import { cloudTimeText } from '../../components/times.ts';
import { useLanguage, useText } from '../../language/language.tsx';
import { bookFormula, currencyOf, formulaText, itemText } from './bill-words.ts';

const texts = {
  item: { en: 'Item', zh: '计费项' },
  formula: { en: 'How it comes about', zh: '计算方式' },
  cost: { en: 'Cost', zh: '费用' },
  none: { en: 'No lines.', zh: '无明细。' },
};

/** What one instance cost in a day, or with an order: each line with its formula. */
export function BillLines({ entry }: { entry: BillDetail }): ReactNode {
  const t = useText();
  const { language } = useLanguage();
  const columns: Column<BillDetailComponent>[] = [
    { title: texts.item, cell: (it) => t(itemText(it)) },
    {
      title: texts.formula,
      cell: (it) => (
        <>
          {t(formulaText(it))}
          {bookFormula(it) !== '' && <p className="hint">{bookFormula(it)}</p>}
        </>
      ),
    },
    {
      title: texts.cost,
      isFigure: true,
      cell: (it) => moneyText(Number(it.RealCost ?? 0), currencyOf(it.PriceUnit)),
    },
  ];
  const name = `${entry.ResourceName ?? ''} (${entry.ResourceId ?? ''})`;
  return (
    <section className="bill-entry">
      <h3>
        {entry.ResourceName} <code>{entry.ResourceId}</code>
      </h3>
      <p className="hint">
        {cloudTimeText(entry.FeeBeginTime, language)} – {cloudTimeText(entry.FeeEndTime, language)} · {entry.OrderId}
      </p>
      <DataTable
        label={{ en: `Lines of ${name}`, zh: `${name} 的明细` }}
        columns={columns}
        rows={entry.ComponentSet ?? []}
        rowKey={(it) => `${it.ItemCode ?? ''} ${it.SinglePrice ?? ''} ${it.UsedAmount ?? ''}`}
        empty={texts.none}
        isLoading={false}
      />
    </section>
  );
}

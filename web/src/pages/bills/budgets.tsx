import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { BudgetExtend } from '../../../../spec/types/billing.ts';
import { useApi } from '../../api/use-api.ts';
import { Button } from '../../components/button.tsx';
import { ChangeDialog } from '../../components/change-dialog.tsx';
import { DataTable, type Column } from '../../components/data-table.tsx';
import { FailureAlert } from '../../components/failure-alert.tsx';
import { moneyText } from '../../components/money.ts';
import { useText } from '../../language/language.tsx';
import { NewBudgetDialog } from './new-budget.tsx';
import { useCurrency } from './use-bill.ts';

const texts = {
  label: { en: 'Budgets', zh: '预算' },
  hint: {
    en: 'A budget says when costs pass what you set: a notice is written, and what runs goes on.',
    zh: '费用超过预算阈值时会发出通知，运行中的实例不受影响。',
  },
  add: { en: 'Add a budget', zh: '新建预算' },
  name: { en: 'Name', zh: '名称' },
  cycle: { en: 'Cycle', zh: '周期' },
  quota: { en: 'Quota', zh: '额度' },
  spent: { en: 'Spent', zh: '已用' },
  warns: { en: 'Tells at', zh: '提醒阈值' },
  none: { en: 'There is no budget yet.', zh: '暂无预算。' },
  remove: { en: 'Remove', zh: '删除' },
  removeTitle: { en: 'Remove the budget', zh: '删除预算' },
};

const CYCLES: Readonly<Record<string, { en: string; zh: string }>> = {
  DAY: { en: 'Day', zh: '日' },
  MONTH: { en: 'Month', zh: '月' },
  QUARTER: { en: 'Quarter', zh: '季度' },
  YEAR: { en: 'Year', zh: '年' },
};
/** As many as an account may have. */
const PAGE_SIZE = 100;

export function Budgets(): ReactNode {
  const t = useText();
  const api = useApi();
  const currency = useCurrency();
  const [open, setOpen] = useState<'new' | BudgetExtend | null>(null);
  const budgets = useQuery({
    queryKey: [...api.scope, 'budgets'],
    queryFn: async () => (await api.call('billing', 'DescribeBudget', { PageNo: 1, PageSize: PAGE_SIZE })).Data,
  });
  const columns: Column<BudgetExtend>[] = [
    { title: texts.name, cell: (it) => it.BudgetName },
    { title: texts.cycle, cell: (it) => t(CYCLES[it.CycleType] ?? { en: it.CycleType, zh: it.CycleType }) },
    { title: texts.quota, isFigure: true, cell: (it) => moneyText(Number(it.BudgetQuota), currency) },
    { title: texts.spent, isFigure: true, cell: (it) => moneyText(Number(it.RealCost ?? 0), currency) },
    {
      title: texts.warns,
      cell: (it) =>
        it.WarnJson.map(({ CalType, ThresholdValue }) =>
          CalType === 'PERCENTAGE' ? `${ThresholdValue} %` : moneyText(Number(ThresholdValue), currency),
        ).join(', '),
    },
    {
      title: { en: '', zh: '' },
      cell: (it) => (
        <Button
          size="small"
          variant="text"
          theme="danger"
          aria-label={`${t(texts.remove)}: ${it.BudgetName}`}
          onClick={() => setOpen(it)}
        >
          {t(texts.remove)}
        </Button>
      ),
    },
  ];
  return (
    <>
      <div className="row spread">
        <p className="hint">{t(texts.hint)}</p>
        <Button onClick={() => setOpen('new')}>{t(texts.add)}</Button>
      </div>
      <FailureAlert failure={budgets.error} onRetry={() => void budgets.refetch()} />
      <DataTable
        label={texts.label}
        columns={columns}
        rows={budgets.data?.Records ?? undefined}
        rowKey={(it) => it.BudgetId ?? it.BudgetName}
        empty={texts.none}
        isLoading={budgets.isLoading}
      />
      {open === 'new' && <NewBudgetDialog currency={currency} onClose={() => setOpen(null)} />}
      {open !== null && open !== 'new' && <RemoveBudgetDialog budget={open} onClose={() => setOpen(null)} />}
    </>
  );
}

function RemoveBudgetDialog({ budget, onClose }: { budget: BudgetExtend; onClose: () => void }): ReactNode {
  const api = useApi();
  const remove = (): Promise<unknown> => api.call('billing', 'DeleteBudget', { BudgetIds: [budget.BudgetId ?? ''] });
  return (
    <ChangeDialog title={texts.removeTitle} action={texts.remove} isDangerous onSubmit={remove} onClose={onClose}>
      <p>{budget.BudgetName}</p>
    </ChangeDialog>
  );
}

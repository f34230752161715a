import { useState, type ReactNode } from 'react';
import { useApi } from '../../api/use-api.ts';
import { ChangeDialog } from '../../components/change-dialog.tsx';
import { SelectField } from '../../forms/choice-field.tsx';
import { NumberField } from '../../forms/number-field.tsx';
import { TextField } from '../../forms/text-field.tsx';

const texts = {
  title: { en: 'Add a budget', zh: '新建预算' },
  action: { en: 'Add', zh: '创建' },
  name: { en: 'Name', zh: '名称' },
  cycle: { en: 'Cycle', zh: '周期' },
  quota: { en: 'Quota', zh: '额度' },
  quotaHint: { en: 'What a cycle may cost.', zh: '每个周期的费用额度。' },
  warn: { en: 'Tell at', zh: '提醒阈值' },
};

const CYCLES = [
  { value: 'MONTH', label: { en: 'Month', zh: '月' } },
  { value: 'DAY', label: { en: 'Day', zh: '日' } },
  { value: 'QUARTER', label: { en: 'Quarter', zh: '季度' } },
  { value: 'YEAR', label: { en: 'Year', zh: '年' } },
];

/** From this year on, for ten. */
function period(): { PeriodBegin: string; PeriodEnd: string } {
  const year = new Date().getFullYear();
  return { PeriodBegin: `${year}-01-01`, PeriodEnd: `${year + 10}-12-31` };
}

export function NewBudgetDialog({ currency, onClose }: { currency: string; onClose: () => void }): ReactNode {
  const api = useApi();
  const [name, setName] = useState('');
  const [cycle, setCycle] = useState('MONTH');
  const [quota, setQuota] = useState<number | null>(null);
  const [percent, setPercent] = useState<number | null>(80);
  const create = (): Promise<unknown> =>
    api.call('billing', 'CreateBudget', {
      BudgetName: name,
      CycleType: cycle,
      ...period(),
      PlanType: 'FIX',
      BudgetQuota: String(quota ?? ''),
      BillType: 'BILL',
      FeeType: 'REAL_COST',
      WarnJson: [{ WarnType: 'ACTUAL', CalType: 'PERCENTAGE', ThresholdValue: String(percent ?? '') }],
    });
  const isReady = name !== '' && (quota ?? 0) > 0 && (percent ?? -1) >= 0;
  return (
    <ChangeDialog title={texts.title} action={texts.action} isReady={isReady} onSubmit={create} onClose={onClose}>
      <TextField label={texts.name} value={name} onChange={setName} required />
      <SelectField label={texts.cycle} value={cycle} options={CYCLES} onChange={setCycle} />
      <NumberField
        label={texts.quota}
        hint={texts.quotaHint}
        unit={currency}
        value={quota}
        min={0}
        onChange={setQuota}
        required
      />
      <NumberField label={texts.warn} unit="%" value={percent} min={0} onChange={setPercent} required />
    </ChangeDialog>
  );
}

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { BillResourceSummary } from '../../../../spec/types/billing.ts';
import { useApi } from '../../api/use-api.ts';
import { DataTable, type Column } from '../../components/data-table.tsx';
import { FailureAlert } from '../../components/failure-alert.tsx';
import { moneyText } from '../../components/money.ts';
import { Paging } from '../../components/paging.tsx';
import { cloudTimeText } from '../../components/times.ts';
import { useLanguage } from '../../language/language.tsx';
import { useCurrency } from './use-bill.ts';

const texts = {
  label: { en: 'Instances of the month', zh: '账期内的实例' },
  name: { en: 'Name and ID', zh: '名称 / ID' },
  region: { en: 'Region', zh: '地域' },
  from: { en: 'From', zh: '开始' },
  to: { en: 'To', zh: '结束' },
  cost: { en: 'Cost', zh: '费用' },
  none: { en: 'Nothing was charged in this month.', zh: '该账期暂无费用。' },
};

const PAGE_SIZE = 20;

/** What each instance cost in the month. */
export function ByInstance({ month }: { month: string }): ReactNode {
  const api = useApi();
  const { language } = useLanguage();
  const currency = useCurrency();
  const [offset, setOffset] = useState(0);
  const asked = { Month: month, Offset: offset, Limit: PAGE_SIZE, NeedRecordNum: 1 };
  const summary = useQuery({
    queryKey: [...api.scope, 'bill by instance', asked],
    placeholderData: keepPreviousData,
    queryFn: () => api.call('billing', 'DescribeBillResourceSummary', asked),
  });
  const columns: Column<BillResourceSummary>[] = [
    {
      title: texts.name,
      cell: (it) => (
        <>
          <Link to="/console/instances/$instanceId/$tab" params={{ instanceId: it.ResourceId ?? '', tab: 'basic' }}>
            {it.ResourceName}
          </Link>
          <br />
          <code>{it.ResourceId}</code>
        </>
      ),
    },
    { title: texts.region, cell: (it) => it.RegionName },
    { title: texts.from, cell: (it) => cloudTimeText(it.FeeBeginTime, language) },
    { title: texts.to, cell: (it) => cloudTimeText(it.FeeEndTime, language) },
    { title: texts.cost, isFigure: true, cell: (it) => moneyText(Number(it.RealTotalCost ?? 0), currency) },
  ];
  return (
    <>
      <FailureAlert failure={summary.error} onRetry={() => void summary.refetch()} />
      <DataTable
        label={texts.label}
        columns={columns}
        rows={summary.data?.ResourceSummarySet ?? undefined}
        rowKey={(it) => `${it.ResourceId ?? ''} ${it.OrderId ?? ''} ${it.ActionTypeName ?? ''} ${it.PayModeName ?? ''}`}
        empty={texts.none}
        isLoading={summary.isLoading}
      />
      <Paging offset={offset} limit={PAGE_SIZE} total={summary.data?.Total ?? undefined} onChange={setOffset} />
    </>
  );
}

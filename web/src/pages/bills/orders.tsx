import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Deal } from '../../../../spec/types/billing.ts';
import { useApi } from '../../api/use-api.ts';
import { DataTable, type Column } from '../../components/data-table.tsx';
import { FailureAlert } from '../../components/failure-alert.tsx';
import { moneyText } from '../../components/money.ts';
import { Paging } from '../../components/paging.tsx';
import { cloudTimeText } from '../../components/times.ts';
import { useLanguage, useText } from '../../language/language.tsx';
import type { Text } from '../../language/text.ts';
import { secondsOf } from './month.ts';

const texts = {
  label: { en: 'Orders of the month', zh: '账期内的订单' },
  order: { en: 'Order', zh: '订单号' },
  at: { en: 'Ordered', zh: '下单时间' },
  what: { en: 'What', zh: '内容' },
  instances: { en: 'Instances', zh: '实例' },
  price: { en: 'Price', zh: '单价' },
  paid: { en: 'Paid with it', zh: '支付金额' },
  none: { en: 'Nothing was ordered in this month.', zh: '该账期暂无订单。' },
};

const PAGE_SIZE = 20;

/** What was ordered in the month, newest first. */
export function Orders({ month }: { month: string }): ReactNode {
  const t = useText();
  const { language } = useLanguage();
  const api = useApi();
  const [page, setPage] = useState(0);
  const asked = { ...secondsOf(month), Limit: PAGE_SIZE, Offset: page };
  const orders = useQuery({
    queryKey: [...api.scope, 'orders', asked],
    placeholderData: keepPreviousData,
    queryFn: () => api.call('billing', 'DescribeDealsByCond', asked),
  });
  const money = (hundredths: number | null | undefined, deal: Deal): string =>
    moneyText((hundredths ?? 0) / 100, deal.Currency ?? '');
  const columns: Column<Deal>[] = [
    { title: texts.order, cell: (it) => <code>{it.OrderId}</code> },
    { title: texts.at, cell: (it) => cloudTimeText(it.CreateTime, language) },
    { title: texts.what, cell: (it) => it.Action },
    { title: texts.instances, cell: (it) => <code>{it.ResourceId?.join(' ')}</code> },
    {
      title: texts.price,
      isFigure: true,
      cell: (it) => `${money(it.Price, it)} ${t(per(it.TimeUnit))}`,
    },
    { title: texts.paid, isFigure: true, cell: (it) => money(it.RealTotalCost, it) },
  ];
  return (
    <>
      <FailureAlert failure={orders.error} onRetry={() => void orders.refetch()} />
      <DataTable
        label={texts.label}
        columns={columns}
        rows={orders.data?.Deals ?? undefined}
        rowKey={(it) => it.OrderId ?? ''}
        empty={texts.none}
        isLoading={orders.isLoading}
      />
      <Paging
        offset={page * PAGE_SIZE}
        limit={PAGE_SIZE}
        total={orders.data?.TotalCount ?? undefined}
        onChange={(offset) => setPage(offset / PAGE_SIZE)}
      />
    </>
  );
}

function per(unit: string | null | undefined): Text {
  return unit === 'm' ? { en: 'a month', zh: '/ 月' } : { en: 'an hour', zh: '/ 小时' };
}

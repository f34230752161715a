import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useApi } from '../../api/use-api.ts';
import { FailureAlert } from '../../components/failure-alert.tsx';
import { moneyText } from '../../components/money.ts';
import { useText } from '../../language/language.tsx';
import type { Text } from '../../language/text.ts';
import './bills.css';
import { Budgets } from './budgets.tsx';
import { ByDay } from './by-day.tsx';
import { ByInstance } from './by-instance.tsx';
import { monthOf } from './month.ts';
import { Orders } from './orders.tsx';
import { useCurrency } from './use-bill.ts';

const texts = {
  title: { en: 'Bills', zh: '费用' },
  balance: { en: 'Balance', zh: '账户余额' },
  owed: { en: 'Instances are stopped when it stays at or below zero.', zh: '余额持续不足时实例将被隔离。' },
  spent: { en: 'Charged in the month', zh: '本月费用' },
  month: { en: 'Month', zh: '账期' },
  days: {
    en: 'Days and months are those of the account: of UTC+8, unless the operator chose another time zone for it.',
    zh: '日期与账期按账户时区划分：默认为 UTC+8，除非运营者另行设定。',
  },
  views: { en: 'What of it', zh: '账单视图' },
};

interface View {
  readonly id: string;
  readonly title: Text;
  readonly show: (month: string) => ReactNode;
}

const VIEWS: readonly View[] = [
  { id: 'days', title: { en: 'By day', zh: '按日' }, show: (month) => <ByDay month={month} /> },
  { id: 'instances', title: { en: 'By instance', zh: '按实例' }, show: (month) => <ByInstance month={month} /> },
  { id: 'orders', title: { en: 'Orders', zh: '订单' }, show: (month) => <Orders month={month} /> },
  { id: 'budgets', title: { en: 'Budgets', zh: '预算' }, show: () => <Budgets /> },
];

const route = getRouteApi('/signed-in/console/bills/$view');

export function BillsPage(): ReactNode {
  const t = useText();
  const { view: asked } = route.useParams();
  const [month, setMonth] = useState(() => monthOf(new Date()));
  const view = VIEWS.find((it) => it.id === asked) ?? VIEWS[0];
  return (
    <section className="panel stack">
      <div className="row spread">
        <h1>{t(texts.title)}</h1>
        <label className="row">
          {t(texts.month)}
          <input
            type="month"
            className="control small"
            value={month}
            onChange={(event) => event.target.value !== '' && setMonth(event.target.value)}
          />
        </label>
      </div>
      <Figures month={month} />
      <nav className="tabs" aria-label={t(texts.views)}>
        {VIEWS.map(({ id, title }) => (
          <Link key={id} to="/console/bills/$view" params={{ view: id }}>
            {t(title)}
          </Link>
        ))}
      </nav>
      {view?.show(month)}
      <p className="hint">{t(texts.days)}</p>
    </section>
  );
}

/** What the account has, and what the month has cost so far. */
function Figures({ month }: { month: string }): ReactNode {
  const t = useText();
  const api = useApi();
  const currency = useCurrency();
  const balance = useQuery({
    queryKey: [...api.scope, 'balance'],
    refetchInterval: 15_000,
    queryFn: () => api.call('billing', 'DescribeAccountBalance', {}),
  });
  const total = useQuery({
    queryKey: [...api.scope, 'bill total', month],
    queryFn: async () => {
      const asked = { BeginTime: month, EndTime: month };
      return (await api.call('billing', 'DescribeBillSummaryByProduct', asked)).SummaryTotal;
    },
  });
  const has = (balance.data?.RealBalance ?? 0) / 100;
  return (
    <>
      <FailureAlert failure={balance.error ?? total.error} onRetry={() => void balance.refetch()} />
      <div className="figures">
        <p>
          <span className="hint">{t(texts.balance)}</span>
          <strong>{balance.data === undefined ? '…' : moneyText(has, currency)}</strong>
          {balance.data !== undefined && has <= 0 && <span className="error">{t(texts.owed)}</span>}
        </p>
        <p>
          <span className="hint">{t(texts.spent)}</span>
          <strong>
            {total.data === undefined ? '…' : moneyText(Number(total.data?.RealTotalCost ?? 0), currency)}
          </strong>
        </p>
      </div>
    </>
  );
}

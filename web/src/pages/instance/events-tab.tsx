import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import Tag from 'tdesign-react/es/tag';
import type { DescribeProductEventListEvents } from '../../../../spec/types/monitor.ts';
import { useApi } from '../../api/use-api.ts';
import { DataTable } from '../../components/data-table.tsx';
import { FailureAlert } from '../../components/failure-alert.tsx';
import { Paging } from '../../components/paging.tsx';
import { timeText } from '../../components/times.ts';
import { useLanguage } from '../../language/language.tsx';
import type { TabProps } from './tab-props.ts';

const LIMIT = 20;
/** The API answers the last day when it is not told how far back. */
const SHOWN_SECONDS = 90 * 86_400;
const texts = {
  title: { en: 'Events', zh: '事件' },
  none: { en: 'Nothing has happened yet.', zh: '暂无事件。' },
};

/** What happened to the instance, newest first. */
export default function EventsTab({ instanceId }: TabProps): ReactNode {
  const api = useApi();
  const { language } = useLanguage();
  const [offset, setOffset] = useState(0);
  const events = useQuery({
    queryKey: [...api.scope, 'events', instanceId, offset],
    refetchInterval: 10_000,
    queryFn: () =>
      api.call('monitor', 'DescribeProductEventList', {
        Module: 'monitor',
        ProductName: ['ckafka'],
        InstanceId: [instanceId],
        StartTime: Math.floor(Date.now() / 1000) - SHOWN_SECONDS,
        TimeOrder: 'DESC',
        Offset: offset,
        Limit: LIMIT,
      }),
  });
  const name = (it: DescribeProductEventListEvents): string | null =>
    language === 'zh' ? it.EventCName : it.EventEName;
  return (
    <section className="panel stack">
      <FailureAlert failure={events.error} onRetry={() => void events.refetch()} />
      <DataTable
        label={texts.title}
        rows={events.data?.Events ?? (events.isPending ? undefined : [])}
        isLoading={events.isPending}
        rowKey={(it) => it.EventId ?? 0}
        empty={texts.none}
        columns={[
          { title: { en: 'Time', zh: '时间' }, cell: (it) => timeText(it.StartTime ?? 0, language) },
          { title: { en: 'Event', zh: '事件' }, cell: (it) => name(it) ?? it.EventName },
          {
            title: { en: 'Status', zh: '状态' },
            cell: (it) => (
              <Tag variant="light-outline" theme={it.Status === 'alarm' ? 'warning' : 'default'}>
                {it.Status}
              </Tag>
            ),
          },
          {
            title: { en: 'What happened', zh: '详情' },
            cell: (it) => it.AdditionMsg?.map(({ Value }) => Value).join(' '),
          },
        ]}
      />
      <Paging offset={offset} limit={LIMIT} total={events.data?.Total ?? undefined} onChange={setOffset} />
    </section>
  );
}

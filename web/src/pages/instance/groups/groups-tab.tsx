import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Button } from '../../../components/button.tsx';
import { useApi } from '../../../api/use-api.ts';
import { ChangeDialog } from '../../../components/change-dialog.tsx';
import { DataTable } from '../../../components/data-table.tsx';
import { FailureAlert } from '../../../components/failure-alert.tsx';
import { Paging } from '../../../components/paging.tsx';
import { useSearchedPage } from '../../../components/use-searched-page.tsx';
import { useText } from '../../../language/language.tsx';
import type { TabProps } from '../tab-props.ts';
import { GroupDetail } from './group-detail.tsx';
import { ResetOffsets } from './reset-offsets.tsx';

const texts = {
  title: { en: 'Consumer groups', zh: '消费分组' },
  none: { en: 'No consumer has joined or committed yet.', zh: '暂无消费分组。' },
  lag: { en: 'Lag', zh: '消费详情' },
  reset: { en: 'Reset offsets', zh: '重置 offset' },
  remove: { en: 'Delete', zh: '删除' },
  removeTitle: { en: 'Delete the consumer group', zh: '删除消费分组' },
  removeWarning: {
    en: 'What it has committed is forgotten. A group with consumers is refused.',
    zh: '已提交的位点将被清除；仍有消费者的分组无法删除。',
  },
};

export default function GroupsTab({ instanceId }: TabProps): ReactNode {
  const t = useText();
  const api = useApi();
  const page = useSearchedPage();
  const [open, setOpen] = useState<{ window: 'lag' | 'reset' | 'remove'; group: string } | null>(null);
  const groups = useQuery({
    queryKey: [...api.scope, 'groups', instanceId, page.asked],
    refetchInterval: 10_000,
    placeholderData: (last) => last,
    queryFn: async () => {
      const asked = { InstanceId: instanceId, ...page.asked };
      const { Result } = await api.call('ckafka', 'DescribeGroup', asked);
      const GroupList = Result.GroupList.map(({ Group }) => Group);
      if (GroupList.length === 0) return { total: Result.TotalCount, groups: [] };
      const states = await api.call('ckafka', 'DescribeGroupInfo', { InstanceId: instanceId, GroupList });
      return { total: Result.TotalCount, groups: states.Result };
    },
  });
  const close = (): void => setOpen(null);
  const button = (group: string, window: 'lag' | 'reset' | 'remove'): ReactNode => (
    <Button
      size="small"
      variant="text"
      theme={window === 'remove' ? 'danger' : 'primary'}
      onClick={() => setOpen({ window, group })}
    >
      {t(texts[window])}
    </Button>
  );
  return (
    <section className="panel stack">
      {page.field}
      <FailureAlert failure={groups.error} onRetry={() => void groups.refetch()} />
      <DataTable
        label={texts.title}
        rows={groups.data?.groups}
        isLoading={groups.isPending}
        rowKey={(it) => it.Group}
        empty={texts.none}
        columns={[
          { title: { en: 'Group', zh: '名称' }, cell: (it) => it.Group },
          { title: { en: 'State', zh: '状态' }, cell: (it) => it.State },
          { title: { en: 'Consumers', zh: '消费者数' }, cell: (it) => it.Members.length, isFigure: true },
          { title: { en: 'Assigned by', zh: '分配策略' }, cell: (it) => it.Protocol },
          {
            title: { en: 'Operation', zh: '操作' },
            cell: (it) => (
              <span className="row">
                {button(it.Group, 'lag')}
                {button(it.Group, 'reset')}
                {button(it.Group, 'remove')}
              </span>
            ),
          },
        ]}
      />
      <Paging offset={page.asked.Offset} limit={page.asked.Limit} total={groups.data?.total} onChange={page.turnTo} />
      {open?.window === 'lag' && <GroupDetail instanceId={instanceId} group={open.group} onClose={close} />}
      {open?.window === 'reset' && <ResetOffsets instanceId={instanceId} group={open.group} onClose={close} />}
      {open?.window === 'remove' && (
        <ChangeDialog
          title={texts.removeTitle}
          action={texts.remove}
          isDangerous
          onSubmit={() => api.call('ckafka', 'DeleteGroup', { InstanceId: instanceId, Group: open.group })}
          onClose={close}
        >
          <p>
            <code>{open.group}</code>
          </p>
          <p>{t(texts.removeWarning)}</p>
        </ChangeDialog>
      )}
    </section>
  );
}

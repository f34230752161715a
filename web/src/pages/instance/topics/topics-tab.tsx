import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Button } from '../../../components/button.tsx';
import type { TopicDetail } from '../../../../../spec/types/ckafka.ts';
import { useApi } from '../../../api/use-api.ts';
import { DataTable } from '../../../components/data-table.tsx';
import { FailureAlert } from '../../../components/failure-alert.tsx';
import { Paging } from '../../../components/paging.tsx';
import { timeText } from '../../../components/times.ts';
import { useSearchedPage } from '../../../components/use-searched-page.tsx';
import { useLanguage, useText } from '../../../language/language.tsx';
import type { TabProps } from '../tab-props.ts';
import { AddPartitions, CreateTopic, DeleteTopic, EditTopic } from './topic-dialogs.tsx';
import { TopicPartitions } from './topic-partitions.tsx';

const texts = {
  title: { en: 'Topics', zh: 'Topic 列表' },
  create: { en: 'Create a topic', zh: '新建 Topic' },
  none: { en: 'There are no topics.', zh: '暂无 Topic。' },
  partitions: { en: 'Partitions', zh: '分区' },
  edit: { en: 'Edit', zh: '编辑' },
  more: { en: 'Add partitions', zh: '增加分区' },
  remove: { en: 'Delete', zh: '删除' },
};

type Window = 'create' | 'edit' | 'partitions' | 'more' | 'remove';

export default function TopicsTab({ instanceId, attributes }: TabProps): ReactNode {
  const t = useText();
  const api = useApi();
  const { language } = useLanguage();
  const page = useSearchedPage();
  const [open, setOpen] = useState<{ window: Window; topic?: TopicDetail } | null>(null);
  const topics = useQuery({
    queryKey: [...api.scope, 'topics', instanceId, page.asked],
    refetchInterval: 10_000,
    placeholderData: (last) => last,
    queryFn: async () => {
      const asked = { InstanceId: instanceId, ...page.asked };
      return (await api.call('ckafka', 'DescribeTopicDetail', asked)).Result;
    },
  });
  const close = (): void => setOpen(null);
  const button = (topic: TopicDetail, window: Window): ReactNode => (
    <Button
      size="small"
      variant="text"
      theme={window === 'remove' ? 'danger' : 'primary'}
      onClick={() => setOpen({ window, topic })}
    >
      {t(texts[window])}
    </Button>
  );
  return (
    <section className="panel stack">
      <div className="row spread">
        {page.field}
        <Button onClick={() => setOpen({ window: 'create' })}>{t(texts.create)}</Button>
      </div>
      <FailureAlert failure={topics.error} onRetry={() => void topics.refetch()} />
      <DataTable
        label={texts.title}
        rows={topics.data?.TopicList}
        isLoading={topics.isPending}
        rowKey={(it) => it.TopicId}
        empty={texts.none}
        columns={[
          { title: { en: 'Name', zh: '名称' }, cell: (it) => it.TopicName },
          { title: { en: 'Partitions', zh: '分区数' }, cell: (it) => it.PartitionNum, isFigure: true },
          { title: { en: 'Replicas', zh: '副本数' }, cell: (it) => it.ReplicaNum, isFigure: true },
          { title: { en: 'Retention', zh: '保留时间' }, cell: (it) => retention(it), isFigure: true },
          { title: { en: 'Created', zh: '创建时间' }, cell: (it) => timeText(it.CreateTime, language) },
          { title: { en: 'Note', zh: '备注' }, cell: (it) => it.Note },
          {
            title: { en: 'Operation', zh: '操作' },
            cell: (it) => (
              <span className="row">
                {button(it, 'partitions')}
                {button(it, 'edit')}
                {button(it, 'more')}
                {button(it, 'remove')}
              </span>
            ),
          },
        ]}
      />
      <Paging
        offset={page.asked.Offset}
        limit={page.asked.Limit}
        total={topics.data?.TotalCount}
        onChange={page.turnTo}
      />
      {open?.window === 'create' && <CreateTopic attributes={attributes} onClose={close} />}
      {open?.topic !== undefined && open.window === 'partitions' && (
        <TopicPartitions instanceId={instanceId} topic={open.topic} onClose={close} />
      )}
      {open?.topic !== undefined && open.window === 'edit' && (
        <EditTopic instanceId={instanceId} topic={open.topic} onClose={close} />
      )}
      {open?.topic !== undefined && open.window === 'more' && (
        <AddPartitions instanceId={instanceId} topic={open.topic} onClose={close} />
      )}
      {open?.topic !== undefined && open.window === 'remove' && (
        <DeleteTopic instanceId={instanceId} topic={open.topic} onClose={close} />
      )}
    </section>
  );
}

/** Of the topic itself, in hours; a dash where the instance's holds. */
function retention({ Config }: TopicDetail): string {
  const ms = Config?.Retention;
  return ms === null || ms === undefined ? '–' : `${Math.round(ms / 36_000) / 100} h`;
}

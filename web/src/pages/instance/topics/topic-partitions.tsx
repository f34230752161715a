import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { TopicDetail } from '../../../../../spec/types/ckafka.ts';
import { useApi } from '../../../api/use-api.ts';
import { DataTable } from '../../../components/data-table.tsx';
import { FailureAlert } from '../../../components/failure-alert.tsx';
import { Modal } from '../../../components/modal.tsx';
import { Paging } from '../../../components/paging.tsx';
import { useText } from '../../../language/language.tsx';

const LIMIT = 20;
/** Kafka's -1 in the API's unsigned number: nobody leads the partition. */
const NOBODY = 4_294_967_295;
const texts = {
  title: { en: 'Partitions', zh: '分区详情' },
  none: { en: 'There are none.', zh: '暂无分区。' },
  nobody: { en: 'nobody', zh: '无' },
};

interface TopicPartitionsProps {
  readonly instanceId: string;
  readonly topic: TopicDetail;
  readonly onClose: () => void;
}

/** Where each partition's replicas are, and what it holds. */
export function TopicPartitions({ instanceId, topic, onClose }: TopicPartitionsProps): ReactNode {
  const t = useText();
  const api = useApi();
  const [offset, setOffset] = useState(0);
  const partitions = useQuery({
    queryKey: [...api.scope, 'topic-partitions', instanceId, topic.TopicName, offset],
    queryFn: async () => {
      const page = { InstanceId: instanceId, TopicName: topic.TopicName, Offset: offset, Limit: LIMIT };
      return (await api.call('ckafka', 'DescribeTopicSyncReplica', page)).Result;
    },
  });
  return (
    <Modal title={`${t(texts.title)}: ${topic.TopicName}`} shape="side" onClose={onClose}>
      <FailureAlert failure={partitions.error} onRetry={() => void partitions.refetch()} />
      <DataTable
        label={texts.title}
        rows={partitions.data?.TopicInSyncReplicaList}
        isLoading={partitions.isPending}
        rowKey={(it) => it.Partition}
        empty={texts.none}
        columns={[
          { title: { en: 'Partition', zh: '分区' }, cell: (it) => it.Partition },
          {
            title: { en: 'Leader', zh: 'Leader' },
            cell: (it) => (it.Leader === NOBODY ? t(texts.nobody) : it.Leader),
          },
          { title: { en: 'Replicas', zh: '副本' }, cell: (it) => it.Replica },
          { title: { en: 'In sync', zh: '同步副本' }, cell: (it) => it.InSyncReplica },
          { title: { en: 'Begins at', zh: '起始 offset' }, cell: (it) => it.BeginOffset, isFigure: true },
          { title: { en: 'Ends at', zh: '结束 offset' }, cell: (it) => it.EndOffset, isFigure: true },
          { title: { en: 'Messages', zh: '消息数' }, cell: (it) => it.MessageCount, isFigure: true },
        ]}
      />
      <Paging offset={offset} limit={LIMIT} total={partitions.data?.TotalCount} onChange={setOffset} />
    </Modal>
  );
}

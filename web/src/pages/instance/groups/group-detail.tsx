import type { ReactNode } from 'react';
import { DataTable } from '../../../components/data-table.tsx';
import { FailureAlert } from '../../../components/failure-alert.tsx';
import { Modal } from '../../../components/modal.tsx';
import { useText } from '../../../language/language.tsx';
import { useGroupOffsets } from './group-offsets.ts';

const texts = {
  title: { en: 'Lag', zh: '消费详情' },
  none: { en: 'It has committed nothing.', zh: '该分组尚未提交位点。' },
  all: { en: 'Together', zh: '总堆积' },
};

interface GroupProps {
  readonly instanceId: string;
  readonly group: string;
  readonly onClose: () => void;
}

/** How far behind a group is, partition by partition, as it changes. */
export function GroupDetail({ instanceId, group, onClose }: GroupProps): ReactNode {
  const t = useText();
  const offsets = useGroupOffsets(instanceId, group);
  const lag = offsets.data?.reduce((sum, it) => sum + Math.max(0, it.lag), 0);
  return (
    <Modal title={`${t(texts.title)}: ${group}`} shape="side" onClose={onClose}>
      <FailureAlert failure={offsets.error} onRetry={() => void offsets.refetch()} />
      {lag !== undefined && (
        <p aria-live="polite">
          {t(texts.all)}: {lag}
        </p>
      )}
      <DataTable
        label={texts.title}
        rows={offsets.data}
        isLoading={offsets.isPending}
        rowKey={(it) => `${it.topic} ${it.partition}`}
        empty={texts.none}
        columns={[
          { title: { en: 'Topic', zh: 'Topic' }, cell: (it) => it.topic },
          { title: { en: 'Partition', zh: '分区' }, cell: (it) => it.partition, isFigure: true },
          { title: { en: 'Committed', zh: '当前消费位置' }, cell: (it) => known(it.committed), isFigure: true },
          { title: { en: 'End', zh: '最新位置' }, cell: (it) => known(it.end), isFigure: true },
          { title: { en: 'Lag', zh: '未消费消息数' }, cell: (it) => known(it.lag), isFigure: true },
        ]}
      />
    </Modal>
  );
}

const known = (figure: number): number | string => (figure < 0 ? '–' : figure);

import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useApi } from '../../../api/use-api.ts';
import { ChangeDialog } from '../../../components/change-dialog.tsx';
import { DataTable } from '../../../components/data-table.tsx';
import { FailureAlert } from '../../../components/failure-alert.tsx';
import { fromLocalInput, localInput } from '../../../components/times.ts';
import { RadioField, SelectField } from '../../../forms/choice-field.tsx';
import { NumberField } from '../../../forms/number-field.tsx';
import { TextField } from '../../../forms/text-field.tsx';
import { useText } from '../../../language/language.tsx';
import { useGroupOffsets } from './group-offsets.ts';
import { previewOf, strategyOf, type Log, type Reset } from './offset-preview.ts';

const texts = {
  title: { en: 'Reset offsets', zh: '重置 offset' },
  reset: { en: 'Reset', zh: '重置' },
  topic: { en: 'Topic', zh: 'Topic' },
  to: { en: 'Go on', zh: '重置方式' },
  by: { en: 'Messages forwards (negative: back)', zh: '偏移条数（负数为向前回溯）' },
  offset: { en: 'Offset', zh: '位点' },
  time: { en: 'Time', zh: '时间' },
  preview: { en: 'Before and after', zh: '重置预览' },
  none: { en: 'The group has committed nothing.', zh: '该分组尚未提交位点。' },
  server: { en: 'found by the server', zh: '由服务器确定' },
  stop: { en: 'Consumers must be stopped first.', zh: '重置前请先停止消费者。' },
};

const CHOICES = [
  { value: 'start', label: { en: 'at the first message', zh: '从最早位置' } },
  { value: 'end', label: { en: 'at the end', zh: '从最新位置' } },
  { value: 'shift', label: { en: 'so many messages on', zh: '按偏移量' } },
  { value: 'offset', label: { en: 'at an offset', zh: '指定位点' } },
  { value: 'time', label: { en: 'at a time', zh: '按时间点' } },
] as const;

interface ResetOffsetsProps {
  readonly instanceId: string;
  readonly group: string;
  readonly onClose: () => void;
}

/** Where the group goes on reading in a topic, with what that means for each partition before it is done. */
export function ResetOffsets({ instanceId, group, onClose }: ResetOffsetsProps): ReactNode {
  const t = useText();
  const api = useApi();
  const [chosen, setChosen] = useState('');
  const [to, setTo] = useState<Reset['to']>('start');
  const [by, setBy] = useState<number | null>(0);
  const [offset, setOffset] = useState<number | null>(0);
  const [time, setTime] = useState(() => localInput(Date.now()));
  const offsets = useGroupOffsets(instanceId, group);
  const topics = [...new Set(offsets.data?.map((it) => it.topic))];
  const topic = chosen === '' ? (topics[0] ?? '') : chosen;
  const reset = resetOf(to, { by, offset, ms: fromLocalInput(time) });
  const logs = useLogs(instanceId, topic, to === 'time' ? fromLocalInput(time) : null);
  const lines = offsets.data?.filter((it) => it.topic === topic);
  return (
    <ChangeDialog
      title={texts.title}
      action={texts.reset}
      isReady={topic !== '' && reset !== null}
      onSubmit={async () => {
        if (reset === null) return;
        const place = { InstanceId: instanceId, Group: group, Topics: [topic] };
        await api.call('ckafka', 'ModifyGroupOffsets', { ...place, ...strategyOf(reset) });
      }}
      onClose={onClose}
    >
      <p className="hint">{t(texts.stop)}</p>
      <FailureAlert failure={offsets.error} />
      <SelectField
        label={texts.topic}
        value={topic}
        options={topics.map((value) => ({ value, label: value }))}
        onChange={setChosen}
      />
      <RadioField
        label={texts.to}
        value={to}
        options={CHOICES}
        onChange={(value) => setTo(CHOICES.find((it) => it.value === value)?.value ?? 'start')}
      />
      {to === 'shift' && <NumberField label={texts.by} value={by} onChange={setBy} />}
      {to === 'offset' && <NumberField label={texts.offset} value={offset} onChange={setOffset} min={0} />}
      {to === 'time' && <TextField label={texts.time} type="datetime-local" value={time} onChange={setTime} />}
      <DataTable
        label={texts.preview}
        rows={lines}
        isLoading={offsets.isPending}
        rowKey={(it) => it.partition}
        empty={texts.none}
        columns={[
          { title: { en: 'Partition', zh: '分区' }, cell: (it) => it.partition, isFigure: true },
          { title: { en: 'Now', zh: '当前位点' }, cell: (it) => it.committed, isFigure: true },
          {
            title: { en: 'After', zh: '重置后' },
            cell: (it) =>
              (reset === null ? null : previewOf(it, logs.get(it.partition) ?? {}, reset)) ?? t(texts.server),
            isFigure: true,
          },
          { title: { en: 'End', zh: '最新位置' }, cell: (it) => it.end, isFigure: true },
        ]}
      />
    </ChangeDialog>
  );
}

/** Where the log of each of up to a hundred partitions begins, and where in it a time is when one is asked for. */
function useLogs(instanceId: string, topic: string, atMs: number | null): ReadonlyMap<number, Log> {
  const api = useApi();
  const logs = useQuery({
    queryKey: [...api.scope, 'logs', instanceId, topic, atMs],
    enabled: topic !== '',
    placeholderData: (last) => last,
    queryFn: async () => {
      const page = { InstanceId: instanceId, TopicName: topic, Limit: 100 };
      const { TopicInSyncReplicaList } = (await api.call('ckafka', 'DescribeTopicSyncReplica', page)).Result;
      const first = new Map<number, number>();
      if (atMs !== null) {
        const since = { InstanceId: instanceId, Topic: topic, StartTime: atMs, SinglePartitionRecordNumber: 1 };
        const { Result } = await api.call('ckafka', 'FetchMessageListByTimestamp', since);
        for (const { Partition, Offset } of Result) first.set(Partition, Offset);
      }
      return new Map(
        TopicInSyncReplicaList.map(({ Partition, BeginOffset, EndOffset }): [number, Log] => {
          const log = { start: BeginOffset };
          // Where nothing came since then, a group goes on at the end.
          return [
            Number(Partition),
            atMs === null ? log : { ...log, atTime: first.get(Number(Partition)) ?? EndOffset },
          ];
        }),
      );
    },
  });
  return logs.data ?? new Map<number, Log>();
}

/** null while what it needs is not typed. */
function resetOf(
  to: Reset['to'],
  typed: { readonly by: number | null; readonly offset: number | null; readonly ms: number | null },
): Reset | null {
  if (to === 'start' || to === 'end') return { to };
  if (to === 'shift') return typed.by === null ? null : { to, by: typed.by };
  if (to === 'offset') return typed.offset === null ? null : { to, offset: typed.offset };
  return typed.ms === null ? null : { to, ms: typed.ms };
}

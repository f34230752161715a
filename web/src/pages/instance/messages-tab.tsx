import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import type { ConsumerRecord } from '../../../../spec/types/ckafka.ts';
import { useApi } from '../../api/use-api.ts';
import { DataTable } from '../../components/data-table.tsx';
import { FailureAlert } from '../../components/failure-alert.tsx';
import { fromLocalInput, localInput, timeText } from '../../components/times.ts';
import { useChange } from '../../components/use-change.ts';
import { RadioField, SelectField } from '../../forms/choice-field.tsx';
import { NumberField } from '../../forms/number-field.tsx';
import { TextField } from '../../forms/text-field.tsx';
import { useLanguage, useText } from '../../language/language.tsx';
import { MessageDetail } from './message-detail.tsx';
import { SendMessage } from './send-message.tsx';
import type { TabProps } from './tab-props.ts';

/** A page of DescribeTopic, which is as many topics as this page offers. */
const TOPICS_SHOWN = 50;
const FETCHED = 20;
const HOUR_MS = 3_600_000;
const texts = {
  title: { en: 'Messages', zh: '消息' },
  topic: { en: 'Topic', zh: 'Topic' },
  by: { en: 'Look up', zh: '查询类型' },
  partition: { en: 'Partition', zh: '分区' },
  offset: { en: 'From offset', zh: '起始位点' },
  time: { en: 'From time', zh: '起始时间' },
  look: { en: 'Look up', zh: '查询' },
  send: { en: 'Send a message', zh: '发送消息' },
  none: { en: 'No message was found there.', zh: '未查询到消息。' },
  show: { en: 'View the message', zh: '查看消息' },
  notYet: { en: 'Nothing was looked up yet.', zh: '尚未查询。' },
  noTopics: { en: 'There are no topics yet: create one first.', zh: '暂无 Topic，请先新建。' },
};

/** Messages of a topic, by offset or by time, and a way to send one. */
export default function MessagesTab({ instanceId }: TabProps): ReactNode {
  const t = useText();
  const api = useApi();
  const { language } = useLanguage();
  const [chosen, setChosen] = useState('');
  const [by, setBy] = useState('offset');
  const [partition, setPartition] = useState<number | null>(0);
  const [offset, setOffset] = useState<number | null>(0);
  const [from, setFrom] = useState(() => localInput(Date.now() - HOUR_MS));
  const [isSending, setIsSending] = useState(false);
  const [found, setFound] = useState<readonly ConsumerRecord[] | null>(null);
  const [shown, setShown] = useState<ConsumerRecord | null>(null);
  const look = useChange<readonly ConsumerRecord[]>();
  const topics = useQuery({
    queryKey: [...api.scope, 'topic-names', instanceId],
    queryFn: async () => {
      const { Result } = await api.call('ckafka', 'DescribeTopic', { InstanceId: instanceId, Limit: TOPICS_SHOWN });
      return Result.TopicList.map(({ TopicName }) => TopicName);
    },
  });
  const topic = chosen === '' ? (topics.data?.[0] ?? '') : chosen;

  const lookUp = async (): Promise<void> => {
    const place = { InstanceId: instanceId, Topic: topic, SinglePartitionRecordNumber: FETCHED };
    const records = await look.run(async () => {
      if (by === 'offset') {
        const at = { ...place, Partition: partition ?? 0, Offset: offset ?? 0 };
        return (await api.call('ckafka', 'FetchMessageListByOffset', at)).Result;
      }
      const since = { ...place, StartTime: fromLocalInput(from) ?? 0 };
      return (await api.call('ckafka', 'FetchMessageListByTimestamp', since)).Result;
    });
    if (records !== undefined) setFound(records);
  };

  if (topics.data?.length === 0) return <section className="panel">{t(texts.noTopics)}</section>;
  return (
    <section className="panel stack">
      <FailureAlert failure={topics.error} onRetry={() => void topics.refetch()} />
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void lookUp();
        }}
      >
        <div className="field-row">
          <SelectField
            label={texts.topic}
            value={topic}
            options={(topics.data ?? []).map((value) => ({ value, label: value }))}
            onChange={setChosen}
          />
          <RadioField
            label={texts.by}
            value={by}
            onChange={setBy}
            options={[
              { value: 'offset', label: { en: 'by offset', zh: '按位点查询' } },
              { value: 'time', label: { en: 'by time', zh: '按起始时间查询' } },
            ]}
          />
          {by === 'offset' ? (
            <>
              <NumberField label={texts.partition} value={partition} onChange={setPartition} min={0} />
              <NumberField label={texts.offset} value={offset} onChange={setOffset} min={0} />
            </>
          ) : (
            <TextField label={texts.time} type="datetime-local" value={from} onChange={setFrom} />
          )}
        </div>
        <div className="row">
          <Button type="submit" loading={look.isRunning} disabled={topic === ''}>
            {t(texts.look)}
          </Button>
          <Button type="button" variant="outline" disabled={topic === ''} onClick={() => setIsSending(true)}>
            {t(texts.send)}
          </Button>
        </div>
      </form>
      <FailureAlert failure={look.failure} />
      <DataTable
        label={texts.title}
        rows={found ?? []}
        isLoading={look.isRunning}
        rowKey={(it) => `${it.Partition} ${it.Offset}`}
        empty={found === null ? texts.notYet : texts.none}
        columns={[
          { title: { en: 'Partition', zh: '分区' }, cell: (it) => it.Partition, isFigure: true },
          { title: { en: 'Offset', zh: '位点' }, cell: (it) => it.Offset, isFigure: true },
          { title: { en: 'Time', zh: '时间' }, cell: (it) => timeText(it.Timestamp, language) },
          {
            title: { en: 'Operation', zh: '操作' },
            cell: (it) => (
              <Button size="small" variant="text" theme="primary" onClick={() => setShown(it)}>
                {t(texts.show)}
              </Button>
            ),
          },
        ]}
      />
      {shown !== null && <MessageDetail instanceId={instanceId} place={shown} onClose={() => setShown(null)} />}
      {isSending && <SendMessage instanceId={instanceId} topic={topic} onClose={() => setIsSending(false)} />}
    </section>
  );
}

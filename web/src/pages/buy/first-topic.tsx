import { useState, type ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import type { InstanceDetail } from '../../../../spec/types/ckafka.ts';
import { useApi } from '../../api/use-api.ts';
import { FailureAlert } from '../../components/failure-alert.tsx';
import { KafkaCode } from '../../components/kafka-code.tsx';
import { useChange } from '../../components/use-change.ts';
import { TextField } from '../../forms/text-field.tsx';
import { useText } from '../../language/language.tsx';

const texts = {
  title: { en: 'Produce and consume', zh: '生产与消费' },
  topic: { en: 'Topic', zh: 'Topic' },
  create: { en: 'Create the topic', zh: '创建 Topic' },
  created: { en: 'The topic is there.', zh: 'Topic 已创建。' },
};

const PARTITIONS = 3;

/** The last step of a newcomer: a topic, and code that writes to it and reads from it at the address of the instance. */
export function FirstTopic({ instance, region }: { instance: InstanceDetail; region: string }): ReactNode {
  const t = useText();
  const api = useApi();
  const change = useChange<true>();
  const [topic, setTopic] = useState('hello');
  const [created, setCreated] = useState('');
  const { InstanceId, Vip, Vport, ZoneIds } = instance;
  const create = async (): Promise<void> => {
    const ReplicaNum = Math.min(2, Math.max(1, ZoneIds.length));
    const asked = { InstanceId, TopicName: topic, PartitionNum: PARTITIONS, ReplicaNum };
    const done = await change.run(async () => {
      await api.call('ckafka', 'CreateTopic', asked, { region });
      return true;
    });
    if (done === true) setCreated(topic);
  };
  return (
    <section className="panel stack">
      <h2>{t(texts.title)}</h2>
      <form
        className="with-action"
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <TextField label={texts.topic} value={topic} onChange={setTopic} required />
        <Button type="submit" variant="outline" loading={change.isRunning} disabled={topic === '' || created === topic}>
          {t(texts.create)}
        </Button>
      </form>
      <FailureAlert failure={change.failure} />
      {created !== '' && (
        <p className="ok" role="status">
          {t(texts.created)}
        </p>
      )}
      <KafkaCode servers={`${Vip}:${Vport}`} topic={topic} />
    </section>
  );
}

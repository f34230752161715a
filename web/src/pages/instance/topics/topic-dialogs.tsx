import { useState, type ReactNode } from 'react';
import type { InstanceAttributesResponse, TopicDetail } from '../../../../../spec/types/ckafka.ts';
import { useApi } from '../../../api/use-api.ts';
import { ChangeDialog } from '../../../components/change-dialog.tsx';
import { SelectField } from '../../../forms/choice-field.tsx';
import { NumberField } from '../../../forms/number-field.tsx';
import { TextField } from '../../../forms/text-field.tsx';
import { useText } from '../../../language/language.tsx';
import type { Text } from '../../../language/text.ts';

const MS_PER_MINUTE = 60_000;
const texts = {
  create: { en: 'Create a topic', zh: '新建 Topic' },
  createIt: { en: 'Create', zh: '创建' },
  edit: { en: 'Edit the topic', zh: '编辑 Topic' },
  save: { en: 'Save', zh: '保存' },
  more: { en: 'Add partitions', zh: '增加分区' },
  add: { en: 'Add', zh: '增加' },
  remove: { en: 'Delete the topic', zh: '删除 Topic' },
  removeIt: { en: 'Delete', zh: '删除' },
  removeWarning: { en: 'Its messages go for good. Type its name:', zh: '消息将被永久删除。请输入名称以确认：' },
  name: { en: 'Name', zh: '名称' },
  nameHint: { en: 'Letters, digits, "-", "_" and "."', zh: '仅支持字母、数字、"-"、"_"、"."' },
  partitions: { en: 'Partitions', zh: '分区数' },
  newPartitions: { en: 'Partitions afterwards', zh: '调整后的分区数' },
  neverLess: { en: 'A topic never loses partitions.', zh: '分区数只能增加，不能减少。' },
  replicas: { en: 'Replicas', zh: '副本数' },
  retention: { en: 'Retention', zh: '消息保留时间' },
  retentionHint: { en: 'Left empty: the instance’s.', zh: '留空则使用实例的保留时间。' },
  largest: { en: 'Largest message', zh: '最大消息大小' },
  cleanUp: { en: 'Clean-up', zh: 'cleanup.policy' },
  note: { en: 'Note', zh: '备注' },
} satisfies Record<string, Text>;

const CLEAN_UP = ['delete', 'compact', 'delete,compact'].map((value) => ({ value, label: value }));

interface TopicProps {
  readonly instanceId: string;
  readonly topic: TopicDetail;
  readonly onClose: () => void;
}

interface CreateTopicProps {
  readonly attributes: InstanceAttributesResponse;
  readonly onClose: () => void;
}

export function CreateTopic({ attributes, onClose }: CreateTopicProps): ReactNode {
  const api = useApi();
  const [name, setName] = useState('');
  const [partitions, setPartitions] = useState<number | null>(3);
  const [replicas, setReplicas] = useState<number | null>(Math.max(1, attributes.ZoneIds.length));
  const [cleanUp, setCleanUp] = useState('delete');
  const [minutes, setMinutes] = useState<number | null>(null);
  const [note, setNote] = useState('');
  return (
    <ChangeDialog
      title={texts.create}
      action={texts.createIt}
      isReady={name !== '' && partitions !== null && replicas !== null}
      onSubmit={() =>
        api.call('ckafka', 'CreateTopic', {
          InstanceId: attributes.InstanceId,
          TopicName: name,
          PartitionNum: partitions ?? 0,
          ReplicaNum: replicas ?? 0,
          CleanUpPolicy: cleanUp,
          ...(minutes === null ? {} : { RetentionMs: minutes * MS_PER_MINUTE }),
          ...(note === '' ? {} : { Note: note }),
        })
      }
      onClose={onClose}
    >
      <TextField label={texts.name} hint={texts.nameHint} value={name} onChange={setName} required />
      <NumberField label={texts.partitions} value={partitions} onChange={setPartitions} min={1} required />
      <NumberField label={texts.replicas} value={replicas} onChange={setReplicas} min={1} max={3} required />
      <SelectField label={texts.cleanUp} value={cleanUp} options={CLEAN_UP} onChange={setCleanUp} />
      <NumberField
        label={texts.retention}
        hint={texts.retentionHint}
        value={minutes}
        onChange={setMinutes}
        min={1}
        unit="min"
      />
      <TextField label={texts.note} value={note} onChange={setNote} />
    </ChangeDialog>
  );
}

/** Sends what was changed, and nothing else. */
export function EditTopic({ instanceId, topic, onClose }: TopicProps): ReactNode {
  const api = useApi();
  const { Config } = topic;
  const minutesBefore = typeof Config?.Retention === 'number' ? Config.Retention / MS_PER_MINUTE : null;
  const [minutes, setMinutes] = useState(minutesBefore);
  const [replicas, setReplicas] = useState<number | null>(topic.ReplicaNum);
  const [largestBytes, setLargestBytes] = useState(Config?.MaxMessageBytes ?? null);
  const [note, setNote] = useState(topic.Note);
  const changes = {
    ...(minutes === minutesBefore || minutes === null ? {} : { RetentionMs: minutes * MS_PER_MINUTE }),
    ...(replicas === topic.ReplicaNum || replicas === null ? {} : { ReplicaNum: replicas }),
    ...(largestBytes === (Config?.MaxMessageBytes ?? null) || largestBytes === null
      ? {}
      : { MaxMessageBytes: largestBytes }),
    ...(note === topic.Note ? {} : { Note: note }),
  };
  return (
    <ChangeDialog
      title={texts.edit}
      action={texts.save}
      isReady={Object.keys(changes).length > 0}
      onSubmit={() =>
        api.call('ckafka', 'ModifyTopicAttributes', { InstanceId: instanceId, TopicName: topic.TopicName, ...changes })
      }
      onClose={onClose}
    >
      <p>{topic.TopicName}</p>
      <NumberField
        label={texts.retention}
        hint={texts.retentionHint}
        value={minutes}
        onChange={setMinutes}
        min={1}
        unit="min"
      />
      <NumberField label={texts.replicas} value={replicas} onChange={setReplicas} min={1} max={3} />
      <NumberField label={texts.largest} value={largestBytes} onChange={setLargestBytes} min={1024} unit="B" />
      <TextField label={texts.note} value={note} onChange={setNote} />
    </ChangeDialog>
  );
}

export function AddPartitions({ instanceId, topic, onClose }: TopicProps): ReactNode {
  const api = useApi();
  const [partitions, setPartitions] = useState<number | null>(topic.PartitionNum + 1);
  const asked = { InstanceId: instanceId, TopicName: topic.TopicName, PartitionNum: partitions ?? 0 };
  return (
    <ChangeDialog
      title={texts.more}
      action={texts.add}
      isReady={partitions !== null && partitions > topic.PartitionNum}
      onSubmit={() => api.call('ckafka', 'CreatePartition', asked)}
      onClose={onClose}
    >
      <p>{topic.TopicName}</p>
      <NumberField
        label={texts.newPartitions}
        hint={texts.neverLess}
        value={partitions}
        onChange={setPartitions}
        min={topic.PartitionNum + 1}
      />
    </ChangeDialog>
  );
}

export function DeleteTopic({ instanceId, topic, onClose }: TopicProps): ReactNode {
  const t = useText();
  const api = useApi();
  const [typed, setTyped] = useState('');
  return (
    <ChangeDialog
      title={texts.remove}
      action={texts.removeIt}
      isDangerous
      isReady={typed === topic.TopicName}
      onSubmit={() => api.call('ckafka', 'DeleteTopic', { InstanceId: instanceId, TopicName: topic.TopicName })}
      onClose={onClose}
    >
      <p>
        {t(texts.removeWarning)} <code>{topic.TopicName}</code>
      </p>
      <TextField label={texts.name} value={typed} onChange={setTyped} />
    </ChangeDialog>
  );
}

import { useState, type ReactNode } from 'react';
import { useApi } from '../../api/use-api.ts';
import { ChangeDialog } from '../../components/change-dialog.tsx';
import { TextField } from '../../forms/text-field.tsx';

const texts = {
  title: { en: 'Send a message', zh: '发送消息' },
  send: { en: 'Send', zh: '发送' },
  key: { en: 'Key', zh: '消息 Key' },
  keyHint: { en: 'Chooses the partition, as with Kafka’s own producers. May be empty.', zh: '用于选择分区，可为空。' },
  value: { en: 'Value', zh: '消息内容' },
};

interface SendMessageProps {
  readonly instanceId: string;
  readonly topic: string;
  readonly onClose: () => void;
}

export function SendMessage({ instanceId, topic, onClose }: SendMessageProps): ReactNode {
  const api = useApi();
  const [key, setKey] = useState('');
  const [value, setValue] = useState('');
  return (
    <ChangeDialog
      title={texts.title}
      action={texts.send}
      isReady={value !== ''}
      onSubmit={() =>
        api.call('ckafka', 'SendMessage', {
          DataHubId: `${instanceId}/${topic}`,
          Message: [key === '' ? { Body: value } : { Body: value, Key: key }],
        })
      }
      onClose={onClose}
    >
      <p>{topic}</p>
      <TextField label={texts.key} hint={texts.keyHint} value={key} onChange={setKey} />
      <TextField label={texts.value} value={value} onChange={setValue} rows={5} required />
    </ChangeDialog>
  );
}

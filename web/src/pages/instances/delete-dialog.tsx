import { useState, type ReactNode } from 'react';
import { useApi } from '../../api/use-api.ts';
import { ChangeDialog } from '../../components/change-dialog.tsx';
import { TextField } from '../../forms/text-field.tsx';
import { useText } from '../../language/language.tsx';
import { isPrepaid, type DialogInstance } from './dialog-instance.ts';

const texts = {
  title: { en: 'Delete the instance', zh: '销毁实例' },
  action: { en: 'Delete', zh: '销毁' },
  lost: {
    en: 'Its brokers, topics and messages go for good, and the meter stops.',
    zh: '该实例的 Broker、Topic 与消息将被永久删除，并停止计费。',
  },
  givenBack: {
    en: 'It was bought by the month: what is not used of the term is given back to the balance.',
    zh: '该实例为包年包月：未使用的部分将退回余额。',
  },
};

interface DeleteDialogProps {
  readonly instance: Pick<DialogInstance, 'InstanceId' | 'InstanceName' | 'ExpireTime'>;
  readonly onClose: () => void;
  /** When the server has begun to delete it. */
  readonly onDeleted?: () => void;
}

/** Deletes only what was named by hand. */
export function DeleteDialog({ instance, onClose, onDeleted }: DeleteDialogProps): ReactNode {
  const t = useText();
  const api = useApi();
  const [typed, setTyped] = useState('');
  const { InstanceId, InstanceName } = instance;
  const remove = async (): Promise<void> => {
    if (isPrepaid(instance)) await api.call('ckafka', 'DeleteInstancePre', { InstanceId });
    else await api.call('ckafka', 'DeleteInstancePost', { InstanceId });
    onDeleted?.();
  };
  return (
    <ChangeDialog
      title={texts.title}
      action={texts.action}
      isDangerous
      isReady={typed === InstanceName}
      onSubmit={remove}
      onClose={onClose}
    >
      <p>
        <strong>{InstanceName}</strong> <span className="hint">{InstanceId}</span>
      </p>
      <p>{t(texts.lost)}</p>
      {isPrepaid(instance) && <p>{t(texts.givenBack)}</p>}
      <TextField
        label={{ en: `Type the name to delete it: ${InstanceName}`, zh: `输入实例名称以确认销毁：${InstanceName}` }}
        value={typed}
        onChange={setTyped}
        required
      />
    </ChangeDialog>
  );
}

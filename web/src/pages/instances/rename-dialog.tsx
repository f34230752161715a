import { useState, type ReactNode } from 'react';
import { useApi } from '../../api/use-api.ts';
import { ChangeDialog } from '../../components/change-dialog.tsx';
import { TextField } from '../../forms/text-field.tsx';
import { LIMITS } from '../../offer/offer.ts';
import type { InstanceDialogProps } from './dialog-instance.ts';

const texts = {
  title: { en: 'Rename the instance', zh: '修改实例名称' },
  action: { en: 'Rename', zh: '确定' },
  name: { en: 'Name', zh: '名称' },
  hint: { en: `Up to ${LIMITS.instanceNameLength} characters.`, zh: `最多 ${LIMITS.instanceNameLength} 个字符。` },
};

export function RenameDialog({ instance, onClose }: InstanceDialogProps): ReactNode {
  const api = useApi();
  const [name, setName] = useState(instance.InstanceName);
  const { InstanceId } = instance;
  return (
    <ChangeDialog
      title={texts.title}
      action={texts.action}
      isReady={name.trim() !== '' && name !== instance.InstanceName}
      onSubmit={() => api.call('ckafka', 'ModifyInstanceAttributes', { InstanceId, InstanceName: name })}
      onClose={onClose}
    >
      <p className="hint">{InstanceId}</p>
      <TextField label={texts.name} hint={texts.hint} value={name} onChange={setName} required />
    </ChangeDialog>
  );
}

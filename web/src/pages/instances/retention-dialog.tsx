import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useApi } from '../../api/use-api.ts';
import { ChangeDialog } from '../../components/change-dialog.tsx';
import { FailureAlert } from '../../components/failure-alert.tsx';
import { useText } from '../../language/language.tsx';
import { NumberField } from '../../forms/number-field.tsx';
import { allowed, isIn, rangeText } from '../../offer/offer.ts';
import type { DialogInstance } from './dialog-instance.ts';

/** Ninety days, as ModifyInstanceAttributes allows. */
const MINUTES = { min: 1, max: 129_600, step: 1 };

const texts = {
  title: { en: 'Change the retention', zh: '修改消息保留时间' },
  action: { en: 'Change', zh: '确定' },
  minutes: { en: 'Messages are kept for', zh: '消息保留时间' },
  topics: {
    en: 'Topics with a retention of their own keep it. Older messages are deleted soon after the change.',
    zh: '已单独设置保留时间的 Topic 不受影响。修改后更早的消息会很快被删除。',
  },
};

interface RetentionDialogProps {
  readonly instance: Pick<DialogInstance, 'InstanceId' | 'InstanceName'>;
  readonly onClose: () => void;
}

export function RetentionDialog({ instance, onClose }: RetentionDialogProps): ReactNode {
  const t = useText();
  const api = useApi();
  const { InstanceId } = instance;
  const now = useQuery({
    queryKey: [...api.scope, 'retention', InstanceId],
    queryFn: async () => (await api.call('ckafka', 'DescribeInstanceAttributes', { InstanceId })).Result,
  });
  const [typed, setTyped] = useState<number | null | undefined>(undefined);
  const minutes = typed === undefined ? (now.data?.MsgRetentionTime ?? null) : typed;
  const isAllowed = minutes !== null && isIn(MINUTES, minutes);
  const range = rangeText(MINUTES);
  return (
    <ChangeDialog
      title={texts.title}
      action={texts.action}
      isReady={isAllowed && minutes !== now.data?.MsgRetentionTime}
      onSubmit={() =>
        api.call('ckafka', 'ModifyInstanceAttributes', { InstanceId, MsgRetentionTime: minutes ?? MINUTES.min })
      }
      onClose={onClose}
    >
      <p className="hint">
        {instance.InstanceName} ({InstanceId})
      </p>
      <FailureAlert failure={now.error} onRetry={() => void now.refetch()} />
      <NumberField
        label={texts.minutes}
        hint={{ en: `${range.en} minutes; a day has 1,440.`, zh: `${range.zh} 分钟；一天为 1,440 分钟。` }}
        error={typed === undefined || isAllowed ? null : allowed(range)}
        value={minutes}
        onChange={setTyped}
        min={MINUTES.min}
        max={MINUTES.max}
      />
      <p>{t(texts.topics)}</p>
    </ChangeDialog>
  );
}

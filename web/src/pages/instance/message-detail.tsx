import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ConsumerRecord } from '../../../../spec/types/ckafka.ts';
import { useApi } from '../../api/use-api.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { FailureAlert } from '../../components/failure-alert.tsx';
import { Facts } from '../../components/facts.tsx';
import { Modal } from '../../components/modal.tsx';
import { timeText } from '../../components/times.ts';
import { useLanguage, useText } from '../../language/language.tsx';

const texts = {
  title: { en: 'Message', zh: '消息详情' },
  value: { en: 'Value', zh: '消息内容' },
};

interface MessageDetailProps {
  readonly instanceId: string;
  /** As a list of messages has it: where it is, not what it says. */
  readonly place: ConsumerRecord;
  readonly onClose: () => void;
}

/** What one message says. */
export function MessageDetail({ instanceId, place, onClose }: MessageDetailProps): ReactNode {
  const t = useText();
  const api = useApi();
  const { language } = useLanguage();
  const { Topic, Partition, Offset } = place;
  const message = useQuery({
    queryKey: [...api.scope, 'message', instanceId, Topic, Partition, Offset],
    queryFn: async () => {
      const at = { InstanceId: instanceId, Topic, Partition, Offset };
      return (await api.call('ckafka', 'FetchMessageByOffset', at)).Result;
    },
  });
  const { data } = message;
  return (
    <Modal title={t(texts.title)} shape="side" onClose={onClose}>
      <FailureAlert failure={message.error} onRetry={() => void message.refetch()} />
      {data !== undefined && (
        <div className="stack">
          <Facts
            facts={[
              [{ en: 'Topic', zh: 'Topic' }, Topic],
              [{ en: 'Partition', zh: '分区' }, Partition],
              [{ en: 'Offset', zh: '位点' }, Offset],
              [{ en: 'Time', zh: '时间' }, timeText(data.Timestamp, language)],
              [{ en: 'Key', zh: 'Key' }, <code key="key">{data.Key ?? '–'}</code>],
              [{ en: 'Headers', zh: 'Headers' }, <code key="headers">{data.Headers ?? '–'}</code>],
            ]}
          />
          <div className="row spread">
            <h3>{t(texts.value)}</h3>
            <CopyButton text={data.Value ?? ''} />
          </div>
          <pre>{data.Value}</pre>
        </div>
      )}
    </Modal>
  );
}

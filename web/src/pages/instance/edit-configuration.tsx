import { useState, type ReactNode } from 'react';
import type { InstanceAttributesResponse, ModifyInstanceAttributesRequest } from '../../../../spec/types/ckafka.ts';
import { useApi } from '../../api/use-api.ts';
import { ChangeDialog } from '../../components/change-dialog.tsx';
import { CheckField } from '../../forms/choice-field.tsx';
import { NumberField } from '../../forms/number-field.tsx';

const texts = {
  title: { en: 'Edit the configuration', zh: '编辑配置' },
  save: { en: 'Save', zh: '保存' },
  largest: { en: 'Largest message', zh: '最大消息大小' },
  switches: { en: 'Switches', zh: '开关' },
  restart: {
    en: 'Defaults for new topics start one broker after the other again; an instance with one broker is away for some seconds.',
    zh: '修改新建 Topic 的默认值会逐个重启 Broker；单 Broker 实例会中断数秒。',
  },
  partitions: { en: 'Partitions by default', zh: '默认分区数' },
  replicas: { en: 'Replicas by default', zh: '默认副本数' },
};

const PROTECT = 'DeleteProtectionEnable';
const UNCLEAN = 'UncleanLeaderElectionEnable';
const AUTO_CREATE = 'AutoCreateTopicEnable';

interface EditConfigurationProps {
  readonly attributes: InstanceAttributesResponse;
  readonly onClose: () => void;
}

/** What no window of its own is for. Sends what was changed, and nothing else. */
export function EditConfiguration({ attributes, onClose }: EditConfigurationProps): ReactNode {
  const api = useApi();
  const before = switchesOf(attributes);
  const [largestBytes, setLargestBytes] = useState<number | null>(attributes.MaxMessageByte);
  const [switches, setSwitches] = useState<string[]>(before);
  const [partitions, setPartitions] = useState<number | null>(attributes.Config?.DefaultNumPartitions ?? null);
  const [replicas, setReplicas] = useState<number | null>(attributes.Config?.DefaultReplicationFactor ?? null);

  const flag = (id: string): { [key: string]: number } =>
    before.includes(id) === switches.includes(id) ? {} : { [id]: switches.includes(id) ? 1 : 0 };
  const config = {
    AutoCreateTopicEnable: switches.includes(AUTO_CREATE),
    ...(partitions === null ? {} : { DefaultNumPartitions: partitions }),
    ...(replicas === null ? {} : { DefaultReplicationFactor: replicas }),
  };
  const configChanged =
    before.includes(AUTO_CREATE) !== switches.includes(AUTO_CREATE) ||
    partitions !== (attributes.Config?.DefaultNumPartitions ?? null) ||
    replicas !== (attributes.Config?.DefaultReplicationFactor ?? null);
  const changes: Omit<ModifyInstanceAttributesRequest, 'InstanceId'> = {
    ...(largestBytes === attributes.MaxMessageByte ? {} : { MaxMessageByte: largestBytes ?? 0 }),
    ...flag(PROTECT),
    ...flag(UNCLEAN),
    ...(configChanged ? { Config: config } : {}),
  };
  return (
    <ChangeDialog
      title={texts.title}
      action={texts.save}
      isReady={Object.keys(changes).length > 0}
      onSubmit={() => api.call('ckafka', 'ModifyInstanceAttributes', { InstanceId: attributes.InstanceId, ...changes })}
      onClose={onClose}
    >
      <NumberField label={texts.largest} value={largestBytes} onChange={setLargestBytes} min={1024} unit="B" />
      <NumberField label={texts.partitions} hint={texts.restart} value={partitions} onChange={setPartitions} min={1} />
      <NumberField label={texts.replicas} value={replicas} onChange={setReplicas} min={1} max={3} />
      <CheckField
        label={texts.switches}
        values={switches}
        onChange={setSwitches}
        options={[
          { value: AUTO_CREATE, label: { en: 'Clients may make topics', zh: '自动创建 Topic' } },
          { value: UNCLEAN, label: { en: 'Unclean leader election', zh: '未同步副本选举' } },
          { value: PROTECT, label: { en: 'Deletion protection', zh: '删除保护' } },
        ]}
      />
    </ChangeDialog>
  );
}

function switchesOf(attributes: InstanceAttributesResponse): string[] {
  const isOn = {
    [AUTO_CREATE]: attributes.Config?.AutoCreateTopicsEnable === true,
    [UNCLEAN]: attributes.UncleanLeaderElectionEnable === 1,
    [PROTECT]: attributes.DeleteProtectionEnable === 1,
  };
  return Object.keys(isOn).filter((it) => isOn[it as keyof typeof isOn]);
}

import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useApi } from '../../api/use-api.ts';
import { ChangeDialog } from '../../components/change-dialog.tsx';
import { RadioField, SelectField } from '../../forms/choice-field.tsx';
import { NumberField } from '../../forms/number-field.tsx';
import { TextField } from '../../forms/text-field.tsx';

const texts = {
  title: { en: 'Add an access point', zh: '添加路由策略' },
  add: { en: 'Add', zh: '添加' },
  network: { en: 'Network', zh: '路由类型' },
  protocol: { en: 'Protocol', zh: '接入方式' },
  subnet: { en: 'Subnet', zh: '子网' },
  bandwidth: { en: 'Public bandwidth', zh: '公网带宽' },
  free: { en: '3 Mbps are free; in steps of 3 Mbps above.', zh: '免费 3 Mbps，超出部分以 3 Mbps 为步长。' },
  note: { en: 'Note', zh: '备注' },
};

/** Which ways to sign in a network has (CreateRoute, AccessType). */
const PROTOCOLS = {
  '3': [
    { value: '0', label: 'PLAINTEXT' },
    { value: '1', label: 'SASL_PLAINTEXT' },
    { value: '3', label: 'SASL_SSL' },
    { value: '4', label: 'SASL_SCRAM_SHA_256' },
    { value: '5', label: 'SASL_SCRAM_SHA_512' },
  ],
  '1': [
    { value: '1', label: 'SASL_PLAINTEXT' },
    { value: '3', label: 'SASL_SSL' },
  ],
} as const;
type NetworkId = keyof typeof PROTOCOLS;

export function AddAccessPoint({ instanceId, onClose }: { instanceId: string; onClose: () => void }): ReactNode {
  const api = useApi();
  const [network, setNetwork] = useState<NetworkId>('3');
  const [protocol, setProtocol] = useState('1');
  const [subnetId, setSubnetId] = useState('');
  const [publicMbps, setPublicMbps] = useState<number | null>(3);
  const [note, setNote] = useState('');
  const subnets = useQuery({
    queryKey: [...api.scope, 'subnets'],
    queryFn: async () => (await api.call('vpc', 'DescribeSubnets', { Limit: '100' })).SubnetSet,
  });
  const subnet = subnets.data?.find((it) => it.SubnetId === subnetId) ?? subnets.data?.[0];
  const create = (): Promise<unknown> =>
    api.call('ckafka', 'CreateRoute', {
      InstanceId: instanceId,
      VipType: Number(network),
      AccessType: Number(protocol),
      AuthFlag: 1,
      ...(network === '1'
        ? { PublicNetwork: publicMbps ?? 0 }
        : { VpcId: subnet?.VpcId ?? '', SubnetId: subnet?.SubnetId ?? '' }),
      ...(note === '' ? {} : { Note: note }),
    });
  return (
    <ChangeDialog
      title={texts.title}
      action={texts.add}
      isReady={network === '1' ? publicMbps !== null : subnet !== undefined}
      onSubmit={create}
      onClose={onClose}
    >
      <RadioField
        label={texts.network}
        value={network}
        options={[
          { value: '3', label: { en: 'VPC', zh: 'VPC 网络' } },
          { value: '1', label: { en: 'Public', zh: '公网域名接入' } },
        ]}
        onChange={(value) => {
          setNetwork(value === '1' ? '1' : '3');
          setProtocol('1');
        }}
      />
      <SelectField label={texts.protocol} value={protocol} options={PROTOCOLS[network]} onChange={setProtocol} />
      {network === '3' ? (
        <SelectField
          label={texts.subnet}
          value={subnet?.SubnetId ?? ''}
          options={(subnets.data ?? []).map((it) => ({
            value: it.SubnetId ?? '',
            label: `${it.SubnetName ?? ''} ${it.SubnetId ?? ''} (${it.CidrBlock ?? ''}, ${it.Zone ?? ''})`,
          }))}
          onChange={setSubnetId}
        />
      ) : (
        <NumberField
          label={texts.bandwidth}
          hint={texts.free}
          value={publicMbps}
          onChange={setPublicMbps}
          min={3}
          step={3}
          unit="Mbps"
        />
      )}
      <TextField label={texts.note} value={note} onChange={setNote} />
    </ChangeDialog>
  );
}

import { useState, type ReactNode } from 'react';
import type { Vpc } from '../../../../spec/types/vpc.ts';
import { useApi } from '../../api/use-api.ts';
import { ChangeDialog } from '../../components/change-dialog.tsx';
import { SelectField } from '../../forms/choice-field.tsx';
import { TextField } from '../../forms/text-field.tsx';
import { freeBlock } from './free-block.ts';

const texts = {
  newVpc: { en: 'New VPC', zh: '新建私有网络' },
  newSubnet: { en: 'New subnet', zh: '新建子网' },
  create: { en: 'Create', zh: '创建' },
  name: { en: 'Name', zh: '名称' },
  block: { en: 'Addresses', zh: '网段' },
  zone: { en: 'Zone', zh: '可用区' },
  loopback: {
    en: 'A block of 127.0.0.0/8 gives instances addresses of its own; those of any other block get one from the reserve.',
    zh: '使用 127.0.0.0/8 内的网段时，实例地址位于该网段；其他网段的实例地址取自保留段。',
  },
};

/** Names what was made to its caller. */
interface NewProps {
  readonly onMade: (id: string) => void;
  readonly onClose: () => void;
}

export function NewVpcDialog({ onMade, onClose }: NewProps): ReactNode {
  const api = useApi();
  const [name, setName] = useState('kafka');
  const [block, setBlock] = useState('10.0.0.0/16');
  const create = async (): Promise<void> => {
    const { Vpc: made } = await api.call('vpc', 'CreateVpc', { VpcName: name, CidrBlock: block });
    onMade(made.VpcId);
  };
  return (
    <ChangeDialog
      title={texts.newVpc}
      action={texts.create}
      isReady={name !== '' && block !== ''}
      onSubmit={create}
      onClose={onClose}
    >
      <TextField label={texts.name} value={name} onChange={setName} required />
      <TextField label={texts.block} hint={texts.loopback} value={block} onChange={setBlock} required />
    </ChangeDialog>
  );
}

interface NewSubnetProps extends NewProps {
  readonly vpc: Vpc;
  /** `ap-guangzhou-3` */
  readonly zones: readonly string[];
  readonly taken: readonly string[];
}

export function NewSubnetDialog({ vpc, zones, taken, onMade, onClose }: NewSubnetProps): ReactNode {
  const api = useApi();
  const [name, setName] = useState('kafka');
  const [block, setBlock] = useState(() => freeBlock(vpc.CidrBlock, taken));
  const [zone, setZone] = useState(zones[0] ?? '');
  const create = async (): Promise<void> => {
    const asked = { VpcId: vpc.VpcId, SubnetName: name, CidrBlock: block, Zone: zone };
    const { Subnet } = await api.call('vpc', 'CreateSubnet', asked);
    onMade(Subnet.SubnetId ?? '');
  };
  const within = { en: `Within ${vpc.CidrBlock}.`, zh: `位于 ${vpc.CidrBlock} 内。` };
  return (
    <ChangeDialog
      title={texts.newSubnet}
      action={texts.create}
      isReady={name !== '' && block !== ''}
      onSubmit={create}
      onClose={onClose}
    >
      <p className="hint">
        {vpc.VpcName} ({vpc.VpcId})
      </p>
      <TextField label={texts.name} value={name} onChange={setName} required />
      <SelectField
        label={texts.zone}
        value={zone}
        options={zones.map((it) => ({ value: it, label: it }))}
        onChange={setZone}
      />
      <TextField label={texts.block} hint={within} value={block} onChange={setBlock} required />
    </ChangeDialog>
  );
}

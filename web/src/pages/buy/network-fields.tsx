import { useState, type ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { FailureAlert } from '../../components/failure-alert.tsx';
import { SelectField } from '../../forms/choice-field.tsx';
import { useText } from '../../language/language.tsx';
import type { Draft } from './draft.ts';
import { NewSubnetDialog, NewVpcDialog } from './new-network.tsx';
import type { Problems } from './rules.ts';
import type { NetworkChoice } from './use-network.ts';

const texts = {
  title: { en: 'Network', zh: '网络' },
  vpc: { en: 'VPC', zh: '私有网络' },
  subnet: { en: 'Subnet', zh: '子网' },
  newVpc: { en: 'New VPC', zh: '新建私有网络' },
  newSubnet: { en: 'New subnet', zh: '新建子网' },
  subnetHint: {
    en: 'The instance gets its address here. Subnets of the chosen zones are shown.',
    zh: '实例的接入地址位于该子网。仅显示所选可用区的子网。',
  },
  noSubnet: { en: 'There is no subnet in the chosen zones: make one.', zh: '所选可用区没有子网，请新建。' },
  noVpc: { en: 'There is no VPC in this region: make one.', zh: '该地域没有私有网络，请新建。' },
  none: { en: 'none', zh: '无' },
};

interface NetworkFieldsProps {
  readonly draft: Draft;
  readonly network: NetworkChoice;
  readonly problems: Problems;
  readonly choose: (choice: Partial<Draft>) => void;
}

export function NetworkFields({ draft, network, problems, choose }: NetworkFieldsProps): ReactNode {
  const t = useText();
  const [making, setMaking] = useState<'vpc' | 'subnet' | null>(null);
  const { vpcs, subnets, vpcId, isLoading } = network;
  const vpc = vpcs.find((it) => it.VpcId === vpcId);
  const none = { value: '', label: texts.none };
  return (
    <section className="panel stack">
      <h2>{t(texts.title)}</h2>
      <FailureAlert failure={network.failure} onRetry={network.retry} />
      <div className="with-action">
        <SelectField
          label={texts.vpc}
          value={vpcId}
          options={vpcs.length === 0 ? [none] : vpcs.map((it) => option(it.VpcId, it.VpcName, it.CidrBlock))}
          error={problems.vpcId ?? (!isLoading && vpcs.length === 0 ? texts.noVpc : null)}
          onChange={(next) => choose({ vpcId: next, subnetId: '' })}
        />
        <Button type="button" variant="outline" onClick={() => setMaking('vpc')}>
          {t(texts.newVpc)}
        </Button>
      </div>
      <div className="with-action">
        <SelectField
          label={texts.subnet}
          hint={texts.subnetHint}
          value={network.network?.subnetId ?? ''}
          options={
            subnets.length === 0
              ? [none]
              : subnets.map((it) =>
                  option(it.SubnetId ?? '', it.SubnetName ?? '', `${it.CidrBlock ?? ''}, ${it.Zone ?? ''}`),
                )
          }
          error={problems.subnetId ?? (!isLoading && vpcs.length > 0 && subnets.length === 0 ? texts.noSubnet : null)}
          onChange={(next) => choose({ subnetId: next })}
        />
        <Button type="button" variant="outline" disabled={vpc === undefined} onClick={() => setMaking('subnet')}>
          {t(texts.newSubnet)}
        </Button>
      </div>
      {making === 'vpc' && (
        <NewVpcDialog onMade={(made) => choose({ vpcId: made, subnetId: '' })} onClose={() => setMaking(null)} />
      )}
      {making === 'subnet' && vpc !== undefined && (
        <NewSubnetDialog
          vpc={vpc}
          zones={draft.zoneIds.map(network.zoneCode)}
          taken={network.takenBlocks}
          onMade={(made) => choose({ vpcId, subnetId: made })}
          onClose={() => setMaking(null)}
        />
      )}
    </section>
  );
}

function option(value: string, name: string, place: string): { value: string; label: string } {
  return { value, label: `${name} (${value}, ${place})` };
}

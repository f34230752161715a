import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { InstanceDetail } from '../../../../spec/types/ckafka.ts';
import { DataTable, type Column } from '../../components/data-table.tsx';
import { InstanceHealth, InstanceStatus } from '../../components/instance-status.tsx';
import { timeText } from '../../components/times.ts';
import { useLanguage, useText } from '../../language/language.tsx';
import type { Text } from '../../language/text.ts';
import { bandwidthMBps, isPrepaid } from './dialog-instance.ts';
import { InstanceActions } from './instance-actions.tsx';

const texts = {
  label: { en: 'Instances', zh: '实例' },
  name: { en: 'Name and ID', zh: '名称 / ID' },
  status: { en: 'Status', zh: '状态' },
  spec: { en: 'Specification', zh: '规格' },
  address: { en: 'Address', zh: '接入地址' },
  tags: { en: 'Tags', zh: '标签' },
  created: { en: 'Created', zh: '创建时间' },
  actions: { en: 'Actions', zh: '操作' },
  pro: { en: 'Pro', zh: '专业版' },
  standard: { en: 'Standard', zh: '标准版' },
  until: { en: 'paid until', zh: '到期时间' },
};

interface InstanceTableProps {
  readonly instances: readonly InstanceDetail[] | undefined;
  readonly isLoading: boolean;
  readonly empty: Text;
}

export function InstanceTable({ instances, isLoading, empty }: InstanceTableProps): ReactNode {
  const t = useText();
  const { language } = useLanguage();
  const columns: Column<InstanceDetail>[] = [
    {
      title: texts.name,
      cell: (it) => (
        <>
          <Link to="/console/instances/$instanceId/$tab" params={{ instanceId: it.InstanceId, tab: 'basic' }}>
            {it.InstanceName}
          </Link>
          <br />
          <code>{it.InstanceId}</code>
        </>
      ),
    },
    {
      title: texts.status,
      cell: (it) => (
        <span className="row">
          <InstanceStatus status={it.Status} />
          {it.Status === 1 && <InstanceHealth healthy={it.Healthy} message={it.HealthyMessage} />}
        </span>
      ),
    },
    { title: texts.spec, cell: (it) => t(specText(it)) },
    {
      title: texts.address,
      cell: (it) => (
        <code>
          {it.Vip}:{it.Vport}
        </code>
      ),
    },
    { title: texts.tags, cell: (it) => <Tags tags={it.Tags} /> },
    {
      title: texts.created,
      cell: (it) => (
        <>
          {timeText(it.CreateTime, language)}
          {isPrepaid(it) && (
            <>
              <br />
              <span className="hint">
                {t(texts.until)} {timeText(it.ExpireTime, language)}
              </span>
            </>
          )}
        </>
      ),
    },
    {
      title: texts.actions,
      cell: (it) => <InstanceActions instance={it} />,
    },
  ];
  return (
    <DataTable
      label={texts.label}
      columns={columns}
      rows={instances}
      rowKey={(it) => it.InstanceId}
      empty={empty}
      isLoading={isLoading}
    />
  );
}

function specText(it: InstanceDetail): Text {
  const size = `${bandwidthMBps(it)} MB/s, ${it.DiskSize.toLocaleString('en')} GB`;
  const edition = it.InstanceType === 'profession' ? texts.pro : texts.standard;
  const zones = Math.max(1, it.ZoneIds.length);
  return {
    en: `${edition.en} ${it.Version}, ${size}, ${zones} ${zones === 1 ? 'zone' : 'zones'}`,
    zh: `${edition.zh} ${it.Version}，${size}，${zones} 个可用区`,
  };
}

/** Of a purchase that was made here one tag is its key, which tells nobody anything. */
function Tags({ tags }: { tags: InstanceDetail['Tags'] }): ReactNode {
  const shown = tags.filter((it) => !it.TagKey.startsWith('brokerage:'));
  if (shown.length === 0) return '–';
  return (
    <ul className="tags">
      {shown.map((it) => (
        <li key={it.TagKey}>
          {it.TagKey}: {it.TagValue}
        </li>
      ))}
    </ul>
  );
}

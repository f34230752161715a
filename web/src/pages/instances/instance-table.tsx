import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { InstanceDetail } from '../../../../spec/types/ckafka.ts';
import { Button } from '../../components/button.tsx';
import { DataTable, type Column } from '../../components/data-table.tsx';
import { InstanceHealth, InstanceStatus } from '../../components/instance-status.tsx';
import { timeText } from '../../components/times.ts';
import { useLanguage, useText } from '../../language/language.tsx';
import type { Text } from '../../language/text.ts';
import { DeleteDialog } from './delete-dialog.tsx';
import { bandwidthMBps, isPrepaid } from './dialog-instance.ts';
import { RenameDialog } from './rename-dialog.tsx';
import { RetentionDialog } from './retention-dialog.tsx';
import { ScaleDialog } from './scale-dialog.tsx';

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

const ACTIONS = {
  rename: { en: 'Rename', zh: '改名' },
  scale: { en: 'Scale', zh: '变更规格' },
  retention: { en: 'Retention', zh: '保留时间' },
  delete: { en: 'Delete', zh: '销毁' },
} as const satisfies Record<string, Text>;
type Action = keyof typeof ACTIONS;

const CHANGES_WHILE = [1];
const DELETED = [2, 3];

interface InstanceTableProps {
  readonly instances: readonly InstanceDetail[] | undefined;
  readonly isLoading: boolean;
  readonly empty: Text;
}

export function InstanceTable({ instances, isLoading, empty }: InstanceTableProps): ReactNode {
  const t = useText();
  const { language } = useLanguage();
  const [open, setOpen] = useState<{ action: Action; instance: InstanceDetail } | null>(null);
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
      cell: (it) => <Actions instance={it} onChoose={(action) => setOpen({ action, instance: it })} />,
    },
  ];
  return (
    <>
      <DataTable
        label={texts.label}
        columns={columns}
        rows={instances}
        rowKey={(it) => it.InstanceId}
        empty={empty}
        isLoading={isLoading}
      />
      {open !== null && <OpenDialog {...open} onClose={() => setOpen(null)} />}
    </>
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

function Actions({ instance, onChoose }: { instance: InstanceDetail; onChoose: (action: Action) => void }): ReactNode {
  const t = useText();
  const { Status, InstanceName } = instance;
  const can = (action: Action): boolean =>
    action === 'delete' ? !DELETED.includes(Status) : CHANGES_WHILE.includes(Status);
  return (
    <span className="actions">
      {(Object.keys(ACTIONS) as Action[]).map((action) => (
        <Button
          key={action}
          size="small"
          variant="text"
          theme={action === 'delete' ? 'danger' : 'primary'}
          disabled={!can(action)}
          aria-label={`${t(ACTIONS[action])}: ${InstanceName}`}
          onClick={() => onChoose(action)}
        >
          {t(ACTIONS[action])}
        </Button>
      ))}
    </span>
  );
}

function OpenDialog(props: { action: Action; instance: InstanceDetail; onClose: () => void }): ReactNode {
  const { action, ...rest } = props;
  switch (action) {
    case 'rename':
      return <RenameDialog {...rest} />;
    case 'scale':
      return <ScaleDialog {...rest} />;
    case 'retention':
      return <RetentionDialog {...rest} />;
    case 'delete':
      return <DeleteDialog {...rest} />;
  }
}

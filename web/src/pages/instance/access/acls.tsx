import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Button } from '../../../components/button.tsx';
import type { Acl } from '../../../../../spec/types/ckafka.ts';
import { useApi } from '../../../api/use-api.ts';
import { ChangeDialog } from '../../../components/change-dialog.tsx';
import { DataTable } from '../../../components/data-table.tsx';
import { FailureAlert } from '../../../components/failure-alert.tsx';
import { Paging } from '../../../components/paging.tsx';
import { RadioField } from '../../../forms/choice-field.tsx';
import { useText } from '../../../language/language.tsx';
import { AddAcl } from './add-acl.tsx';
import { OPERATIONS, PERMISSIONS, RESOURCES } from './acl-words.ts';

const LIMIT = 20;
const texts = {
  title: { en: 'ACLs', zh: 'ACL 策略' },
  add: { en: 'Add an ACL', zh: '新建策略' },
  of: { en: 'Of', zh: '资源类型' },
  none: { en: 'There are none of this kind: everybody who can connect may do everything.', zh: '暂无策略。' },
  remove: { en: 'Delete', zh: '删除' },
  removeTitle: { en: 'Delete the ACL', zh: '删除 ACL 策略' },
};

const KINDS = [
  { value: String(RESOURCES.topic), label: { en: 'Topics', zh: 'Topic' } },
  { value: String(RESOURCES.group), label: { en: 'Groups', zh: 'Group' } },
  { value: String(RESOURCES.cluster), label: { en: 'The cluster', zh: 'Cluster' } },
];

export function Acls({ instanceId }: { instanceId: string }): ReactNode {
  const t = useText();
  const api = useApi();
  const [kind, setKind] = useState(String(RESOURCES.topic));
  const [offset, setOffset] = useState(0);
  const [isAdding, setIsAdding] = useState(false);
  const [leaving, setLeaving] = useState<Acl | null>(null);
  const acls = useQuery({
    queryKey: [...api.scope, 'acls', instanceId, kind, offset],
    queryFn: async () => {
      const page = { InstanceId: instanceId, ResourceType: Number(kind), Offset: offset, Limit: LIMIT };
      return (await api.call('ckafka', 'DescribeACL', page)).Result;
    },
  });
  return (
    <section className="panel stack">
      <div className="row spread">
        <h2>{t(texts.title)}</h2>
        <Button onClick={() => setIsAdding(true)}>{t(texts.add)}</Button>
      </div>
      <RadioField
        label={texts.of}
        value={kind}
        options={KINDS}
        onChange={(value) => {
          setKind(value);
          setOffset(0);
        }}
      />
      <FailureAlert failure={acls.error} onRetry={() => void acls.refetch()} />
      <DataTable
        label={texts.title}
        rows={acls.data?.AclList}
        isLoading={acls.isPending}
        rowKey={(it) => Object.values(it).join(' ')}
        empty={texts.none}
        columns={[
          { title: { en: 'Resource', zh: '资源' }, cell: (it) => it.ResourceName },
          { title: { en: 'User', zh: '用户' }, cell: (it) => it.Principal },
          { title: { en: 'Host', zh: 'IP' }, cell: (it) => it.Host },
          { title: { en: 'Operation', zh: '权限' }, cell: (it) => OPERATIONS[it.Operation] ?? it.Operation },
          {
            title: { en: 'Permission', zh: '策略' },
            cell: (it) => t(PERMISSIONS[it.PermissionType] ?? { en: '?', zh: '?' }),
          },
          {
            title: { en: 'Delete', zh: '操作' },
            cell: (it) => (
              <Button size="small" variant="text" theme="danger" onClick={() => setLeaving(it)}>
                {t(texts.remove)}
              </Button>
            ),
          },
        ]}
      />
      <Paging offset={offset} limit={LIMIT} total={acls.data?.TotalCount} onChange={setOffset} />
      {isAdding && <AddAcl instanceId={instanceId} onClose={() => setIsAdding(false)} />}
      {leaving !== null && (
        <ChangeDialog
          title={texts.removeTitle}
          action={texts.remove}
          isDangerous
          onSubmit={() => {
            const { ResourceType, ResourceName, Operation, PermissionType, Host, Principal } = leaving;
            const what = { InstanceId: instanceId, ResourceType, ResourceName, Operation, PermissionType };
            return api.call('ckafka', 'DeleteAcl', { ...what, Host, Principal });
          }}
          onClose={() => setLeaving(null)}
        >
          <p>
            {leaving.Principal}: {t(PERMISSIONS[leaving.PermissionType] ?? { en: '', zh: '' })}{' '}
            {OPERATIONS[leaving.Operation]} <code>{leaving.ResourceName}</code>
          </p>
        </ChangeDialog>
      )}
    </section>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useApi } from '../../../api/use-api.ts';
import { ChangeDialog } from '../../../components/change-dialog.tsx';
import { RadioField, SelectField } from '../../../forms/choice-field.tsx';
import { TextField } from '../../../forms/text-field.tsx';
import { OPERATIONS, OPERATIONS_OF, PERMISSIONS, RESOURCES } from './acl-words.ts';

const texts = {
  title: { en: 'Add an ACL', zh: '新建策略' },
  add: { en: 'Add', zh: '添加' },
  of: { en: 'Of', zh: '资源类型' },
  resource: { en: 'Its name', zh: '资源名称' },
  user: { en: 'User', zh: '用户' },
  everybody: { en: 'everybody', zh: '全部用户' },
  host: { en: 'Host', zh: 'IP' },
  hostHint: {
    en: '* for everywhere, an address or a block; several with ";" between.',
    zh: '* 表示不限，多个 IP 或网段以 ";" 分隔。',
  },
  operation: { en: 'Operation', zh: '权限' },
  permission: { en: 'Permission', zh: '策略' },
};

export function AddAcl({ instanceId, onClose }: { instanceId: string; onClose: () => void }): ReactNode {
  const api = useApi();
  const [kind, setKind] = useState<number>(RESOURCES.topic);
  const [resource, setResource] = useState('');
  const [principal, setPrincipal] = useState('User:*');
  const [host, setHost] = useState('*');
  const [operation, setOperation] = useState('3');
  const [permission, setPermission] = useState('3');
  const users = useQuery({
    queryKey: [...api.scope, 'user-names', instanceId],
    queryFn: async () => (await api.call('ckafka', 'DescribeUser', { InstanceId: instanceId, Limit: 50 })).Result.Users,
  });
  const isCluster = kind === RESOURCES.cluster;
  return (
    <ChangeDialog
      title={texts.title}
      action={texts.add}
      isReady={isCluster || resource !== ''}
      onSubmit={() =>
        api.call('ckafka', 'CreateAcl', {
          InstanceId: instanceId,
          ResourceType: kind,
          ResourceName: isCluster ? 'kafka-cluster' : resource,
          Operation: Number(operation),
          PermissionType: Number(permission),
          Host: host,
          Principal: principal,
        })
      }
      onClose={onClose}
    >
      <RadioField
        label={texts.of}
        value={String(kind)}
        options={[
          { value: String(RESOURCES.topic), label: { en: 'A topic', zh: 'Topic' } },
          { value: String(RESOURCES.group), label: { en: 'A group', zh: 'Group' } },
          { value: String(RESOURCES.cluster), label: { en: 'The cluster', zh: 'Cluster' } },
        ]}
        onChange={(value) => {
          setKind(Number(value));
          setOperation('2');
        }}
      />
      {!isCluster && <TextField label={texts.resource} value={resource} onChange={setResource} required />}
      <SelectField
        label={texts.user}
        value={principal}
        options={[
          { value: 'User:*', label: texts.everybody },
          ...(users.data ?? []).map(({ Name }) => ({ value: `User:${Name}`, label: Name })),
        ]}
        onChange={setPrincipal}
      />
      <TextField label={texts.host} hint={texts.hostHint} value={host} onChange={setHost} />
      <SelectField
        label={texts.operation}
        value={operation}
        options={(OPERATIONS_OF[kind] ?? []).map((it) => ({ value: String(it), label: OPERATIONS[it] ?? String(it) }))}
        onChange={setOperation}
      />
      <RadioField
        label={texts.permission}
        value={permission}
        options={Object.entries(PERMISSIONS).map(([value, label]) => ({ value, label }))}
        onChange={setPermission}
      />
    </ChangeDialog>
  );
}

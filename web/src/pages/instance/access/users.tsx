import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Button } from '../../../components/button.tsx';
import { useApi } from '../../../api/use-api.ts';
import { ChangeDialog } from '../../../components/change-dialog.tsx';
import { DataTable } from '../../../components/data-table.tsx';
import { FailureAlert } from '../../../components/failure-alert.tsx';
import { Paging } from '../../../components/paging.tsx';
import { TextField } from '../../../forms/text-field.tsx';
import { cloudTimeText } from '../../../components/times.ts';
import { useLanguage, useText } from '../../../language/language.tsx';

const LIMIT = 20;
const texts = {
  title: { en: 'Users', zh: '用户管理' },
  create: { en: 'Create a user', zh: '新建用户' },
  createIt: { en: 'Create', zh: '创建' },
  none: { en: 'There are no users.', zh: '暂无用户。' },
  name: { en: 'Name', zh: '用户名' },
  password: { en: 'Password', zh: '密码' },
  oldPassword: { en: 'Old password', zh: '原密码' },
  newPassword: { en: 'New password', zh: '新密码' },
  change: { en: 'Change the password', zh: '修改密码' },
  remove: { en: 'Delete', zh: '删除' },
  removeTitle: { en: 'Delete the user', zh: '删除用户' },
  removeWarning: {
    en: 'Its clients are cut off, and what only it was allowed goes with it.',
    zh: '该用户的客户端将断开，其 ACL 策略一并删除。',
  },
  signIn: {
    en: 'Clients sign in as instance-id#name.',
    zh: '客户端登录名为：实例 ID#用户名。',
  },
};

interface Open {
  readonly window: 'create' | 'change' | 'remove';
  readonly name: string;
}

export function Users({ instanceId }: { instanceId: string }): ReactNode {
  const t = useText();
  const { language } = useLanguage();
  const api = useApi();
  const [offset, setOffset] = useState(0);
  const [open, setOpen] = useState<Open | null>(null);
  const users = useQuery({
    queryKey: [...api.scope, 'users', instanceId, offset],
    queryFn: async () =>
      (await api.call('ckafka', 'DescribeUser', { InstanceId: instanceId, Offset: offset, Limit: LIMIT })).Result,
  });
  return (
    <section className="panel stack">
      <div className="row spread">
        <h2>{t(texts.title)}</h2>
        <Button onClick={() => setOpen({ window: 'create', name: '' })}>{t(texts.create)}</Button>
      </div>
      <p className="hint">{t(texts.signIn)}</p>
      <FailureAlert failure={users.error} onRetry={() => void users.refetch()} />
      <DataTable
        label={texts.title}
        rows={users.data?.Users}
        isLoading={users.isPending}
        rowKey={(it) => it.Name}
        empty={texts.none}
        columns={[
          { title: texts.name, cell: (it) => it.Name },
          { title: { en: 'Created', zh: '创建时间' }, cell: (it) => cloudTimeText(it.CreateTime, language) },
          { title: { en: 'Changed', zh: '更新时间' }, cell: (it) => it.UpdateTime },
          {
            title: { en: 'Operation', zh: '操作' },
            cell: ({ Name }) => (
              <span className="row">
                <Button size="small" variant="text" onClick={() => setOpen({ window: 'change', name: Name })}>
                  {t(texts.change)}
                </Button>
                <Button
                  size="small"
                  variant="text"
                  theme="danger"
                  onClick={() => setOpen({ window: 'remove', name: Name })}
                >
                  {t(texts.remove)}
                </Button>
              </span>
            ),
          },
        ]}
      />
      <Paging offset={offset} limit={LIMIT} total={users.data?.TotalCount} onChange={setOffset} />
      {open !== null && <UserDialog instanceId={instanceId} {...open} onClose={() => setOpen(null)} />}
    </section>
  );
}

function UserDialog({
  instanceId,
  window,
  name,
  onClose,
}: Open & { instanceId: string; onClose: () => void }): ReactNode {
  const t = useText();
  const api = useApi();
  const [typedName, setTypedName] = useState('');
  const [password, setPassword] = useState('');
  const [oldPassword, setOldPassword] = useState('');
  const who = { InstanceId: instanceId, Name: name };
  if (window === 'remove')
    return (
      <ChangeDialog
        title={texts.removeTitle}
        action={texts.remove}
        isDangerous
        onSubmit={() => api.call('ckafka', 'DeleteUser', who)}
        onClose={onClose}
      >
        <p>
          <code>{name}</code>
        </p>
        <p>{t(texts.removeWarning)}</p>
      </ChangeDialog>
    );
  if (window === 'change')
    return (
      <ChangeDialog
        title={texts.change}
        action={texts.change}
        isReady={password !== '' && oldPassword !== ''}
        onSubmit={() => api.call('ckafka', 'ModifyPassword', { ...who, Password: oldPassword, PasswordNew: password })}
        onClose={onClose}
      >
        <p>
          <code>{name}</code>
        </p>
        <TextField label={texts.oldPassword} type="password" value={oldPassword} onChange={setOldPassword} required />
        <TextField label={texts.newPassword} type="password" value={password} onChange={setPassword} required />
      </ChangeDialog>
    );
  return (
    <ChangeDialog
      title={texts.create}
      action={texts.createIt}
      isReady={typedName !== '' && password !== ''}
      onSubmit={() => api.call('ckafka', 'CreateUser', { InstanceId: instanceId, Name: typedName, Password: password })}
      onClose={onClose}
    >
      <TextField label={texts.name} value={typedName} onChange={setTypedName} required />
      <TextField
        label={texts.password}
        type="password"
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
        required
      />
    </ChangeDialog>
  );
}

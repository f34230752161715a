import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import Tag from 'tdesign-react/es/tag';
import type { Route } from '../../../../spec/types/ckafka.ts';
import { useApi } from '../../api/use-api.ts';
import { ChangeDialog } from '../../components/change-dialog.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { FailureAlert } from '../../components/failure-alert.tsx';
import { useText } from '../../language/language.tsx';
import type { Text } from '../../language/text.ts';
import { AddAccessPoint } from './add-access-point.tsx';
import type { TabProps } from './tab-props.ts';

const texts = {
  title: { en: 'Access points', zh: '接入方式' },
  add: { en: 'Add an access point', zh: '添加路由策略' },
  remove: { en: 'Delete', zh: '删除' },
  none: { en: 'There is none.', zh: '暂无接入方式。' },
  removeTitle: { en: 'Delete this access point', zh: '删除该路由' },
  removeWarning: {
    en: 'Clients that are connected through it are cut off at once.',
    zh: '通过该路由连接的客户端将立即断开。',
  },
};

/** Route.VipType and Route.AccessType, in the words of the cloud's console. */
export const NETWORKS: Readonly<Record<number, Text>> = {
  1: { en: 'Public', zh: '公网' },
  3: { en: 'VPC', zh: 'VPC 网络' },
  7: { en: 'Support', zh: '支撑网络' },
};
export const SIGN_INS: Readonly<Record<number, string>> = {
  0: 'PLAINTEXT',
  1: 'SASL_PLAINTEXT',
  3: 'SASL_SSL',
  4: 'SASL_SCRAM_SHA_256',
  5: 'SASL_SCRAM_SHA_512',
};
const STATUSES: Readonly<Record<number, Text>> = {
  1: { en: 'Creating', zh: '创建中' },
  2: { en: 'Ready', zh: '已就绪' },
  3: { en: 'Creation failed', zh: '创建失败' },
  4: { en: 'Deleting', zh: '删除中' },
  6: { en: 'Deletion failed', zh: '删除失败' },
};
const IN_PROGRESS = [1, 4];

/** What clients put into bootstrap.servers for a route. */
export function addressOf({ VipList, Domain, DomainPort }: Route): string {
  if (Domain !== null && Domain !== '') return `${Domain}:${String(DomainPort)}`;
  return VipList.map(({ Vip, Vport }) => `${Vip}:${Vport}`).join(',');
}

/** The way in that the instance was bought with: it comes and goes with the instance, and is none of its routes. */
const OWN_ID = 0;
function ownRoute({ VipList, VpcId, SubnetId }: TabProps['attributes']): Route {
  const own = { RouteId: OWN_ID, VipType: 3, AccessType: 0, VipList, VpcId, Subnet: SubnetId };
  return { ...own, Domain: null, DomainPort: null, DeleteTimestamp: '', BrokerVipList: [], Note: null, Status: 2 };
}

export function AccessPoints({ instanceId, attributes }: TabProps): ReactNode {
  const t = useText();
  const api = useApi();
  const [isAdding, setIsAdding] = useState(false);
  const [leaving, setLeaving] = useState<Route | null>(null);
  const routes = useQuery({
    queryKey: [...api.scope, 'routes', instanceId],
    queryFn: async () => (await api.call('ckafka', 'DescribeRoute', { InstanceId: instanceId })).Result.Routers,
    refetchInterval: ({ state: { data } }) =>
      data?.some(({ Status }) => IN_PROGRESS.includes(Status ?? 2)) === true ? 2_000 : 15_000,
  });
  return (
    <section className="panel stack">
      <div className="row spread">
        <h2>{t(texts.title)}</h2>
        <Button onClick={() => setIsAdding(true)}>{t(texts.add)}</Button>
      </div>
      <FailureAlert failure={routes.error} onRetry={() => void routes.refetch()} />
      <DataTable
        label={texts.title}
        rows={routes.data && [...(attributes.Vip === '' ? [] : [ownRoute(attributes)]), ...routes.data]}
        isLoading={routes.isPending}
        rowKey={(it) => it.RouteId}
        empty={texts.none}
        columns={[
          { title: { en: 'Network', zh: '网络类型' }, cell: (it) => t(NETWORKS[it.VipType] ?? sameText(it.VipType)) },
          { title: { en: 'Protocol', zh: '接入方式' }, cell: (it) => SIGN_INS[it.AccessType] ?? it.AccessType },
          {
            title: { en: 'Address', zh: '接入地址' },
            cell: (it) => (
              <span className="row">
                <code>{addressOf(it)}</code>
                <CopyButton text={addressOf(it)} />
              </span>
            ),
          },
          {
            title: { en: 'Status', zh: '状态' },
            cell: (it) => <Tag variant="light-outline">{t(STATUSES[it.Status ?? 2] ?? sameText(it.Status))}</Tag>,
          },
          { title: { en: 'Note', zh: '备注' }, cell: (it) => it.Note ?? '' },
          {
            title: { en: 'Operation', zh: '操作' },
            cell: (it) =>
              it.RouteId !== OWN_ID && (
                <Button size="small" variant="text" theme="danger" onClick={() => setLeaving(it)}>
                  {t(texts.remove)}
                </Button>
              ),
          },
        ]}
      />
      {isAdding && <AddAccessPoint instanceId={instanceId} onClose={() => setIsAdding(false)} />}
      {leaving !== null && (
        <ChangeDialog
          title={texts.removeTitle}
          action={texts.remove}
          isDangerous
          onSubmit={() => api.call('ckafka', 'DeleteRoute', { InstanceId: instanceId, RouteId: leaving.RouteId })}
          onClose={() => setLeaving(null)}
        >
          <p>
            <code>{addressOf(leaving)}</code>
          </p>
          <p>{t(texts.removeWarning)}</p>
        </ChangeDialog>
      )}
    </section>
  );
}

const sameText = (value: unknown): Text => ({ en: String(value), zh: String(value) });

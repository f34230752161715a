import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, type ReactNode } from 'react';
import { CallFailure } from '../../api/failure.ts';
import { useApi } from '../../api/use-api.ts';
import { FailureAlert } from '../../components/failure-alert.tsx';
import { InstanceHealth, InstanceStatus, isMoving } from '../../components/instance-status.tsx';
import { useText } from '../../language/language.tsx';
import type { Text } from '../../language/text.ts';
import { InstanceActions } from '../instances/instance-actions.tsx';
import { BasicTab } from './basic-tab.tsx';
import type { TabProps } from './tab-props.ts';

const texts = {
  all: { en: 'All instances', zh: '全部实例' },
  parts: { en: 'Parts of the instance', zh: '实例详情' },
  gone: {
    en: 'This instance is not there any more: it was deleted, or it is in another region or account.',
    zh: '该实例已不存在：可能已被删除，或属于其他地域或账号。',
  },
  notServing: {
    en: 'What is inside can be seen when the instance runs.',
    zh: '实例运行后才能查看此内容。',
  },
};

const WATCH_MS = { moving: 2_000, quiet: 8_000 };

interface Tab {
  readonly id: string;
  readonly title: Text;
  readonly view: (props: TabProps) => ReactNode;
  /** Whether brokers must answer for it. */
  readonly needsBrokers: boolean;
}

const TopicsTab = lazy(() => import('./topics/topics-tab.tsx'));
const MessagesTab = lazy(() => import('./messages-tab.tsx'));
const GroupsTab = lazy(() => import('./groups/groups-tab.tsx'));
const MonitoringTab = lazy(() => import('./monitoring/monitoring-tab.tsx'));
const AccessTab = lazy(() => import('./access/access-tab.tsx'));
const EventsTab = lazy(() => import('./events-tab.tsx'));

const TABS: readonly Tab[] = [
  {
    id: 'basic',
    title: { en: 'Basic information', zh: '基本信息' },
    view: (it) => <BasicTab {...it} />,
    needsBrokers: false,
  },
  { id: 'topics', title: { en: 'Topics', zh: 'Topic 管理' }, view: (it) => <TopicsTab {...it} />, needsBrokers: true },
  {
    id: 'messages',
    title: { en: 'Messages', zh: '消息查询' },
    view: (it) => <MessagesTab {...it} />,
    needsBrokers: true,
  },
  {
    id: 'groups',
    title: { en: 'Consumer groups', zh: 'Consumer Group' },
    view: (it) => <GroupsTab {...it} />,
    needsBrokers: true,
  },
  {
    id: 'monitoring',
    title: { en: 'Monitoring', zh: '监控' },
    view: (it) => <MonitoringTab {...it} />,
    needsBrokers: false,
  },
  {
    id: 'access',
    title: { en: 'Users and ACLs', zh: 'ACL 策略管理' },
    view: (it) => <AccessTab {...it} />,
    needsBrokers: true,
  },
  { id: 'events', title: { en: 'Events', zh: '事件' }, view: (it) => <EventsTab {...it} />, needsBrokers: false },
];

const route = getRouteApi('/signed-in/console/instances/$instanceId/$tab');

export function InstancePage(): ReactNode {
  const t = useText();
  const api = useApi();
  const { instanceId, tab: asked } = route.useParams();
  const tab = TABS.find((it) => it.id === asked) ?? TABS[0];
  const instance = useQuery({
    queryKey: [...api.scope, 'instance', instanceId],
    queryFn: async () => {
      const attributes = (await api.call('ckafka', 'DescribeInstanceAttributes', { InstanceId: instanceId })).Result;
      const { Result } = await api.call('ckafka', 'DescribeInstancesDetail', { InstanceId: instanceId });
      return { attributes, detail: Result.InstanceList[0] };
    },
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && isMoving(data.attributes.Status) ? WATCH_MS.moving : WATCH_MS.quiet,
  });
  const { data, error } = instance;
  const isGone = error instanceof CallFailure && error.code === 'InvalidParameterValue.InstanceNotExist';
  if (isGone)
    return (
      <section className="panel" role="alert">
        <h1>{instanceId}</h1>
        <p>{t(texts.gone)}</p>
        <Link to="/console/instances">{t(texts.all)}</Link>
      </section>
    );
  const serves = data !== undefined && (data.attributes.Status === 1 || data.attributes.Status === 7);
  return (
    <>
      <header className="row spread">
        <div>
          <Link to="/console/instances">{t(texts.all)}</Link>
          <h1>
            {data?.attributes.InstanceName ?? instanceId} <span className="hint">{instanceId}</span>
          </h1>
        </div>
        {data !== undefined && (
          <div className="row">
            {data.detail !== undefined && <InstanceActions instance={data.detail} />}
            <InstanceStatus status={data.attributes.Status} />
            {serves && <InstanceHealth healthy={data.attributes.Healthy} message={data.attributes.HealthyMessage} />}
          </div>
        )}
      </header>
      <FailureAlert failure={error} onRetry={() => void instance.refetch()} />
      <nav className="tabs" aria-label={t(texts.parts)}>
        {TABS.map(({ id, title }) => (
          <Link key={id} to="/console/instances/$instanceId/$tab" params={{ instanceId, tab: id }}>
            {t(title)}
          </Link>
        ))}
      </nav>
      {data !== undefined && tab !== undefined && (
        <Suspense>
          {tab.needsBrokers && !serves ? (
            <section className="panel">{t(texts.notServing)}</section>
          ) : (
            // A tab of another instance starts anew.
            <div key={instanceId}>{tab.view({ instanceId, attributes: data.attributes, detail: data.detail })}</div>
          )}
        </Suspense>
      )}
    </>
  );
}

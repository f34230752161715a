import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState, type ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import Loading from 'tdesign-react/es/loading';
import type { InstanceDetail } from '../../../../spec/types/ckafka.ts';
import { useApi } from '../../api/use-api.ts';
import { FailureAlert } from '../../components/failure-alert.tsx';
import { InstanceStatus } from '../../components/instance-status.tsx';
import { useText } from '../../language/language.tsx';
import type { Purchase } from './draft.ts';
import { FirstTopic } from './first-topic.tsx';

const texts = {
  title: { en: 'Bought', zh: '购买成功' },
  another: { en: 'Buy another', zh: '继续购买' },
  all: { en: 'All instances', zh: '全部实例' },
  open: { en: 'Open', zh: '查看详情' },
  address: { en: 'Address', zh: '接入地址' },
  gone: { en: 'It is not there any more.', zh: '该实例已不存在。' },
  starting: { en: 'Its brokers are starting.', zh: 'Broker 启动中。' },
  failed: { en: 'It could not be created. Nothing is charged for it.', zh: '创建失败，不会产生费用。' },
};

const LOOK_EVERY_MS = 1_000;
const CREATING = 0;
const RUNNING = 1;
const FAILED = -1;

/** What became of a purchase: each instance until it runs, then where it is and how to use it. */
export function Bought({ purchase, onAnother }: { purchase: Purchase; onAnother: () => void }): ReactNode {
  const t = useText();
  const api = useApi();
  const { instanceIds, region } = purchase;
  const instances = useQuery({
    queryKey: [...api.scope, 'bought', instanceIds],
    refetchInterval: ({ state }) =>
      instanceIds.every((id) => isSettled(state.data?.find((it) => it.InstanceId === id))) ? false : LOOK_EVERY_MS,
    queryFn: async () => {
      const asked = { InstanceIdList: [...instanceIds], Limit: instanceIds.length };
      return (await api.call('ckafka', 'DescribeInstancesDetail', asked, { region })).Result.InstanceList;
    },
  });
  const found = (id: string): InstanceDetail | undefined => instances.data?.find((it) => it.InstanceId === id);
  const running = instanceIds.map(found).find((it) => it?.Status === RUNNING);
  return (
    <>
      <section className="panel stack">
        <div className="row spread">
          <h1 tabIndex={-1} ref={focusOnce}>
            {t(texts.title)}
          </h1>
          <div className="row">
            <Link to="/console/instances">{t(texts.all)}</Link>
            <Button variant="outline" onClick={onAnother}>
              {t(texts.another)}
            </Button>
          </div>
        </div>
        <FailureAlert failure={instances.error} onRetry={() => void instances.refetch()} />
        <ul className="bought">
          {instanceIds.map((id) => (
            <BoughtInstance key={id} instanceId={id} instance={found(id)} isKnown={instances.data !== undefined} />
          ))}
        </ul>
      </section>
      {running !== undefined && <FirstTopic instance={running} region={region} />}
    </>
  );
}

/** Whether its creation is over, one way or the other. */
function isSettled(instance: InstanceDetail | undefined): boolean {
  return instance !== undefined && instance.Status !== CREATING;
}

interface BoughtInstanceProps {
  readonly instanceId: string;
  readonly instance: InstanceDetail | undefined;
  readonly isKnown: boolean;
}

function BoughtInstance({ instanceId, instance, isKnown }: BoughtInstanceProps): ReactNode {
  const t = useText();
  if (instance === undefined)
    return (
      <li>
        <code>{instanceId}</code> {isKnown ? t(texts.gone) : <Loading size="small" />}
      </li>
    );
  const { Status, InstanceName, Vip, Vport, CreateTime } = instance;
  return (
    <li>
      <span className="row" aria-live="polite">
        <strong>{InstanceName}</strong>
        <code>{instanceId}</code>
        <InstanceStatus status={Status} />
        {Status === CREATING && (
          <>
            <Loading size="small" />
            <span className="hint">{t(texts.starting)}</span>
          </>
        )}
        {Status === FAILED && <span className="error">{t(texts.failed)}</span>}
      </span>
      {Status === CREATING && <Elapsed since={CreateTime} />}
      {Status === RUNNING && (
        <span className="row">
          <span className="hint">{t(texts.address)}</span>
          <code className="address">
            {Vip}:{Vport}
          </code>
          <Link to="/console/instances/$instanceId/$tab" params={{ instanceId, tab: 'basic' }}>
            {t(texts.open)}
          </Link>
        </span>
      )}
    </li>
  );
}

/** Seconds since the purchase, so that somebody who waits sees that it goes on. */
function Elapsed({ since }: { since: number }): ReactNode {
  const t = useText();
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.round(nowMs / 1000 - since));
  return <span className="hint">{t({ en: `${seconds} s so far`, zh: `已用 ${seconds} 秒` })}</span>;
}

/** Who bought with the keyboard, or listens, goes on here. */
function focusOnce(heading: HTMLHeadingElement | null): void {
  heading?.focus();
}

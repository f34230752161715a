import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../../api/use-api.ts';
import { FailureAlert } from '../../components/failure-alert.tsx';
import { useText } from '../../language/language.tsx';

const texts = {
  title: { en: 'Instances', zh: '实例列表' },
  none: { en: 'There are no instances in this region yet.', zh: '该地域暂无实例。' },
};

export function InstancesPage(): ReactNode {
  const t = useText();
  const api = useApi();
  const instances = useQuery({
    queryKey: [...api.scope, 'instances'],
    queryFn: async () => (await api.call('ckafka', 'DescribeInstancesDetail', {})).Result,
  });
  return (
    <section className="panel">
      <h1>{t(texts.title)}</h1>
      <FailureAlert failure={instances.error} onRetry={() => void instances.refetch()} />
      {instances.data?.TotalCount === 0 && <p>{t(texts.none)}</p>}
      <ul>
        {instances.data?.InstanceList.map((it) => (
          <li key={it.InstanceId}>
            {it.InstanceId} {it.InstanceName}
          </li>
        ))}
      </ul>
    </section>
  );
}

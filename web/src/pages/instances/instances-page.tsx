import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useApi } from '../../api/use-api.ts';
import { FailureAlert } from '../../components/failure-alert.tsx';
import { isMoving } from '../../components/instance-status.tsx';
import { Paging } from '../../components/paging.tsx';
import { useText } from '../../language/language.tsx';
import { InstanceFilters, NO_FILTER, type Filter } from './instance-filters.tsx';
import { InstanceTable } from './instance-table.tsx';

const texts = {
  title: { en: 'Instances', zh: '实例列表' },
  buy: { en: 'Buy an instance', zh: '购买实例' },
  none: { en: 'There are no instances in this region yet.', zh: '该地域暂无实例。' },
  noMatch: { en: 'No instance here matches.', zh: '没有符合条件的实例。' },
};

const PAGE_SIZE = 20;
const WATCH_MS = { moving: 2_000, quiet: 15_000 };

/** The instances of the region, searched, filtered and paged by the server. */
export function InstancesPage(): ReactNode {
  const t = useText();
  const api = useApi();
  const [filter, setFilter] = useState<Filter>(NO_FILTER);
  const [offset, setOffset] = useState(0);
  const asked = { ...parametersOf(filter), Offset: offset, Limit: PAGE_SIZE };
  const instances = useQuery({
    queryKey: [...api.scope, 'instances', asked],
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.InstanceList.some((it) => isMoving(it.Status)) === true ? WATCH_MS.moving : WATCH_MS.quiet,
    queryFn: async () => (await api.call('ckafka', 'DescribeInstancesDetail', asked)).Result,
  });
  const isFiltered = JSON.stringify(filter) !== JSON.stringify(NO_FILTER);
  const isEmpty = instances.data?.TotalCount === 0 && !isFiltered;
  return (
    <section className="panel stack">
      <div className="row spread">
        <h1>{t(texts.title)}</h1>
        <Link to="/console/buy" className="t-button t-button--theme-primary t-button--variant-base">
          <span className="t-button__text">{t(texts.buy)}</span>
        </Link>
      </div>
      <InstanceFilters
        filter={filter}
        onChange={(next) => {
          setFilter(next);
          setOffset(0);
        }}
      />
      <FailureAlert failure={instances.error} onRetry={() => void instances.refetch()} />
      <InstanceTable
        instances={instances.data?.InstanceList}
        isLoading={instances.isLoading}
        empty={isEmpty ? texts.none : texts.noMatch}
      />
      <Paging offset={offset} limit={PAGE_SIZE} total={instances.data?.TotalCount} onChange={setOffset} />
    </section>
  );
}

/** Only what was asked for: an empty text finds all. */
function parametersOf({ search, status, tagKey, tagValue }: Filter) {
  const tag = tagKey.trim();
  return {
    ...(search.trim() === '' ? {} : { SearchWord: search.trim() }),
    ...(status === '' ? {} : { Status: [Number(status)] }),
    ...(tag === '' ? {} : tagValue === '' ? { TagKey: tag } : { TagList: [{ TagKey: tag, TagValue: tagValue }] }),
  };
}

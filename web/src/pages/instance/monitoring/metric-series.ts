import { queryOptions, useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useApi, type Api } from '../../../api/use-api.ts';

/** What GetMonitorData answered for one metric: ascending UNIX seconds, and as many values. */
export interface Series {
  readonly timestamps: readonly number[];
  readonly values: readonly number[];
}

export interface Range {
  readonly seconds: number;
  /** How far apart points are; what the server averages over. */
  readonly periodSeconds: number;
}

/** One metric of an instance over the time up to now; read again each period. */
export function useSeries(instanceId: string, metric: string, range: Range): UseQueryResult<Series> {
  return useQuery(seriesQuery(useApi(), instanceId, metric, range));
}

/** Several, in the order in which they are named. The answer stays the same as long as what the server says does. */
export function useManySeries(instanceId: string, metrics: readonly string[], range: Range): ManySeries {
  const api = useApi();
  return useQueries({ queries: metrics.map((it) => seriesQuery(api, instanceId, it, range)), combine: together });
}

export interface ManySeries {
  /** undefined: not known yet. */
  readonly series: readonly (Series | undefined)[];
  /** Why one of them is not known; null when none has failed. */
  readonly failure: unknown;
}

function together(results: readonly UseQueryResult<Series>[]): ManySeries {
  return {
    series: results.map((it) => it.data),
    failure: results.find((it) => it.error !== null)?.error ?? null,
  };
}

function seriesQuery(api: Api, instanceId: string, metric: string, range: Range) {
  return queryOptions({
    queryKey: [...api.scope, 'series', instanceId, metric, range],
    refetchInterval: Math.max(30_000, range.periodSeconds * 1000),
    queryFn: async ({ signal }): Promise<Series> => {
      const now = Date.now();
      const { DataPoints } = await api.call(
        'monitor',
        'GetMonitorData',
        {
          Namespace: 'QCE/CKAFKA',
          MetricName: metric,
          Period: range.periodSeconds,
          StartTime: isoSeconds(now - range.seconds * 1000),
          EndTime: isoSeconds(now),
          Instances: [{ Dimensions: [{ Name: 'instanceid', Value: instanceId }] }],
        },
        { signal },
      );
      return { timestamps: DataPoints[0]?.Timestamps ?? [], values: DataPoints[0]?.Values ?? [] };
    },
  });
}

const isoSeconds = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}+00:00`;

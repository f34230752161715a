import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useApi } from '../../../api/use-api.ts';

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

/** One metric of an instance, or of one of its topics, over the time up to now; read again each period. */
export function useSeries(
  instanceId: string,
  metric: string,
  range: Range,
  dimensions: Readonly<Record<string, string>> = {},
): UseQueryResult<Series> {
  const api = useApi();
  return useQuery({
    queryKey: [...api.scope, 'series', instanceId, metric, range, dimensions],
    refetchInterval: Math.max(30_000, range.periodSeconds * 1000),
    queryFn: async ({ signal }) => {
      const all = { instanceid: instanceId, ...dimensions };
      const Dimensions = Object.entries(all).map(([Name, Value]) => ({ Name, Value }));
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
          Instances: [{ Dimensions }],
        },
        { signal },
      );
      return { timestamps: DataPoints[0]?.Timestamps ?? [], values: DataPoints[0]?.Values ?? [] };
    },
  });
}

const isoSeconds = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}+00:00`;

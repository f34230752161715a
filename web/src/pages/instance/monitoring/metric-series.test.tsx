import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, it, vi } from 'vitest';
import { useManySeries } from './metric-series.ts';

const calls: string[] = [];

vi.mock('../../../api/use-api.ts', () => ({
  useApi: () => ({
    scope: ['100000000001', 'ap-guangzhou'],
    call: (_product: string, _action: string, { MetricName }: { MetricName: string }) => {
      calls.push(MetricName);
      return Promise.resolve({ DataPoints: [{ Timestamps: [60], Values: [MetricName.length] }] });
    },
  }),
}));

it('asks once for each metric, in the order of their names, and stays the same while the answers do', async () => {
  const queries = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }): ReactNode => (
    <QueryClientProvider client={queries}>{children}</QueryClientProvider>
  );
  const range = { seconds: 3600, periodSeconds: 60 };
  const { result, rerender } = renderHook(() => useManySeries('ckafka-1', ['one', 'three'], range), { wrapper });
  expect(result.current).toEqual({ series: [undefined, undefined], failure: null });
  await vi.waitFor(() => expect(result.current.series.map((it) => it?.values)).toEqual([[3], [5]]));
  const before = result.current.series;
  rerender();
  await queries.invalidateQueries();
  await vi.waitFor(() => expect(calls).toEqual(['one', 'three', 'one', 'three']));
  rerender();
  expect(result.current.series).toBe(before);
});

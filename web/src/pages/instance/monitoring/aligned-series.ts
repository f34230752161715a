import type { Series } from './metric-series.ts';

export interface AlignedSeries {
  /** UNIX seconds, ascending. */
  readonly times: readonly number[];
  /** For each series a value for each time; null where it has none. */
  readonly lines: readonly (readonly (number | null)[])[];
  /** Those of the times in which clients were held back. */
  readonly throttled: readonly number[];
}

/** Several series on the times of all of them, as a chart wants them. Pure. */
export function alignedSeries(series: readonly (Series | undefined)[], throttles: Series | undefined): AlignedSeries {
  const times = [...new Set(series.flatMap((it) => [...(it?.timestamps ?? [])]))].sort((a, b) => a - b);
  const lines = series.map((it) => {
    const byTime = new Map(it?.timestamps.map((time, index) => [time, it.values[index] ?? null]));
    return times.map((time) => byTime.get(time) ?? null);
  });
  const throttled = throttles?.timestamps.filter((_, index) => (throttles.values[index] ?? 0) > 0) ?? [];
  return { times, lines, throttled };
}

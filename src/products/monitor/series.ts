import type { Sample } from '../../domain/figures.ts';
import { combinedSample } from '../../domain/figures.ts';
import type { SampleRows } from '../../storage/storage.ts';
import type { AskedTimes } from './asked-times.ts';
import type { Metric, Subject } from './metrics.ts';

const HOUR_MS = 3_600_000;
/** Days begin where China's do, as the cloud's own. */
const DAYS_BEGIN_MS = -8 * HOUR_MS;

/** What a metric came to in one period. */
export interface Point {
  readonly at: Date;
  readonly value: number;
  readonly highest: number;
  readonly lowest: number;
  readonly average: number;
}

/** A metric over time, oldest first; a period without a sample has no point. Long periods are read from the samples of whole hours. */
export async function seriesOf(
  samples: Pick<SampleRows, 'between'>,
  instanceId: string,
  metric: Metric,
  subject: Subject,
  times: AskedTimes,
): Promise<Point[]> {
  const periodMs = times.periodSeconds * 1000;
  const from = new Date(periodBegin(times.from, periodMs));
  const found = await samplesOf(samples, instanceId, from, times.to, periodMs);
  const byPeriod = Map.groupBy(found, (it) => periodBegin(it.at, periodMs));
  return [...byPeriod].flatMap(([beginMs, of]) => {
    const at = new Date(beginMs);
    const value = metric.value(combinedSample(at, of), subject);
    if (value === null) return [];
    const values = of.flatMap((it) => metric.value(it, subject) ?? []);
    const average = values.reduce((all, one) => all + one, 0) / values.length;
    return [{ at, value, highest: Math.max(...values), lowest: Math.min(...values), average }];
  });
}

async function samplesOf(
  samples: Pick<SampleRows, 'between'>,
  instanceId: string,
  from: Date,
  to: Date,
  periodMs: number,
): Promise<Sample[]> {
  if (periodMs < HOUR_MS) return samples.between(instanceId, 'minute', from, to);
  const hours = await samples.between(instanceId, 'hour', from, to);
  const last = hours.at(-1);
  const rest = last === undefined ? from : new Date(last.at.getTime() + HOUR_MS);
  return [...hours, ...(await samples.between(instanceId, 'minute', rest, to))];
}

function periodBegin(at: Date, periodMs: number): number {
  return Math.floor((at.getTime() - DAYS_BEGIN_MS) / periodMs) * periodMs + DAYS_BEGIN_MS;
}

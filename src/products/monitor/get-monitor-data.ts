import type { DataPoint, GetMonitorDataRequest, GetMonitorDataResponse } from '../../../spec/types/monitor.ts';
import { defineAction } from '../../api/define-action.ts';
import { cloudDateTime } from '../../domain/cloud-time.ts';
import { refusedEmpty, refusedValue, sameWords } from '../../domain/parameter-refusals.ts';
import type { Services } from '../services.ts';
import { askedTimes } from './asked-times.ts';
import { METRIC_NAMES, metricNamed } from './metrics.ts';
import { seriesOf, type Point } from './series.ts';
import { subjectOf } from './subjects.ts';

const NAMESPACE = 'QCE/CKAFKA';
const MOST_INSTANCES = 50;
/** Bits of SpecifyStatistics. */
const STATISTICS = { average: 1, highest: 2, lowest: 4 } as const;

/**
 * Request: {Namespace: QCE/CKAFKA, MetricName, Instances: [{Dimensions: [{Name, Value}]}], Period? (s), StartTime?, EndTime?, SpecifyStatistics?}
 * Answer: {Period, MetricName, StartTime, EndTime, DataPoints: [{Dimensions, Timestamps (Unix s), Values}]}, a series for each of Instances
 *
 * An instance, topic or group that the account does not have has a series without points.
 */
export const getMonitorData = defineAction<Services, GetMonitorDataRequest, GetMonitorDataResponse>({
  product: 'monitor',
  version: '2018-07-24',
  name: 'GetMonitorData',
  changes: false,
  regional: true,
  partly: ['of the namespaces, QCE/CKAFKA'],
  async run(call) {
    const { parameters, rows } = call;
    const { Namespace, MetricName, Instances, SpecifyStatistics = 0 } = parameters;
    if (Namespace.toUpperCase() !== NAMESPACE) throw refusedValue('Namespace', Namespace, sameWords([NAMESPACE]));
    const metric = metricNamed(MetricName);
    if (metric === undefined) throw refusedValue('MetricName', MetricName, sameWords(METRIC_NAMES));
    if (Instances.length === 0)
      throw refusedEmpty(
        'Instances',
        { en: 'name what is asked about', zh: '请传入要查询的对象' },
        'InvalidParameterValue',
      );
    if (Instances.length > MOST_INSTANCES)
      throw refusedValue('Instances', Instances.length, {
        en: `at most ${MOST_INSTANCES}`,
        zh: `最多 ${MOST_INSTANCES} 个`,
      });
    if (SpecifyStatistics < 0 || SpecifyStatistics > 7)
      throw refusedValue('SpecifyStatistics', SpecifyStatistics, {
        en: 'the sum of 1, 2 and 4, or some of them',
        zh: '1、2、4 的任意组合',
      });
    const times = askedTimes(parameters, Instances.length, call.receivedAt);
    const DataPoints: DataPoint[] = [];
    for (const { Dimensions } of Instances) {
      const subject = await subjectOf(call, metric.level, Dimensions);
      const points = subject === null ? [] : await seriesOf(rows.samples, subject.instanceId, metric, subject, times);
      DataPoints.push({ Dimensions, ...seriesAnswer(points, SpecifyStatistics) });
    }
    return {
      Period: times.periodSeconds,
      MetricName,
      StartTime: cloudDateTime(times.from),
      EndTime: cloudDateTime(times.to),
      DataPoints,
      Msg: '',
    };
  },
});

function seriesAnswer(points: readonly Point[], statistics: number): Omit<DataPoint, 'Dimensions'> {
  const column = (value: (point: Point) => number): number[] => points.map((it) => rounded(value(it)));
  const asked = (bit: number, value: (point: Point) => number): number[] | null =>
    (statistics & bit) === 0 ? null : column(value);
  return {
    Timestamps: points.map((it) => it.at.getTime() / 1000),
    Values: column((it) => it.value),
    AvgValues: asked(STATISTICS.average, (it) => it.average),
    MaxValues: asked(STATISTICS.highest, (it) => it.highest),
    MinValues: asked(STATISTICS.lowest, (it) => it.lowest),
  };
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

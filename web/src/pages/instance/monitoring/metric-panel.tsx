import { useMemo, type ReactNode } from 'react';
import { FailureAlert } from '../../../components/failure-alert.tsx';
import { useLanguage, useText } from '../../../language/language.tsx';
import type { Text } from '../../../language/text.ts';
import { Chart } from './chart.tsx';
import { useManySeries, type Range } from './metric-series.ts';
import type { Panel } from './panels.ts';
import { alignedSeries } from './aligned-series.ts';

const texts = {
  none: { en: 'Nothing was measured in this time yet.', zh: '该时间范围内暂无数据。' },
  bought: { en: 'bought', zh: '已购带宽' },
  throttled: { en: 'Clients were held back at the marked times.', zh: '标记处客户端被限流。' },
  highest: { en: 'highest', zh: '最大值' },
  last: { en: 'last', zh: '最新值' },
} satisfies Record<string, Text>;

interface MetricPanelProps {
  readonly panel: Panel;
  readonly instanceId: string;
  readonly range: Range;
  readonly boughtMBps: number;
}

export function MetricPanel({ panel, instanceId, range, boughtMBps }: MetricPanelProps): ReactNode {
  const t = useText();
  const { language } = useLanguage();
  const metrics = [...panel.lines.map((it) => it.metric), ...(panel.throttle === undefined ? [] : [panel.throttle])];
  const { series, failure } = useManySeries(instanceId, metrics, range);
  // A chart is built anew for new arrays: the same answers stay the same lines, however often the page is drawn.
  const { times, lines, throttled } = useMemo(
    () => alignedSeries(series.slice(0, panel.lines.length), series[panel.lines.length]),
    [series, panel],
  );
  const drawnLines = useMemo(
    () => lines.map((values, index) => ({ values, label: panel.lines[index]?.label[language] ?? '' })),
    [lines, panel, language],
  );
  const limit = useMemo(
    () => (panel.showsBought === true ? { value: boughtMBps, label: texts.bought[language] } : null),
    [panel, boughtMBps, language],
  );
  const labels = panel.lines.map(({ label }) => t(label));
  const figures = lines.map((line) => line.filter((value) => value !== null));
  const number = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });
  return (
    <figure className="chart">
      <figcaption>
        {t(panel.title)} {panel.unit !== '' && <span className="hint">{panel.unit}</span>}
      </figcaption>
      <FailureAlert failure={failure} />
      {times.length === 0 && failure === null ? (
        <p className="hint">{t(texts.none)}</p>
      ) : (
        <>
          <Chart times={times} lines={drawnLines} limit={limit} marks={throttled} />
          <p className="hint">
            {figures.map((line, index) => (
              <span key={labels[index]}>
                {labels[index]}: {t(texts.highest)} {number.format(Math.max(0, ...line))}, {t(texts.last)}{' '}
                {number.format(line.at(-1) ?? 0)}.{' '}
              </span>
            ))}
          </p>
          {throttled.length > 0 && <p className="not-ok">{t(texts.throttled)}</p>}
        </>
      )}
    </figure>
  );
}

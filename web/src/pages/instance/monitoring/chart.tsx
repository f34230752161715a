import { useEffect, useRef, type ReactNode } from 'react';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { useLanguage } from '../../../language/language.tsx';
import type { LanguageId } from '../../../language/text.ts';
import { useTheme } from '../../../theme/theme.tsx';

interface ChartProps {
  readonly times: readonly number[];
  readonly lines: readonly { readonly values: readonly (number | null)[]; readonly label: string }[];
  /** A level across the whole chart, such as what was bought. */
  readonly limit: { readonly value: number; readonly label: string } | null;
  /** Times that get a band of their own. */
  readonly marks: readonly number[];
}

const HEIGHT_PX = 180;
const COLOURS = ['--td-brand-color-7', '--td-success-color-6'];

/** Lines over time. What it shows stands in words beside it: a picture is not for everybody. */
export function Chart({ times, lines, limit, marks }: ChartProps): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const { theme } = useTheme();
  const { language } = useLanguage();
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const colour = (token: string): string => getComputedStyle(document.documentElement).getPropertyValue(token);
    const axis = { stroke: colour('--td-text-color-secondary'), grid: { stroke: colour('--td-component-stroke') } };
    const limitLine = limit === null ? [] : [{ ...limit, values: times.map(() => limit.value) }];
    const options: UPlot.Options = {
      width: element.clientWidth,
      height: HEIGHT_PX,
      legend: { show: lines.length > 1 },
      cursor: { drag: { x: false, y: false } },
      scales: { y: { range: (_chart, _min, max) => [0, Math.max(max * 1.1, 0.001)] } },
      axes: [
        { ...axis, values: timeLabels(language) },
        { ...axis, size: 60 },
      ],
      series: [
        {},
        ...lines.map(({ label }, index) => ({
          label,
          stroke: colour(COLOURS[index] ?? '--td-brand-color-7'),
          width: 2,
        })),
        ...limitLine.map(({ label }) => ({ label, stroke: colour('--td-warning-color-6'), dash: [6, 4] })),
      ],
      hooks: { drawClear: [(chart) => drawMarks(chart, marks, colour('--td-error-color-2'))] },
    };
    const data = [times, ...[...lines, ...limitLine].map(({ values }) => values)] as UPlot.AlignedData;
    const chart = new UPlot(options, data, element);
    const resized = new ResizeObserver(() => chart.setSize({ width: element.clientWidth, height: HEIGHT_PX }));
    resized.observe(element);
    return () => {
      resized.disconnect();
      chart.destroy();
    };
  }, [times, lines, limit, marks, theme, language]);
  return <div ref={place} aria-hidden="true" />;
}

const DAY_SECONDS = 86_400;

/** Clock times, and days where the axis is longer than one, as the person writes them. */
function timeLabels(language: LanguageId): (chart: UPlot, splits: number[]) => string[] {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
  return (_chart, splits) => {
    const isLong = (splits.at(-1) ?? 0) - (splits[0] ?? 0) > DAY_SECONDS;
    return splits.map((seconds) => (isLong ? day : clock).format(seconds * 1000));
  };
}

function drawMarks(chart: UPlot, marks: readonly number[], colour: string): void {
  const { ctx, bbox } = chart;
  ctx.save();
  ctx.fillStyle = colour;
  for (const time of marks) ctx.fillRect(chart.valToPos(time, 'x', true) - 2, bbox.top, 4, bbox.height);
  ctx.restore();
}

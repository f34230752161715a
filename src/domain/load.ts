import type { InstanceFigures } from './figures.ts';
import { HEALTH, type Health } from './instance.ts';

/** A figure in percent of what was bought, from where on it is an alarm, and from where on it is abnormal; both excluded. */
interface Threshold {
  readonly figure: keyof InstanceFigures;
  readonly words: string;
  readonly alarm: number;
  readonly abnormal: number;
}

/** As upstream's page on instance health has them. */
const THRESHOLDS: readonly Threshold[] = [
  { figure: 'diskPercent', words: 'disk', alarm: 80, abnormal: 95 },
  { figure: 'connectionPercent', words: 'connections', alarm: 80, abnormal: 95 },
  { figure: 'produceBandwidthPercent', words: 'produce bandwidth', alarm: 80, abnormal: 100 },
  { figure: 'consumeBandwidthPercent', words: 'consume bandwidth', alarm: 80, abnormal: 100 },
];

/** What an instance's load says of its health: the worst of its figures, and all that are too high, in words. null when none is. */
export function loadHealth(figures: InstanceFigures): { readonly health: Health; readonly message: string } | null {
  const high = THRESHOLDS.filter(({ figure, alarm }) => figures[figure] > alarm);
  if (high.length === 0) return null;
  const isAbnormal = high.some(({ figure, abnormal }) => figures[figure] > abnormal);
  const words = high.map((it) => `${it.words} at ${Math.round(figures[it.figure] * 10) / 10} %`);
  return { health: isAbnormal ? HEALTH.abnormal : HEALTH.alarm, message: words.join(', ') };
}

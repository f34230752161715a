import type { ReactNode } from 'react';
import { useText } from '../language/language.tsx';
import type { Text } from '../language/text.ts';

interface UseMeterProps {
  readonly label: Text;
  readonly used: number;
  readonly bought: number;
  /** What both count; empty for things. */
  readonly unit?: string;
}

/** How much of what was bought is in use. From 80 % on it warns, from 95 % on it alarms, as upstream's page on health has it. */
export function UseMeter({ label, used, bought, unit = '' }: UseMeterProps): ReactNode {
  const t = useText();
  const figure = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });
  return (
    <div className="use-meter">
      <span>{t(label)}</span>
      <meter
        min={0}
        max={bought}
        low={bought * 0.8}
        high={bought * 0.95}
        optimum={0}
        value={used}
        aria-label={t(label)}
      />
      <span className="figure">
        {figure.format(used)} / {figure.format(bought)} {unit}
      </span>
    </div>
  );
}

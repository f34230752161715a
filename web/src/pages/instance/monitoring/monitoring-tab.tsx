import { useState, type ReactNode } from 'react';
import { RadioField } from '../../../forms/choice-field.tsx';
import type { TabProps } from '../tab-props.ts';
import { MetricPanel } from './metric-panel.tsx';
import type { Range } from './metric-series.ts';
import { PANELS } from './panels.ts';

/** As long as upstream keeps them; the server means over the period. */
const RANGES: Readonly<Record<string, Range>> = {
  '1 h': { seconds: 3_600, periodSeconds: 60 },
  '6 h': { seconds: 21_600, periodSeconds: 60 },
  '1 d': { seconds: 86_400, periodSeconds: 300 },
  '7 d': { seconds: 604_800, periodSeconds: 3_600 },
  '30 d': { seconds: 2_592_000, periodSeconds: 3_600 },
};
const FIRST = '1 h';

/** What the instance did, against what was bought. */
export default function MonitoringTab({ instanceId, attributes }: TabProps): ReactNode {
  const [shown, setShown] = useState(FIRST);
  const range = RANGES[shown] ?? { seconds: 3_600, periodSeconds: 60 };
  return (
    <section className="panel stack">
      <RadioField
        label={{ en: 'Time', zh: '时间范围' }}
        value={shown}
        options={Object.keys(RANGES).map((value) => ({ value, label: value }))}
        onChange={setShown}
      />
      <div className="charts">
        {PANELS.map((panel) => (
          <MetricPanel
            key={panel.title.en}
            panel={panel}
            instanceId={instanceId}
            range={range}
            // The API shows bandwidth in Mbps, eight times what was bought in MB/s.
            boughtMBps={attributes.Bandwidth / 8}
          />
        ))}
      </div>
    </section>
  );
}

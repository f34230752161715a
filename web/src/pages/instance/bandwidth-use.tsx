import type { ReactNode } from 'react';
import { UseMeter } from '../../components/use-meter.tsx';
import { useSeries } from './monitoring/metric-series.ts';
import type { TabProps } from './tab-props.ts';

const LAST_MINUTES = { seconds: 300, periodSeconds: 60 };
const MB_PER_GB = 1024 * 1.048576;

/** Bandwidth and disk of the last full minute against what was bought. */
export function BandwidthUse({ instanceId, attributes }: TabProps): ReactNode {
  const produced = useSeries(instanceId, 'InstanceMaxProFlow', LAST_MINUTES).data?.values.at(-1) ?? 0;
  const consumed = useSeries(instanceId, 'InstanceMaxConFlow', LAST_MINUTES).data?.values.at(-1) ?? 0;
  const storedMB = useSeries(instanceId, 'InstanceMsgHeap', LAST_MINUTES).data?.values.at(-1) ?? 0;
  // The API shows bandwidth in Mbps, eight times what was bought in MB/s.
  const boughtMBps = attributes.Bandwidth / 8;
  return (
    <>
      <UseMeter label={{ en: 'Produced', zh: '生产带宽' }} used={produced} bought={boughtMBps} unit="MB/s" />
      <UseMeter label={{ en: 'Consumed', zh: '消费带宽' }} used={consumed} bought={boughtMBps} unit="MB/s" />
      <UseMeter label={{ en: 'Disk', zh: '磁盘' }} used={storedMB / MB_PER_GB} bought={attributes.DiskSize} unit="GB" />
    </>
  );
}

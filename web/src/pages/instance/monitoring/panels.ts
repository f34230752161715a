import type { Text } from '../../../language/text.ts';

export interface Line {
  readonly metric: string;
  readonly label: Text;
}

export interface Panel {
  readonly title: Text;
  readonly unit: string;
  readonly lines: readonly Line[];
  /** Whether the bandwidth that was bought belongs into it. */
  readonly showsBought?: boolean;
  /** The metric that counts the seconds in which clients were held back; those times are marked. */
  readonly throttle?: string;
}

const produced: Text = { en: 'produced', zh: '生产' };
const consumed: Text = { en: 'consumed', zh: '消费' };

/** What the cloud's console charts of an instance, by the names that GetMonitorData has for it. */
export const PANELS: readonly Panel[] = [
  {
    title: { en: 'Produced bandwidth', zh: '生产带宽' },
    unit: 'MB/s',
    lines: [{ metric: 'InstanceMaxProFlow', label: produced }],
    showsBought: true,
    throttle: 'InstanceProduceThrottle',
  },
  {
    title: { en: 'Consumed bandwidth', zh: '消费带宽' },
    unit: 'MB/s',
    lines: [{ metric: 'InstanceMaxConFlow', label: consumed }],
    showsBought: true,
    throttle: 'InstanceConsumeThrottle',
  },
  {
    title: { en: 'Messages', zh: '消息条数' },
    unit: '',
    lines: [
      { metric: 'InstanceProCount', label: produced },
      { metric: 'InstanceConCount', label: consumed },
    ],
  },
  {
    title: { en: 'Requests', zh: '请求次数' },
    unit: '',
    lines: [
      { metric: 'InstanceProReqCount', label: produced },
      { metric: 'InstanceConReqCount', label: consumed },
    ],
  },
  {
    title: { en: 'Disk', zh: '磁盘使用百分比' },
    unit: '%',
    lines: [{ metric: 'InstanceDiskUsage', label: { en: 'used', zh: '已用' } }],
  },
  {
    title: { en: 'Connections', zh: '连接数' },
    unit: '',
    lines: [{ metric: 'InstanceConnectCount', label: { en: 'connections', zh: '连接数' } }],
  },
];

import type { InstanceFigures } from '../domain/figures.ts';
import type { MeterRows } from '../storage/storage.ts';

/** An instance is one value of the only label: what is beyond is left out, so that a scrape stays small. */
const MOST_INSTANCES = 2_000;

type Latest = Awaited<ReturnType<MeterRows['latestOfAll']>>[number];

interface Family {
  readonly name: string;
  readonly type: 'counter' | 'gauge';
  readonly help: string;
  readonly value: (latest: Latest) => number;
}

const gauge = (name: string, figure: keyof InstanceFigures, help: string): Family => ({
  name,
  type: 'gauge',
  help: `${help} From the last sample.`,
  value: ({ figures }) => figures[figure],
});

const FAMILIES: readonly Family[] = [
  {
    name: 'produced_bytes_total',
    type: 'counter',
    help: 'Bytes that producers ever wrote.',
    value: (latest) => latest.producedBytes,
  },
  {
    name: 'consumed_bytes_total',
    type: 'counter',
    help: 'Bytes that consumers ever read.',
    value: (latest) => latest.consumedBytes,
  },
  gauge('produced_bytes_per_second', 'producedBytesPerSecond', 'Bytes that producers wrote a second.'),
  gauge('consumed_bytes_per_second', 'consumedBytesPerSecond', 'Bytes that consumers read a second.'),
  gauge('produce_bandwidth_percent', 'produceBandwidthPercent', 'What producers used of the bought bandwidth.'),
  gauge('consume_bandwidth_percent', 'consumeBandwidthPercent', 'What consumers used of the bought bandwidth.'),
  gauge('disk_used_bytes', 'diskUsedBytes', 'Bytes of all logs, replicas included.'),
  gauge('disk_percent', 'diskPercent', 'What the logs use of the bought disk.'),
  gauge('connections', 'connections', 'Connections of clients.'),
  gauge('topics', 'topics', 'Topics.'),
  gauge('partitions', 'partitions', 'Partitions, replicas included.'),
  gauge('groups', 'groups', 'Consumer groups with committed offsets.'),
];

/** What is known of each instance that serves, in Prometheus's text format; empty when there is none. One statement. */
export async function instanceMetrics(meters: Pick<MeterRows, 'latestOfAll'>): Promise<string> {
  const all = await meters.latestOfAll(MOST_INSTANCES);
  if (all.length === 0) return '';
  return FAMILIES.map(({ name, type, help, value }) => {
    const metric = `brokerage_instance_${name}`;
    const lines = all.map((latest) => `${metric}{instance_id="${latest.instanceId}"} ${value(latest)}\n`);
    return `# HELP ${metric} ${help}\n# TYPE ${metric} ${type}\n${lines.join('')}`;
  }).join('');
}

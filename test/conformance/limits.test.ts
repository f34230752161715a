import { rename, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foldersOf } from '../../src/data-plane/local/folders.ts';
import { limitsFileOf, limitsText } from '../../src/data-plane/local/limits-file.ts';
import { STATUS } from '../../src/domain/instance.ts';
import { consume, customer, makeTopic, produce } from '../contract/witness.ts';
import { specOfBrokers } from '../contract/specs.ts';
import { cloudOf } from '../support/cloud.ts';
import { kafkaTool } from '../support/kafka-tools.ts';
import { loadOn } from '../support/load.ts';
import { serverForTests } from '../support/server.ts';

const server = serverForTests();
const cloud = cloudOf(server);

const VERSIONS = ['2.4.1', '2.8.1', '3.2.3'] as const;
/** What Kafka lets through at once after a pause is gone by then. */
const BURST_SECONDS = 4;
const MEASURED_SECONDS = 6;

describe('what was bought holds on the broker', { timeout: 60_000 }, () => {
  const instances = new Map<string, { instanceId: string; address: string }>();

  beforeAll(async () => {
    for (const KafkaVersion of VERSIONS) {
      const [instanceId = ''] = await cloud.buy({ KafkaVersion, BandWidth: 20, Partition: 400, TopicNum: 200 });
      instances.set(KafkaVersion, { instanceId, address: '' });
    }
    const ids = [...instances.values()].map((it) => it.instanceId);
    await cloud.settled(ids, STATUS.running);
    for (const [version, it] of instances) {
      it.address = (await cloud.detail(it.instanceId))?.Vip ?? '';
      await makeTopic(customer(endpointOf(version)), 'loaded');
    }
  }, 120_000);
  afterAll(() => cloud.remove(...[...instances.values()].map((it) => it.instanceId)), 60_000);

  const endpointOf = (version: string) => ({ address: instances.get(version)?.address ?? '', port: 9092 });
  /** Kafka's own tool, of the broker's own version; answers what it printed, or what it said when it failed. */
  const topicsTool = async (version: (typeof VERSIONS)[number], ...args: string[]): Promise<string> => {
    const { address, port } = endpointOf(version);
    const asked = ['--bootstrap-server', `${address}:${port}`, ...args];
    return await kafkaTool(version, 'kafka.admin.TopicCommand', asked).catch(String);
  };
  /** As the control plane replaces it. */
  const replaceLimits = async (version: string, text: string): Promise<void> => {
    const file = limitsFileOf(foldersOf(server.home).broker(instances.get(version)?.instanceId ?? '', 0));
    await writeFile(`${file}.new`, text);
    await rename(`${file}.new`, file);
    await sleep(1000);
  };
  const bought = { ...specOfBrokers(1, '3.2.3'), topicLimit: 200, partitionLimit: 400 };

  it.each(VERSIONS)(
    'two producers share 20 MB/s on %s, and what is bought later holds without a restart',
    async (version) => {
      const load = await loadOn(endpointOf(version), 'loaded', ['one', 'another']);
      await sleep(BURST_SECONDS * 1000);
      const each = await load.measure(MEASURED_SECONDS);
      // Large requests come in fits and starts under a quota: `npm run bench -- limits` measures to the percent what is held here.
      expect(sum(each)).toBeGreaterThan(10);
      expect(sum(each)).toBeLessThan(22);
      for (const one of each) expect(one).toBeGreaterThan(3);
      await replaceLimits(version, limitsText({ ...bought, bandwidthMBps: 10 }, 100));
      await sleep(BURST_SECONDS * 1000);
      const narrowed = sum(await load.measure(MEASURED_SECONDS));
      expect(narrowed).toBeGreaterThan(5);
      expect(narrowed).toBeLessThan(13);
      await replaceLimits(version, 'produce.bytes.per.second=many\n');
      const afterBroken = sum(await load.measure(3));
      expect(afterBroken).toBeLessThan(14);
      await load.stop();
      await replaceLimits(version, limitsText(bought, 100));
    },
  );

  it.each(VERSIONS)('topics and partitions end where %s says that they do', async (version) => {
    await replaceLimits(version, limitsText({ ...bought, topicLimit: 3, partitionLimit: 20 }, 100));
    const grow = (count: number) => topicsTool(version, '--alter', '--topic', 'second', '--partitions', `${count}`);
    const create = (topic: string, partitions: number) =>
      topicsTool(version, '--create', '--topic', topic, '--partitions', `${partitions}`, '--replication-factor', '1');
    // The topic "loaded" has 3.
    expect(await create('second', 18)).toContain(
      'has 3 of 20 partitions, each replica counted, and 18 more do not fit',
    );
    await create('second', 5);
    expect(await topicsTool(version, '--list')).toContain('second');
    expect(await grow(18)).toContain('has 8 of 20 partitions, each replica counted, and 13 more do not fit');
    expect(await grow(7)).not.toContain('Exception');
    await create('third', 1);
    expect(await create('fourth', 1)).toContain('has 3 of 3 topics');
    expect(await topicsTool(version, '--list')).not.toContain('fourth');
    await topicsTool(version, '--delete', '--topic', 'third');
    const made = async (): Promise<string> => {
      await create('fourth', 1);
      return topicsTool(version, '--list');
    };
    await expect.poll(made, { timeout: 20_000 }).toContain('fourth');
    const kafka = customer(endpointOf(version));
    await produce(kafka, 'fourth', ['still serving']);
    expect(await consume(kafka, 'fourth', 1)).toEqual(['still serving']);
  });
});

function sum(values: readonly number[]): number {
  return values.reduce((all, one) => all + one, 0);
}

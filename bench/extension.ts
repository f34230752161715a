import { readFile, realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { openDistribution, type Distribution } from '../src/data-plane/local/distribution/distribution.ts';
import { KAFKA_VERSIONS } from '../src/data-plane/local/distribution/jar-lock.ts';
import { foldersOf } from '../src/data-plane/local/folders.ts';
import { openLocalDataPlane, type LocalDataPlane } from '../src/data-plane/local/local-data-plane.ts';
import { startMarked } from '../src/data-plane/local/server-process.ts';
import type { InstanceSpec } from '../src/data-plane/data-plane.ts';
import type { KafkaVersion } from '../src/domain/instance.ts';
import { systemRandom } from '../src/lib/random.ts';
import { specOfBrokers } from '../test/contract/specs.ts';
import { customer, makeTopic } from '../test/contract/witness.ts';
import { isServing } from './clients/is-serving.ts';
import { measuredMBps } from './clients/kafka-load.ts';
import { untilAnswered } from './clients/paced-calls.ts';
import type { Bench, Findings, Question } from './machine/bench.ts';
import type { Figure } from './report/figure.ts';
import { median, pairedRatio } from './report/statistics.ts';

const PEER = 'the same broker without the plug-ins';
const AIM = { ratioFrom: 0.98 };
const HEAP_MB = 256;
const STOP_GRACE_MS = 10_000;
const READY = { everyMs: 50, withinMs: 60_000 };
const WARM_UP_SECONDS = 5;
const MEASURED_SECONDS = 15;

/** What a producer loses to the plug-ins, with all limits far away. */
export const extension: Question = {
  name: 'extension',
  asks: 'what do the plug-ins cost a producer?',
  runs: 3,
  limitMs: 1_800_000,
  measure,
};

async function measure(bench: Bench): Promise<Findings> {
  const distribution = await openDistribution({ cacheFolder: bench.cacheFolder, onProgress: bench.say });
  const figures: Figure[] = [];
  for (const version of KAFKA_VERSIONS) {
    const pairs: { readonly ours: number; readonly peer: number }[] = [];
    for (let run = 1; run <= bench.runs; run += 1) {
      bench.say(`${version}, run ${run} of ${bench.runs}`);
      pairs.push(await pairOf(bench, distribution, version));
    }
    const [ours, peers] = [pairs.map((it) => it.ours), pairs.map((it) => it.peer)];
    figures.push({
      name: `producer, ${version}`,
      unit: 'MB/s',
      ours: median(ours),
      peer: { name: PEER, value: median(peers) },
      ratio: pairedRatio(ours, peers),
      aim: AIM,
    });
  }
  const note = `extension: ${MEASURED_SECONDS} s of Kafka's own producer each, at the same time; the brokers on the machine of their clients`;
  return { figures, notes: [note] };
}

/** Both at the same time, so that whatever else the machine does is met by both. */
async function pairOf(bench: Bench, distribution: Distribution, version: KafkaVersion) {
  const started = [
    await startBroker(bench, distribution, version, true),
    await startBroker(bench, distribution, version, false),
  ];
  const [ours = NaN, peer = NaN] = await Promise.all(started.map((broker) => broker.measuredMBps()));
  for (const broker of started) await broker.remove();
  return { ours, peer };
}

/** A broker with a folder of its own that serves. */
async function startBroker(bench: Bench, distribution: Distribution, version: KafkaVersion, withPlugins: boolean) {
  const home = await realpath(await bench.folder('extension'));
  const plane = await openLocalDataPlane({
    home,
    distribution,
    brokerHeapMB: HEAP_MB,
    elasticBandwidthPercent: 100,
    connectionLimit: 50_000,
    floors: { memoryMB: 0, diskMB: 0 },
    random: systemRandom,
    log: pino({ level: 'silent' }),
  });
  bench.atEnd(() => plane.close({ leaveRunning: false }));
  const spec: InstanceSpec = { ...specOfBrokers(1, version), bandwidthMBps: 100_000, diskBytes: null };
  const endpoint = spec.bootstrap;
  await plane.prepareInstance(spec);
  await plane.startBroker(spec, 0);
  if (!withPlugins) await restartWithoutPlugins(plane, distribution, spec, foldersOf(home).broker(spec.instanceId, 0));
  await untilAnswered(async () => ((await isServing(endpoint)) ? true : null), { what: 'Kafka', ...READY });
  await makeTopic(customer(endpoint), 'loaded');
  return {
    measuredMBps: () =>
      measuredMBps({
        distribution,
        version,
        endpoint,
        topic: 'loaded',
        direction: 'produce',
        warmUpSeconds: WARM_UP_SECONDS,
        seconds: MEASURED_SECONDS,
        logFile: join(home, 'load.log'),
      }),
    async remove() {
      await plane.removeInstance(spec.instanceId);
      await plane.close({ leaveRunning: false });
    },
  };
}

/** The same files, JVM and settings, but for those that name a class of ours or belong to one. */
async function restartWithoutPlugins(
  plane: LocalDataPlane,
  distribution: Distribution,
  spec: InstanceSpec,
  folder: string,
): Promise<void> {
  await untilAnswered(async () => ((await isServing(spec.bootstrap)) ? true : null), { what: 'Kafka', ...READY });
  await plane.stopBroker(spec.instanceId, 0, STOP_GRACE_MS);
  const propertiesFile = join(folder, 'server.properties');
  const lines = (await readFile(propertiesFile, 'utf8')).split('\n');
  const plain = lines.filter((line) => !line.startsWith('brokerage.') && !line.includes('io.brokerage'));
  await writeFile(propertiesFile, plain.join('\n'));
  const command = distribution.brokerCommand({
    version: spec.kafkaVersion,
    propertiesFile,
    log4jFile: join(folder, 'log4j.properties'),
    marker: folder,
    heapMB: HEAP_MB,
  });
  await startMarked(command, folder);
}

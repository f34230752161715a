import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDistribution } from '../src/data-plane/local/distribution/distribution.ts';
import { KAFKA_VERSIONS } from '../src/data-plane/local/distribution/jar-lock.ts';
import { STATUS, type KafkaVersion } from '../src/domain/instance.ts';
import { customer, makeTopic } from '../test/contract/witness.ts';
import { measuredMBps } from './clients/kafka-load.ts';
import { untilAnswered } from './clients/paced-calls.ts';
import type { Bench, Findings, Question } from './machine/bench.ts';
import { startBrokerage } from './ours/brokerage-process.ts';
import type { Figure } from './report/figure.ts';
import { median } from './report/statistics.ts';

const BOUGHT_MBPS = [20, 40] as const;
const TOPIC = 'loaded';
/** So that there is something to read before the consumer comes. */
const AHEAD_MS = 4_000;
const WARM_UP_SECONDS = 8;
const MEASURED_SECONDS = 30;
const CREATE_LIMIT_MS = 180_000;

/** What was bought against what Kafka's own clients get, with one broker and one replica. */
export const limits: Question = {
  name: 'limits',
  asks: 'do clients get the bandwidth that was bought?',
  runs: 1,
  limitMs: 1_800_000,
  measure,
};

interface Measured {
  readonly version: KafkaVersion;
  readonly boughtMBps: number;
  readonly produced: number;
  readonly consumed: number;
}

async function measure(bench: Bench): Promise<Findings> {
  const found: Measured[] = [];
  for (let run = 1; run <= bench.runs; run += 1)
    for (const version of KAFKA_VERSIONS) found.push(...(await measureVersion(bench, version)));
  const figures = KAFKA_VERSIONS.flatMap((version) =>
    BOUGHT_MBPS.flatMap((boughtMBps) => {
      const of = found.filter((it) => it.version === version && it.boughtMBps === boughtMBps);
      return [
        figureOf(`produce, ${version}, ${boughtMBps} MB/s bought`, of.map((it) => it.produced), boughtMBps), // prettier-ignore
        figureOf(`consume, ${version}, ${boughtMBps} MB/s bought`, of.map((it) => it.consumed), boughtMBps), // prettier-ignore
      ];
    }),
  );
  const note = `limits: ${MEASURED_SECONDS} s of Kafka's own producer and consumer at the same time, bytes of values; one broker, one replica`;
  return { figures, notes: [note] };
}

async function measureVersion(bench: Bench, version: KafkaVersion): Promise<Measured[]> {
  const distribution = await openDistribution({ cacheFolder: bench.cacheFolder, onProgress: bench.say });
  const brokerage = await startBrokerage(bench);
  const place = await brokerage.api.makePlace();
  const found: Measured[] = [];
  for (const boughtMBps of BOUGHT_MBPS) {
    bench.say(`${version}, ${boughtMBps} MB/s`);
    const size = { BandWidth: boughtMBps, DiskSize: 500, Partition: 800 };
    const [id = ''] = await brokerage.api.buy({ ...place, ...size, KafkaVersion: version });
    const running = async (): Promise<string | null> => {
      const one = (await brokerage.api.instances()).find((it) => it.InstanceId === id);
      return one?.Status === STATUS.running ? one.Vip : null;
    };
    const address = await untilAnswered(running, { what: id, everyMs: 200, withinMs: CREATE_LIMIT_MS });
    const endpoint = { address, port: 9092 };
    await makeTopic(customer(endpoint), TOPIC);
    const logFile = join(await bench.folder('load'), 'load.log');
    const load = { distribution, version, endpoint, topic: TOPIC, seconds: MEASURED_SECONDS, logFile };
    const consume = async (): Promise<number> => {
      await sleep(AHEAD_MS);
      return measuredMBps({ ...load, direction: 'consume', warmUpSeconds: WARM_UP_SECONDS });
    };
    const [produced, consumed] = await Promise.all([
      measuredMBps({ ...load, direction: 'produce', warmUpSeconds: WARM_UP_SECONDS }),
      consume(),
    ]);
    found.push({ version, boughtMBps, produced, consumed });
    await brokerage.api.remove(id);
  }
  await brokerage.stop();
  return found;
}

function figureOf(name: string, values: readonly number[], boughtMBps: number): Figure {
  const between = [boughtMBps * 0.95, boughtMBps * 1.05] as const;
  return { name, unit: 'MB/s', ours: median([...values]), peer: null, ratio: null, aim: { between } };
}

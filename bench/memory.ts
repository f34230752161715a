import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDistribution, type Distribution } from '../src/data-plane/local/distribution/distribution.ts';
import { KAFKA_VERSIONS } from '../src/data-plane/local/distribution/jar-lock.ts';
import { findMarked } from '../src/data-plane/local/process-table.ts';
import { STATUS, type KafkaVersion } from '../src/domain/instance.ts';
import { runningServer } from '../src/storage/embedded-postgres/process.ts';
import { untilAnswered } from './clients/paced-calls.ts';
import type { Bench, Findings, Question } from './machine/bench.ts';
import { familyMB, residentMB } from './machine/proc.ts';
import { databaseFolder, startBrokerage, type BrokerageProcess } from './ours/brokerage-process.ts';
import { startStockKafka } from './peers/stock-kafka.ts';
import type { Figure } from './report/figure.ts';
import { median, pairedRatio } from './report/statistics.ts';

const STOCK = 'started by hand';
const AIM = { below: 150 };
/** Nobody uses them meanwhile; what a start leaves behind has settled by then. */
const IDLE_MS = 15_000;
const CREATE_LIMIT_MS = 180_000;

/** Resident memory of everything that runs for a broker of each version that does nothing. */
export const memory: Question = {
  name: 'memory',
  asks: 'how much memory does it take when it does nothing?',
  runs: 3,
  limitMs: 900_000,
  measure,
};

interface Ours {
  readonly server: number;
  readonly postgres: number;
  readonly zookeeper: number;
  readonly brokers: ReadonlyMap<KafkaVersion, number>;
}

interface Stock {
  readonly zookeeper: number;
  readonly broker: number;
}

async function measure(bench: Bench): Promise<Findings> {
  const distribution = await openDistribution({ cacheFolder: bench.cacheFolder, onProgress: bench.say });
  const ours: Ours[] = [];
  const stock: ReadonlyMap<KafkaVersion, Stock>[] = [];
  for (let run = 1; run <= bench.runs; run += 1) {
    bench.say(`run ${run} of ${bench.runs}`);
    ours.push(await runOurs(bench));
    stock.push(await runStock(bench, distribution));
  }
  const brokers = KAFKA_VERSIONS.map((version) =>
    figureOf(
      `idle broker, ${version}`,
      ours.map((run) => run.brokers.get(version)),
      stock.map((run) => run.get(version)?.broker),
      AIM,
    ),
  );
  const stockZooKeeper = stock.map((run) => run.get('3.2.3')?.zookeeper);
  const figures = [
    ...brokers,
    figureOf('ZooKeeper, one for all instances', ours.map((run) => run.zookeeper), stockZooKeeper, null), // prettier-ignore
    figureOf('control plane', ours.map((run) => run.server), null, AIM), // prettier-ignore
    figureOf('PostgreSQL, all its processes', ours.map((run) => run.postgres), null, null), // prettier-ignore
  ];
  return {
    figures,
    notes: [`memory: resident, ${IDLE_MS / 1000} s after the start; PostgreSQL with shared pages once`],
  };
}

/** One server with an idle broker of each version. */
async function runOurs(bench: Bench): Promise<Ours> {
  const brokerage = await startBrokerage(bench);
  const { api, home, pid } = brokerage;
  const place = await api.makePlace();
  const ids = new Map<KafkaVersion, string>();
  for (const version of KAFKA_VERSIONS) ids.set(version, (await api.buy({ ...place, KafkaVersion: version }))[0] ?? '');
  const allRun = async (): Promise<true | null> =>
    (await api.instances()).every((it) => it.Status === STATUS.running) ? true : null;
  await untilAnswered(allRun, { what: 'a broker of each version', everyMs: 200, withinMs: CREATE_LIMIT_MS });
  await sleep(IDLE_MS);
  const folder = join(await realpath(home), 'kafka');
  const brokers = new Map<KafkaVersion, number>();
  for (const [version, id] of ids) brokers.set(version, await residentOf(join(folder, 'instances', id)));
  const seen = {
    server: await residentMB(pid),
    postgres: await postgresMB(brokerage),
    zookeeper: await residentOf(join(folder, 'zookeeper')),
    brokers,
  };
  await brokerage.stop();
  return seen;
}

async function residentOf(marker: string): Promise<number> {
  const [process] = await findMarked(marker);
  if (process === undefined) throw new Error(`nothing runs for ${marker}`);
  return residentMB(process.pid);
}

async function postgresMB({ home }: BrokerageProcess): Promise<number> {
  const pid = runningServer(databaseFolder(home) ?? '');
  if (pid === null) throw new Error(`no PostgreSQL runs for ${home}`);
  return familyMB(pid);
}

/** ZooKeeper and a broker of each version, all at the same time, as ours are. */
async function runStock(bench: Bench, distribution: Distribution): Promise<ReadonlyMap<KafkaVersion, Stock>> {
  const started = [];
  for (const version of KAFKA_VERSIONS) {
    started.push({ version, stock: await startStockKafka(bench, distribution, version) });
  }
  await sleep(IDLE_MS);
  const seen = new Map<KafkaVersion, Stock>();
  for (const { version, stock } of started) {
    const [zookeeper, broker] = [await residentMB(stock.zookeeperPid), await residentMB(stock.brokerPid)];
    seen.set(version, { zookeeper, broker });
    await stock.stop();
  }
  return seen;
}

function figureOf(
  name: string,
  ours: readonly (number | undefined)[],
  peers: readonly (number | undefined)[] | null,
  aim: Figure['aim'],
): Figure {
  const oursMB = ours.map((value) => value ?? NaN);
  const peersMB = peers?.map((value) => value ?? NaN) ?? null;
  return {
    name,
    unit: 'MB',
    ours: median(oursMB),
    peer: peersMB === null ? null : { name: STOCK, value: median(peersMB) },
    ratio: peersMB === null ? null : pairedRatio(oursMB, peersMB),
    aim,
  };
}

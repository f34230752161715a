import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { openDistribution, type Distribution } from '../src/data-plane/local/distribution/distribution.ts';
import { KAFKA_VERSIONS } from '../src/data-plane/local/distribution/jar-lock.ts';
import { findMarked } from '../src/data-plane/local/process-table.ts';
import { STATUS, type KafkaVersion } from '../src/domain/instance.ts';
import type { Endpoint } from '../src/domain/network.ts';
import type { Place } from './clients/api-client.ts';
import { firstRecord, type FirstRecord } from './clients/first-record.ts';
import { untilAnswered } from './clients/paced-calls.ts';
import type { Bench, Findings, Question } from './machine/bench.ts';
import { startedAtMs } from './machine/proc.ts';
import { startBrokerage, type BrokerageProcess } from './ours/brokerage-process.ts';
import { READY_POLL_MS, startStockKafka } from './peers/stock-kafka.ts';
import type { Figure } from './report/figure.ts';
import { median, pairedRatio } from './report/statistics.ts';

const PEER = 'the stock way by hand';
const AIM = { below: 4000, ratioBelow: 0.7 };
const CREATE_LIMIT_MS = 120_000;

/** From the call, or from the start of the first process by hand, to one record that was produced and read back. */
export const firstRecordQuestion: Question = {
  name: 'first-record',
  asks: 'how long from the call to the first record read back?',
  runs: 5,
  limitMs: 1_200_000,
  measure,
};

/** One way to a record: how long each part of it took, in milliseconds, in this order. */
type Parts = Readonly<Record<string, number>>;

/** One after the other, right after each other, on the same machine. */
interface Pair {
  /** The first instance that a server makes, and the next one. */
  readonly first: Parts;
  readonly next: Parts;
  readonly stock: Parts;
}

async function measure(bench: Bench): Promise<Findings> {
  const distribution = await openDistribution({ cacheFolder: bench.cacheFolder, onProgress: bench.say });
  const figures: Figure[] = [];
  const notes: string[] = [];
  for (const version of KAFKA_VERSIONS) {
    const pairs: Pair[] = [];
    for (let run = 1; run <= bench.runs; run += 1) {
      bench.say(`${version}, run ${run} of ${bench.runs}`);
      const ours = await runOurs(bench, version);
      pairs.push({ ...ours, stock: await runStock(bench, distribution, version) });
    }
    const stock = pairs.map((pair) => pair.stock);
    const [first, next] = [pairs.map((pair) => pair.first), pairs.map((pair) => pair.next)];
    figures.push(figureOf(`first record, ${version}, first instance of a server`, first, stock));
    figures.push(figureOf(`first record, ${version}, next instance`, next, stock));
    notes.push(partsText(`${version}, first`, first), partsText(`${version}, next`, next));
    notes.push(partsText(`${version}, stock`, stock));
  }
  return { figures, notes };
}

/** A new home, its first instance, that one deleted, and the next. */
async function runOurs(bench: Bench, version: KafkaVersion): Promise<Omit<Pair, 'stock'>> {
  const brokerage = await startBrokerage(bench);
  const place = await brokerage.api.makePlace();
  const first = await timeInstance(brokerage, place, version);
  const next = await timeInstance(brokerage, place, version);
  await brokerage.stop();
  return { first, next };
}

async function timeInstance({ api, home }: BrokerageProcess, place: Place, version: KafkaVersion): Promise<Parts> {
  const calledAtMs = Date.now();
  const [id = ''] = await api.buy({ ...place, KafkaVersion: version });
  const answeredAtMs = Date.now();
  const endpoint = await untilAnswered(
    async (): Promise<Endpoint | null> => {
      const instance = (await api.instances()).find((it) => it.InstanceId === id);
      return instance?.Status === STATUS.running ? { address: instance.Vip, port: Number(instance.Vport) } : null;
    },
    { what: `${id} (${version})`, everyMs: READY_POLL_MS, withinMs: CREATE_LIMIT_MS },
  );
  const runningAtMs = Date.now();
  const record = await firstRecord(endpoint);
  const { processAtMs, servingAtMs } = await momentsOfBroker(home, id);
  await api.remove(id);
  const isGone = async (): Promise<true | null> => ((await api.instances()).length === 0 ? true : null);
  await untilAnswered(isGone, { what: `deleting ${id}`, everyMs: READY_POLL_MS, withinMs: CREATE_LIMIT_MS });
  return {
    answer: answeredAtMs - calledAtMs,
    process: processAtMs - answeredAtMs,
    serving: servingAtMs - processAtMs,
    'status 1': runningAtMs - servingAtMs,
    ...partsOf(record, runningAtMs),
  };
}

/** Read afterwards, so that looking costs no time: from the process table, and from the broker's own log. */
async function momentsOfBroker(home: string, id: string): Promise<{ processAtMs: number; servingAtMs: number }> {
  const folder = join(await realpath(home), 'kafka', 'instances', id);
  const [broker] = await findMarked(folder);
  if (broker === undefined) throw new Error(`${id} has no broker`);
  const log = await readFile(join(broker.marker, 'logs', 'server.log'), 'utf8');
  const [, day, time, ms] = /^\[(\S+) (\S+),(\d+)\] INFO \[KafkaServer id=\d+\] started /m.exec(log) ?? [];
  if (day === undefined) throw new Error(`the broker of ${id} does not say when it had started`);
  const servingAtMs = new Date(`${day}T${time ?? ''}.${ms ?? ''}`).getTime();
  return { processAtMs: await startedAtMs(broker.birth), servingAtMs };
}

async function runStock(bench: Bench, distribution: Distribution, version: KafkaVersion): Promise<Parts> {
  const stock = await startStockKafka(bench, distribution, version);
  const record = await firstRecord(stock.endpoint);
  await stock.stop();
  return {
    ZooKeeper: stock.brokerSpawnedAtMs - stock.spawnedAtMs,
    serving: stock.servingAtMs - stock.brokerSpawnedAtMs,
    ...partsOf(record, stock.servingAtMs),
  };
}

function partsOf({ topicAtMs, producedAtMs, consumedAtMs }: FirstRecord, startMs: number): Parts {
  return { topic: topicAtMs - startMs, produce: producedAtMs - topicAtMs, consume: consumedAtMs - producedAtMs };
}

function totalOf(parts: Parts): number {
  return Object.values(parts).reduce((sum, ms) => sum + ms, 0);
}

function figureOf(name: string, ours: readonly Parts[], stock: readonly Parts[]): Figure {
  const [oursMs, stockMs] = [ours.map(totalOf), stock.map(totalOf)];
  const peer = { name: PEER, value: median(stockMs) };
  return { name, unit: 'ms', ours: median(oursMs), peer, ratio: pairedRatio(oursMs, stockMs), aim: AIM };
}

/** The median of each part by itself, so they add up only about. */
function partsText(name: string, runs: readonly Parts[]): string {
  const parts = Object.keys(runs[0] ?? {}).map((part) => {
    const ms = median(runs.map((run) => run[part] ?? 0));
    return `${part} ${Math.round(ms)}`;
  });
  return `${name}: ${parts.join(', ')} ms`;
}

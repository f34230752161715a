import { pino } from 'pino';
import { combined, GROUP_FIGURES, INSTANCE_FIGURES, TOPIC_FIGURES, type Sample } from '../src/domain/figures.ts';
import { STATUS } from '../src/domain/instance.ts';
import { hourOf } from '../src/domain/meter.ts';
import type { BrokerCounters, TopicCounters } from '../src/domain/readings.ts';
import { rollUp } from '../src/metrics/roll-up.ts';
import { runningServer } from '../src/storage/embedded-postgres/process.ts';
import { openStorage } from '../src/storage/postgres-storage.ts';
import type { Measurement, Storage } from '../src/storage/storage.ts';
import { insertSurroundings, newInstance } from '../test/support/example-rows.ts';
import type { Bench, Findings, Question } from './machine/bench.ts';
import { familyCpuSeconds } from './machine/proc.ts';
import { databaseFolder, removeDatabase } from './ours/brokerage-process.ts';

const INSTANCES = 1_000;
const TOPICS = 20;
const GROUPS = 3;
const PARTITIONS_A_GROUP = 6;
/** As the sampler writes them. */
const WRITTEN_AT_ONCE = 64;
const MINUTES = 60;
const AIM = { below: 2 };

/** What an hour of samples costs the database: reading what is due, writing, rolling up and forgetting. */
export const samples: Question = {
  name: 'samples',
  asks: 'what do the samples of a thousand instances cost the database?',
  runs: 1,
  limitMs: 600_000,
  measure,
};

async function measure(bench: Bench): Promise<Findings> {
  const home = await bench.folder('samples');
  const opened = await openStorage({ home, log: pino({ level: 'silent' }) });
  bench.atEnd(async () => {
    await opened.close({ stopDatabase: true });
    await removeDatabase(home);
  });
  const { storage } = opened;
  const pid = runningServer(databaseFolder(home) ?? '');
  if (pid === null) throw new Error(`no PostgreSQL runs for ${home}`);
  const ids = await buyAll(storage);
  const percents: number[] = [];
  for (let run = 0; run < bench.runs; run += 1) {
    bench.say(`run ${run + 1} of ${bench.runs}: an hour of ${INSTANCES} instances`);
    percents.push(await percentOfAnHour(storage, pid, ids, new Date(Date.UTC(2026, 2, 1 + run, 10))));
  }
  const percent = percents.reduce((sum, one) => sum + one, 0) / percents.length;
  const note =
    `samples: ${INSTANCES} instances a minute, each with ${TOPICS} topics and ${GROUPS * PARTITIONS_A_GROUP} group partitions; ` +
    'all processes of PostgreSQL, with what it is asked for, the hourly roll-up and the forgetting';
  return {
    figures: [
      {
        name: `samples of ${INSTANCES} instances`,
        unit: '% of a core',
        ours: percent,
        peer: null,
        ratio: null,
        aim: AIM,
      },
    ],
    notes: [note],
  };
}

async function buyAll(storage: Storage): Promise<string[]> {
  await insertSurroundings(storage.rows);
  const bought = Array.from({ length: INSTANCES }, (_, index) =>
    newInstance({
      instanceId: `ckafka-${String(index).padStart(8, '0')}`,
      status: STATUS.running,
      vip: `127.20.${Math.floor(index / 250)}.${1 + (index % 250)}`,
    }),
  );
  await storage.rows.instances.insert(bought);
  return bought.map((it) => it.instance.instanceId);
}

/** Processor time of the database over what an hour has of work, in percent of an hour. */
async function percentOfAnHour(storage: Storage, pid: number, ids: readonly string[], begin: Date): Promise<number> {
  const { rows } = storage;
  const before = await familyCpuSeconds(pid);
  for (let minute = 0; minute < MINUTES; minute += 1) {
    const at = new Date(begin.getTime() + minute * 60_000);
    const due = await rows.meters.toRead(at);
    if (due.length !== ids.length) throw new Error(`${due.length} instances are due`);
    for (let first = 0; first < ids.length; first += WRITTEN_AT_ONCE)
      await rows.meters.record(ids.slice(first, first + WRITTEN_AT_ONCE).map((id) => measurement(id, at, minute)));
  }
  // As ten minutes after the hour, thirty days later: what was written is rolled up, and the minutes are forgotten.
  await rollUp(storage, new Date(begin.getTime() + (MINUTES + 10) * 60_000));
  await rows.samples.prune(new Date(begin.getTime() + MINUTES * 60_000), begin);
  return (((await familyCpuSeconds(pid)) - before) / 3600) * 100;
}

function measurement(instanceId: string, at: Date, minute: number): Measurement {
  const vary = (n: number): number => ((n * 7919 + minute * 104_729) % 1_000_003) * 37;
  const filled = <Name extends string>(kinds: Record<Name, unknown>): Record<Name, number> =>
    Object.fromEntries(Object.keys(kinds).map((name, index) => [name, vary(index)])) as Record<Name, number>;
  const topicNames = Array.from({ length: TOPICS }, (_, index) => `orders.region-${index}`);
  const groups = Array.from({ length: GROUPS * PARTITIONS_A_GROUP }, (_, index) => ({
    group: `readers-${index % GROUPS}`,
    topic: topicNames[index % TOPICS] ?? '',
    partition: index,
  }));
  const sample: Sample = {
    at,
    instance: filled(combined(INSTANCE_FIGURES, [])),
    topics: new Map(topicNames.map((name) => [name, filled(combined(TOPIC_FIGURES, []))])),
    groups: groups.map((it) => ({ ...it, ...filled(combined(GROUP_FIGURES, [])) })),
  };
  const topics = Object.fromEntries(topicNames.map((name) => [name, filled(TOPIC_FIGURES) as TopicCounters]));
  const counters = filled(INSTANCE_FIGURES) as BrokerCounters;
  const readings = {
    brokers: { 0: { startedSeconds: 1, counters, topics } },
    committed: groups.map((it) => ({ ...it, offset: vary(it.partition) })),
  };
  const meter = {
    hour: hourOf(at),
    producedBytes: 1,
    consumedBytes: 1,
    elasticProducedBytes: 0,
    elasticConsumedBytes: 0,
    elasticChargedBytes: 0,
  };
  return { instanceId, readAt: at, sample, readings, meter };
}

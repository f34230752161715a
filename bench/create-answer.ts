import { setTimeout as sleep } from 'node:timers/promises';
import { STATUS, type Status } from '../src/domain/instance.ts';
import { openEmbeddedPostgres } from '../src/storage/embedded-postgres/embedded-postgres.ts';
import type { ApiClient, Place } from './clients/api-client.ts';
import { pacedCalls, untilAnswered } from './clients/paced-calls.ts';
import type { Bench, Findings, Question } from './machine/bench.ts';
import { startWithoutBrokers } from './ours/brokerage-process.ts';
import { startOnDatabase } from './peers/start-on-database.ts';
import type { Figure } from './report/figure.ts';
import { pairedRatio, percentile } from './report/statistics.ts';

const PEER = 'one durable row and a bare Fastify answer';
const AIM = { below: 50 };
/** In each run. Over all runs together there are enough for a p99. */
const CALLS = 120;
const BATCH_CALLS = 34;
const BATCH = 20;
/** Twenty calls a second are what an account may send by default. */
const PAUSE_MS = 50;
const WARM_UP_CALLS = 20;
const GONE_LIMIT_MS = 120_000;

/** CreatePostPaidInstance, from the signing to the last byte of the answer. */
export const createAnswer: Question = {
  name: 'create-answer',
  asks: 'how long does a purchase take to be answered?',
  runs: 3,
  limitMs: 600_000,
  measure,
};

interface Run {
  readonly single: readonly number[];
  readonly batch: readonly number[];
  readonly peer: readonly number[];
}

async function measure(bench: Bench): Promise<Findings> {
  const { api, home } = await startWithoutBrokers(bench);
  const { databaseUrl } = await openEmbeddedPostgres({ home });
  const { url: peerUrl } = await startOnDatabase(bench, './durable-answer.ts', databaseUrl);
  const place = await api.makePlace();
  const askPeer = (): Promise<unknown> => timedFetch(peerUrl, api, { ...place, InstanceNum: 1 });
  await oneRun(api, place, askPeer, { single: WARM_UP_CALLS, batch: 2 });
  const runs: Run[] = [];
  for (let run = 1; run <= bench.runs; run += 1) {
    bench.say(`run ${run} of ${bench.runs}`);
    runs.push(await oneRun(api, place, askPeer, { single: CALLS, batch: BATCH_CALLS }));
  }
  const peer = runs.map((run) => run.peer);
  const figures = [
    ...figuresOf('1 instance', runs.map((run) => run.single), peer), // prettier-ignore
    ...figuresOf(`${BATCH} instances`, runs.map((run) => run.batch), peer), // prettier-ignore
  ];
  const counts = `${CALLS * bench.runs} calls for one instance, ${BATCH_CALLS * bench.runs} for ${BATCH}`;
  const pace = `${1000 / PAUSE_MS} a second, each batch once the one before is gone`;
  return { figures, notes: [`create to answer: ${counts}; ${pace}; real PostgreSQL, simulated brokers`] };
}

/** Ours and the peer in turns, so that both meet the same machine; what was bought is taken away again. */
async function oneRun(
  api: ApiClient,
  place: Place,
  askPeer: () => Promise<unknown>,
  count: { single: number; batch: number },
): Promise<Run> {
  const ids: string[] = [];
  const buy = async (InstanceNum: number): Promise<void> =>
    void ids.push(...(await api.buy({ ...place, InstanceNum })));
  const removeAll = async (): Promise<void> => {
    await settle(api, STATUS.running);
    for (const id of ids.splice(0)) await api.remove(id);
    await settle(api, null);
  };
  const pause = (): Promise<void> => sleep(PAUSE_MS);
  const single = await pacedCalls(count.single, () => buy(1), pause);
  await removeAll();
  const peer = await pacedCalls(count.single, askPeer, pause);
  const batch = await pacedCalls(count.batch, () => buy(BATCH), removeAll);
  return { single, batch, peer };
}

/** Waits until all that was bought is in this status; null: gone. */
async function settle(api: ApiClient, status: Status | null): Promise<void> {
  const isSettled = async (): Promise<true | null> =>
    (await api.instances()).every((it) => it.Status === status) ? true : null;
  await untilAnswered(isSettled, { what: 'simulated brokers', everyMs: 200, withinMs: GONE_LIMIT_MS });
}

/** The same bytes and headers as to us, so that the client's own part is the same. */
async function timedFetch(url: string, api: ApiClient, parameters: object): Promise<unknown> {
  return (await fetch(url, api.request('ckafka', 'CreatePostPaidInstance', parameters))).json();
}

function figuresOf(
  what: string,
  ours: readonly (readonly number[])[],
  peers: readonly (readonly number[])[],
): Figure[] {
  return [50, 99].map((percent): Figure => ({
    name: `create to answer, ${what}, p${percent}`,
    unit: 'ms',
    ours: percentile(ours.flat(), percent),
    peer: { name: PEER, value: percentile(peers.flat(), percent) },
    ratio: pairedRatio(
      ours.map((run) => percentile(run, percent)),
      peers.map((run) => percentile(run, percent)),
    ),
    aim: percent === 99 ? AIM : null,
  }));
}

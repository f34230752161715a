import pg from 'pg';
import { openEmbeddedPostgres } from '../src/storage/embedded-postgres/embedded-postgres.ts';
import type { ApiClient } from './clients/api-client.ts';
import { httpLoad, type Loaded } from './clients/http-load.ts';
import type { Bench, Findings, Question } from './machine/bench.ts';
import { startRequestsOnly, type BrokerageProcess } from './ours/brokerage-process.ts';
import { copyInstance } from './ours/copy-instance.ts';
import { startMoto } from './peers/moto.ts';
import { startOnDatabase, type ServingPeer } from './peers/start-on-database.ts';
import type { Figure } from './report/figure.ts';
import { median, pairedRatio, percentile } from './report/statistics.ts';

const FEW = 10;
const MANY = 100_000;
const PAGE = 20;
const CONNECTIONS = 8;
const WARM_UP_SECONDS = 3;
const SECONDS = 8;
/** A rate that leaves the server some rest: without a pause p99 tells how many wait in line, not how long an answer takes. */
const PACE_PER_SECOND = 200;
/** Different bytes, each signed; a load that is one request would be kinder than customers are. */
const DIFFERENT = 200;

/** What one server answers when it is asked without a pause, beside another cloud's emulator listing as many clusters. */
export const requests: Question = {
  name: 'requests',
  asks: 'how many signed requests a second does a server answer, with few and with many instances?',
  runs: 3,
  limitMs: 900_000,
  measure,
};

interface Measured {
  readonly dispatch: Loaded;
  readonly list: ReadonlyMap<number, Loaded>;
  readonly pacedList: ReadonlyMap<number, Loaded>;
  readonly bare: ReadonlyMap<number, Loaded>;
  readonly pacedBare: ReadonlyMap<number, Loaded>;
  /** Of many, as many as there are of few: what is compared must have the same length. */
  readonly shortPage: Loaded;
  readonly moto: ReadonlyMap<number, Loaded>;
}

async function measure(bench: Bench): Promise<Findings> {
  const runs: Measured[] = [];
  for (let run = 1; run <= bench.runs; run += 1) {
    bench.say(`run ${run} of ${bench.runs}`);
    runs.push(await oneRun(bench));
  }
  return {
    figures: [dispatchFigure(runs), ...listFigures(runs, FEW), ...listFigures(runs, MANY), growth(runs)],
    notes: [processorNote(runs)],
  };
}

async function oneRun(bench: Bench): Promise<Measured> {
  const ours = await startRequestsOnly(bench);
  const { databaseUrl } = await openEmbeddedPostgres({ home: ours.home });
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const bareList = await startOnDatabase(bench, './bare-list.ts', databaseUrl);
  try {
    const [id = ''] = await ours.api.buy(await ours.api.makePlace());
    await client.query('UPDATE instances SET status = 1');
    const dispatch = await loaded(ours, { action: 'DescribeRegion', parameters: {}, expected: 'ap-guangzhou' });
    const list = new Map<number, Loaded>();
    const pacedList = new Map<number, Loaded>();
    const bare = new Map<number, Loaded>();
    const pacedBare = new Map<number, Loaded>();
    const moto = new Map<number, Loaded>();
    let present = 1;
    for (const instances of [FEW, MANY]) {
      await copyInstance(client, id, { first: present, last: instances - 1 });
      present = instances;
      await client.query('VACUUM ANALYZE');
      bench.say(`${instances} instances`);
      list.set(instances, await loaded(ours, listing(PAGE, instances)));
      bare.set(instances, await bareLoaded(bareList));
      pacedList.set(instances, await loaded(ours, listing(PAGE, instances), PACE_PER_SECOND));
      pacedBare.set(instances, await bareLoaded(bareList, PACE_PER_SECOND));
      moto.set(instances, await motoLoaded(bench, instances));
    }
    const shortPage = await loaded(ours, listing(FEW, MANY));
    return { dispatch, list, pacedList, bare, pacedBare, shortPage, moto };
  } finally {
    await client.end();
    await bareList.child.stop(5_000);
    await ours.stop();
  }
}

interface CallToLoad {
  readonly action: string;
  readonly parameters: object;
  /** What each answer contains. */
  readonly expected: string;
}

function listing(limit: number, instances: number): CallToLoad {
  return {
    action: 'DescribeInstancesDetail',
    parameters: { Limit: limit },
    expected: `"TotalCount":${instances},`,
  };
}

async function loaded(ours: BrokerageProcess, call: CallToLoad, perSecond?: number): Promise<Loaded> {
  const { action, parameters, expected } = call;
  return httpLoad({
    ...{ url: ours.api.url, serverPid: ours.pid, ...pace(perSecond) },
    requests: Array.from({ length: DIFFERENT }, (_, n) => wire(ours.api, action, parameters, n)),
    check: (answer) => {
      if (!answer.includes(expected)) throw new Error(`${action} was answered ${answer.slice(0, 600)}`);
    },
  });
}

function pace(perSecond?: number) {
  const always = { connections: CONNECTIONS, warmUpSeconds: WARM_UP_SECONDS, seconds: SECONDS };
  return perSecond === undefined ? always : { ...always, perSecond };
}

function bareLoaded({ url, child }: ServingPeer, perSecond?: number): Promise<Loaded> {
  return httpLoad({
    ...{ url, serverPid: child.pid, ...pace(perSecond) },
    requests: [Buffer.from('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n')],
    check: (answer) => {
      if (!answer.includes('"instance_id":"ckafka-')) throw new Error(`the bare list was answered ${answer}`);
    },
  });
}

/** The bytes of a signed call; a blank more or less makes each another. */
function wire(api: ApiClient, action: string, parameters: object, n: number): Buffer {
  const { headers, body } = api.signed('ckafka', action, JSON.stringify(parameters) + ' '.repeat(n));
  const head = Object.entries({ Host: new URL(api.url).host, ...headers, 'Content-Length': body.length });
  return Buffer.from(`POST / HTTP/1.1\r\n${head.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`);
}

async function motoLoaded(bench: Bench, clusters: number): Promise<Loaded> {
  const moto = await startMoto(bench, clusters);
  const last = `bench-${clusters - 1}"`;
  try {
    return await httpLoad({
      url: moto.url,
      serverPid: moto.child.pid,
      requests: [moto.listClusters],
      // It lists all of them each time, for it has no pages; then one answer takes longer than all our seconds together.
      ...(clusters === MANY
        ? { connections: 1, warmUpSeconds: 0, seconds: 20 }
        : { connections: CONNECTIONS, warmUpSeconds: WARM_UP_SECONDS, seconds: SECONDS }),
      check: (answer) => {
        if (!answer.includes(last)) throw new Error(`moto answered ${answer.slice(0, 600)}`);
      },
    });
  } finally {
    await moto.child.stop(5_000);
  }
}

function dispatchFigure(runs: readonly Measured[]): Figure {
  const ours = median(runs.map((run) => run.dispatch.perSecond));
  return {
    name: 'signed requests, checked and dispatched',
    unit: '/s',
    ours,
    peer: null,
    ratio: null,
    aim: { from: 3000 },
  };
}

function of(loads: ReadonlyMap<number, Loaded>, instances: number): Loaded {
  const found = loads.get(instances);
  if (found === undefined) throw new Error(`nothing was measured with ${instances} instances`);
  return found;
}

function listFigures(runs: readonly Measured[], instances: number): Figure[] {
  const loads = (kind: 'list' | 'pacedList' | 'bare' | 'pacedBare' | 'moto'): Loaded[] =>
    runs.map((run) => of(run[kind], instances));
  const rates = (kind: Parameters<typeof loads>[0]): number[] => loads(kind).map((it) => it.perSecond);
  const p99 = (kind: Parameters<typeof loads>[0]): number =>
    percentile(loads(kind).flatMap((it) => it.tookMs), 99); // prettier-ignore
  const name = `list ${Math.min(PAGE, instances)} of ${instances} instances`;
  const moto = `moto's server, listing ${instances} clusters`;
  const bare = 'a bare Fastify that reads the same rows, unsigned';
  const rate = (peer: string, kind: 'bare' | 'moto', aim: Figure['aim']): Figure => ({
    ...{ name, unit: '/s', ours: median(rates('list')), peer: { name: peer, value: median(rates(kind)) } },
    ...{ ratio: pairedRatio(rates('list'), rates(kind)), aim },
  });
  return [
    rate(moto, 'moto', { ratioFrom: 20 }),
    rate(bare, 'bare', null),
    {
      ...{ name: `${name}, p99 at ${PACE_PER_SECOND} a second`, unit: 'ms', ours: p99('pacedList') },
      ...{ peer: { name: bare, value: p99('pacedBare') }, ratio: p99('pacedList') / p99('pacedBare') },
      aim: { below: 10 },
    },
    {
      ...{ name: `${name}, p99 without a pause`, unit: 'ms', ours: p99('list') },
      ...{ peer: { name: moto, value: p99('moto') }, ratio: p99('list') / p99('moto'), aim: null },
    },
  ];
}

function growth(runs: readonly Measured[]): Figure {
  const few = runs.map((run) => median(of(run.list, FEW).tookMs));
  const many = runs.map((run) => median(run.shortPage.tookMs));
  const name = `list ${FEW} of ${MANY} instances, p50`;
  const peer = { name: `list ${FEW} of ${FEW}, p50`, value: median(few) };
  return { name, unit: 'ms', ours: median(many), peer, ratio: pairedRatio(many, few), aim: { ratioBelow: 1.25 } };
}

/** What a busy machine does not change as it changes rates: processor time. */
function processorNote(runs: readonly Measured[]): string {
  const micros = (loads: readonly Loaded[]): string => median(loads.map((it) => it.serverCpuMs * 1000)).toFixed(0);
  const lists = [FEW, MANY].map(
    (count) => `${micros(runs.map((run) => of(run.list, count)))} µs with ${count} instances`,
  );
  const moto = micros(runs.map((run) => of(run.moto, FEW)));
  return (
    `requests: ${CONNECTIONS} connections, ${SECONDS} s each; processor time of the server's process for a request: ` +
    `${micros(runs.map((run) => run.dispatch))} µs dispatched, list ${lists.join(', ')}; moto ${moto} µs with ${FEW}`
  );
}

import pino from 'pino';
import { expect, it } from 'vitest';
import { chargeDueHours, type MeterTools } from '../../src/billing/meter.ts';
import { verifyBills } from '../../src/billing/verify.ts';
import { SHIPPED_BOOKS } from '../../src/catalogue/load-price-book.ts';
import { readPriceBook } from '../../src/catalogue/read-price-book.ts';
import { combined, INSTANCE_FIGURES } from '../../src/domain/figures.ts';
import { STATUS, type Status } from '../../src/domain/instance.ts';
import { hourOf } from '../../src/domain/meter.ts';
import { seededRandom } from '../../src/lib/random.ts';
import { createInstancePre } from '../../src/products/ckafka/instances/create-instance-pre.ts';
import { actionCaller, type Caller } from '../support/action-caller.ts';
import { buy, place } from '../support/buying.ts';
import { Crash, dyingStorage } from '../support/dying-storage.ts';

/** Each is a pair of instances, one by the hour and one by the month, with a seed of its own. */
const LIVES = Number(process.env['ELASTIC_LIVES'] ?? 6);
const STEPS = 30;
const HOUR_MS = 3_600_000;
const [revision] = SHIPPED_BOOKS.mainland.revisions;
const elasticBandwidth = { gb: '0.5', source: 'ours', asOf: '2026-01' };
const book = readPriceBook({ name: 'mine', currency: 'CNY', revisions: [{ ...revision, elasticBandwidth }] });
const SIZE = { BandWidth: 40, DiskSize: 500, DiskType: 'CLOUD_SSD', Partition: 800, ElasticBandwidthSwitch: 1 };

interface Used {
  readonly instanceId: string;
  readonly isPrepaid: boolean;
  status: Status;
  /** As the test itself knows it. */
  bytes: number;
}

async function bought(caller: Caller, seed: number): Promise<Used[]> {
  const [hourly = ''] = await buy(caller, SIZE);
  const asked = { ...(await place(caller)), ...SIZE, InstanceName: `p${seed}`, InstanceType: 1, Period: '1m' };
  const { InstanceId } = (await caller.call(createInstancePre, asked)).Result.Data;
  return [hourly, InstanceId].map((instanceId) => {
    return { instanceId, isPrepaid: instanceId === InstanceId, status: STATUS.creating, bytes: 0 };
  });
}

async function live(caller: Caller, tools: MeterTools, seed: number): Promise<Used[]> {
  const { storage, clock } = caller;
  const random = seededRandom(seed * 7919 + 1);
  const upTo = (most: number): number => random.bytes(4).readUInt32BE() % (most + 1);
  const both = await bought(caller, seed);
  const move = async (it: Used | undefined, to: Status): Promise<void> => {
    if (it === undefined) return;
    await storage.rows.instances.moveStatus(it.instanceId, it.status, to, clock.now());
    it.status = to;
  };
  const one = (status: Status): Used | undefined => both.filter((it) => it.status === status)[upTo(1)];
  /** What the sampler does of instances that serve: each reading is written once, or not at all. */
  const read = async (rows = storage.rows): Promise<void> => {
    const readAt = clock.now();
    const found = both
      .filter((it) => it.status === STATUS.running)
      .map((it) => ({ ...it, bytes: upTo(9) * 1_000_000 }));
    const sample = { at: readAt, instance: combined(INSTANCE_FIGURES, []), topics: new Map(), groups: [] };
    const measured = found.map(({ instanceId, bytes }) => {
      const elastic = { elasticProducedBytes: bytes, elasticConsumedBytes: 0, elasticChargedBytes: bytes };
      const meter = { hour: hourOf(readAt), producedBytes: bytes, consumedBytes: 0, ...elastic };
      return { instanceId, readAt, sample, readings: { brokers: {}, committed: [] }, meter };
    });
    await rows.meters.record(measured);
    for (const it of both) it.bytes += found.find((other) => other.instanceId === it.instanceId)?.bytes ?? 0;
  };
  const dying = () => dyingStorage(storage, ['billing', 'meters'], upTo(5));
  const crashes = (problem: unknown): void => expect(problem).toBeInstanceOf(Crash);
  const acts: (() => unknown)[] = [
    () => read(),
    () => Promise.all([read(), chargeDueHours(tools)]),
    () => chargeDueHours(tools),
    () => Promise.all([chargeDueHours(tools), chargeDueHours(tools)]),
    () => chargeDueHours({ ...tools, storage: dying() }).catch(crashes),
    () => move(one(STATUS.running), STATUS.isolated),
    () => move(one(STATUS.isolated), STATUS.running),
    () => clock.advance(-upTo(HOUR_MS)),
    ...Array.from({ length: 3 }, () => () => clock.advance(upTo(4 * HOUR_MS))),
  ];
  for (const it of both) await move(it, STATUS.running);
  for (let step = 0; step < STEPS; step += 1) {
    // No two samples of an instance have one time.
    clock.advance(1 + upTo(60_000));
    await acts[upTo(acts.length - 1)]?.();
  }
  for (const it of both) await move(it, STATUS.deleting);
  clock.advance(6 * HOUR_MS);
  await chargeDueHours(tools);
  return both;
}

it(
  `charges each byte beyond what was bought once, by the hour and by the month, in ${LIVES} lives with meters that die`,
  async () => {
    const caller = await actionCaller({ priceBook: book });
    const { storage, clock, account } = caller;
    const amounts = { openingCredit: 10n ** 14n, largestHour: 10n ** 13n };
    const tools: MeterTools = { storage, clock, book, log: pino({ level: 'silent' }), ...amounts };
    const [from, to] = [new Date(0), new Date('2200-01-01T00:00:00Z')];
    for (let seed = 0; seed < LIVES; seed += 1) {
      for (const { instanceId, isPrepaid, bytes } of await live(caller, tools, seed)) {
        const lines = await storage.rows.billing.lines({ appId: account.appId, instanceId, from, to });
        const elastic = lines.filter((it) => it.item === 'elastic-bandwidth');
        expect(
          elastic.reduce((sum, it) => sum + it.quantity, 0),
          `seed ${seed}, ${instanceId}`,
        ).toBe(bytes);
        expect(lines.length > elastic.length, `seed ${seed}, hours of ${instanceId}`).toBe(!isPrepaid);
      }
    }
    const { lines, problems } = await verifyBills(storage.rows, book, from, to);
    expect(problems).toEqual([]);
    expect(lines).toBeGreaterThan(LIVES * 10);
    expect(await storage.rows.billing.openCursors('', 10)).toEqual([]);
  },
  Math.max(60_000, LIVES * 5_000),
);

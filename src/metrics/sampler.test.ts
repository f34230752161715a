import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { insertSurroundings, newInstance } from '../../test/support/example-rows.ts';
import { freshStorage } from '../../test/support/postgres.ts';
import { STATUS } from '../domain/instance.ts';
import { manualClock } from '../lib/clock.ts';
import { instanceMetrics } from './instance-metrics.ts';
import { rollUp } from './roll-up.ts';
import { createSampler, type SamplerTools } from './sampler.ts';

const begin = new Date('2026-03-01T10:00:00Z');
const HOUR_MS = 3_600_000;
const instanceId = 'ckafka-aaaaaaaa';

/** A broker that has been produced to since an hour before. */
const textOf = (producedBytes: number): string =>
  [
    '# HELP brokerage_started_seconds Unix time.',
    `brokerage_started_seconds{broker="0"} ${begin.getTime() / 1000 - 3600}`,
    `brokerage_produced_bytes_total{broker="0"} ${producedBytes}`,
    `brokerage_topic_produced_bytes_total{broker="0",topic="orders"} ${producedBytes}`,
    'brokerage_partition_log_bytes{broker="0",topic="orders",partition="0"} 100',
    'brokerage_partition_next_offset{broker="0",topic="orders",partition="0"} 10',
    '',
  ].join('\n');

async function sampling(change: Partial<SamplerTools> = {}) {
  const { storage } = await freshStorage();
  await insertSurroundings(storage.rows);
  await storage.rows.instances.insert([newInstance({ status: STATUS.running })]);
  const clock = manualClock(begin);
  const broker = { producedBytes: 1_000, answers: true, asked: 0 };
  const tools: SamplerTools = {
    storage,
    clock,
    dataPlane: {
      metersOf: ({ brokers }) => Promise.resolve({ address: brokers[0]?.internal.address ?? '', port: 1, token: '' }),
    },
    meters: {
      text() {
        broker.asked += 1;
        return broker.answers ? Promise.resolve(textOf(broker.producedBytes)) : Promise.reject(new Error('gone'));
      },
      producers: () => Promise.resolve([]),
    },
    groups: { ask: () => Promise.reject(new Error('no coordinator')) },
    log: pino({ level: 'silent' }),
    sampleSeconds: 60,
    connectionLimit: 50_000,
    groupLimit: { profession: 200, standard: 50 },
    ...change,
  };
  const samples = () => storage.rows.samples.between(instanceId, 'minute', begin, new Date(begin.getTime() + HOUR_MS));
  return { tools, storage, clock, broker, samples };
}

describe('sampling', () => {
  it('takes one sample of each minute, whichever of several servers comes first', async () => {
    const { tools, clock, broker, samples } = await sampling();
    const [one, other] = [createSampler(tools), createSampler(tools)];
    await Promise.all([one.round(), other.round(), one.round()]);
    clock.advance(60_000);
    broker.producedBytes = 1_600;
    await other.round();
    await one.round();
    expect((await samples()).map((it) => [it.at, it.instance.producedBytes])).toEqual([
      [begin, 1_000],
      [new Date(begin.getTime() + 60_000), 600],
    ]);
    expect(broker.asked).toBe(2);
  });

  it('leaves out a minute in which no broker answers, and counts its bytes with the next', async () => {
    const { tools, storage, clock, broker, samples } = await sampling();
    const sampler = createSampler(tools);
    await sampler.round();
    for (const [answers, producedBytes] of [
      [false, 2_000],
      [true, 3_000],
    ] as const) {
      clock.advance(60_000);
      Object.assign(broker, { answers, producedBytes });
      await sampler.round();
    }
    expect((await samples()).map((it) => it.instance.producedBytes)).toEqual([1_000, 2_000]);
    const [hour] = await storage.rows.meters.hours(instanceId, begin, new Date(begin.getTime() + HOUR_MS));
    expect(hour?.producedBytes).toBe(3_000);
    expect(await instanceMetrics(storage.rows.meters)).toContain(
      `brokerage_instance_produced_bytes_total{instance_id="${instanceId}"} 3000\n`,
    );
  });

  it('rolls an hour up once it is over, and forgets by age', async () => {
    const { tools, storage, clock, samples } = await sampling();
    const sampler = createSampler(tools);
    for (let minute = 0; minute < 3; minute += 1) {
      await sampler.round();
      clock.advance(60_000);
    }
    const hours = () => storage.rows.samples.between(instanceId, 'hour', begin, new Date(begin.getTime() + HOUR_MS));
    await rollUp(storage, new Date(begin.getTime() + HOUR_MS));
    expect(await hours()).toEqual([]);
    for (const lateMs of [10 * 60_000, 20 * 60_000])
      await rollUp(storage, new Date(begin.getTime() + HOUR_MS + lateMs));
    const [hour, ...more] = await hours();
    expect(more).toEqual([]);
    expect(hour).toMatchObject({ at: begin, instance: { producedBytes: 1_000, topics: 1, diskUsedBytes: 0 } });
    await rollUp(storage, new Date(begin.getTime() + 31 * 24 * HOUR_MS));
    expect([await samples(), (await hours()).length]).toEqual([[], 1]);
  });
});

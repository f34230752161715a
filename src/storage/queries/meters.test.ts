import { describe, expect, it } from 'vitest';
import { insertSurroundings, newInstance } from '../../../test/support/example-rows.ts';
import { freshStorage } from '../../../test/support/postgres.ts';
import { combined, GROUP_FIGURES, INSTANCE_FIGURES, TOPIC_FIGURES, type Sample } from '../../domain/figures.ts';
import { STATUS } from '../../domain/instance.ts';
import { hourOf } from '../../domain/meter.ts';
import type { Measurement, Storage } from '../storage.ts';

const instanceId = 'ckafka-aaaaaaaa';
const at = (time: string) => new Date(`2026-03-01T${time}Z`);

function sampleAt(time: string, producedBytes: number): Sample {
  return {
    at: at(time),
    instance: { ...combined(INSTANCE_FIGURES, []), producedBytes, diskPercent: 12.345 },
    topics: new Map([['orders.eu', { ...combined(TOPIC_FIGURES, []), producedBytes }]]),
    groups: [{ group: 'a "b"', topic: 'orders.eu', partition: 2, ...combined(GROUP_FIGURES, []), committedOffset: 7 }],
  };
}

function measurement(time: string, producedBytes: number, change: Partial<Measurement> = {}): Measurement {
  return {
    instanceId,
    readAt: at(time),
    sample: sampleAt(time, producedBytes),
    readings: { brokers: {}, committed: [{ group: 'g', topic: 't', partition: 0, offset: 9 }] },
    meter: {
      hour: hourOf(at(time)),
      producedBytes,
      consumedBytes: 1,
      elasticProducedBytes: 2,
      elasticConsumedBytes: 0,
      elasticChargedBytes: 0,
    },
    ...change,
  };
}

async function running(): Promise<Storage> {
  const { storage } = await freshStorage();
  await insertSurroundings(storage.rows);
  await storage.rows.instances.insert([newInstance({ status: STATUS.running })]);
  return storage;
}

describe('meters', () => {
  it('come with all that is needed to read an instance, and no longer once its time has a sample', async () => {
    const { rows } = await running();
    const [found, ...more] = await rows.meters.toRead(at('10:00:00'));
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      instance: { instanceId },
      brokers: [{ brokerId: 0, internal: { address: '127.0.0.10', port: 9093 } }],
      adminPassword: `password of ${instanceId}`,
      last: null,
    });
    await rows.meters.record([measurement('10:00:00', 5)]);
    expect(await rows.meters.toRead(at('10:00:00'))).toEqual([]);
    const [next] = await rows.meters.toRead(at('10:01:00'));
    expect(next?.last).toEqual({ readAt: at('10:00:00'), readings: measurement('10:00:00', 5).readings });
    await rows.instances.moveStatus(instanceId, STATUS.running, STATUS.deleting, at('10:02:00'));
    expect(await rows.meters.toRead(at('10:02:00'))).toEqual([]);
  });

  it('add up by hour and in all, and never take the same time twice', async () => {
    const { rows } = await running();
    await rows.meters.record([]);
    for (const [time, bytes] of [
      ['10:58:00', 100],
      ['10:59:00', 20],
      ['11:00:00', 3],
    ] as const)
      await rows.meters.record([measurement(time, bytes)]);
    await expect(rows.meters.record([measurement('11:00:00', 4_000)])).rejects.toThrow();
    expect(await rows.meters.hours(instanceId, at('10:00:00'), at('12:00:00'))).toEqual([
      {
        hour: at('10:00:00'),
        producedBytes: 120,
        consumedBytes: 2,
        elasticProducedBytes: 4,
        elasticConsumedBytes: 0,
        elasticChargedBytes: 0,
      },
      {
        hour: at('11:00:00'),
        producedBytes: 3,
        consumedBytes: 1,
        elasticProducedBytes: 2,
        elasticConsumedBytes: 0,
        elasticChargedBytes: 0,
      },
    ]);
    expect(await rows.meters.hours(instanceId, at('10:00:00'), at('11:00:00'))).toHaveLength(1);
    expect(await rows.meters.latestOfAll(10)).toMatchObject([{ instanceId, producedBytes: 123, consumedBytes: 3 }]);
    expect(await rows.meters.latest(instanceId)).toMatchObject({
      readAt: at('11:00:00'),
      figures: { producedBytes: 3, diskPercent: 12.345 },
    });
    expect(await rows.meters.latest('ckafka-unknown0')).toBeNull();
  });
});

describe('samples', () => {
  it('come back as they were kept, in the order of time', async () => {
    const { rows } = await running();
    for (const time of ['10:01:00', '10:00:00', '10:02:00']) await rows.meters.record([measurement(time, 5)]);
    const found = await rows.samples.between(instanceId, 'minute', at('10:00:00'), at('10:02:00'));
    expect(found).toEqual([sampleAt('10:00:00', 5), sampleAt('10:01:00', 5)]);
  });

  it('are made one an hour once, and forgotten by age', async () => {
    const { rows } = await running();
    for (const time of ['09:59:00', '10:00:00', '10:59:00', '11:00:00'])
      await rows.meters.record([measurement(time, 5)]);
    const waiting = await rows.samples.unrolled(at('11:00:00'), 10);
    expect(waiting).toEqual([
      { instanceId, hour: at('09:00:00') },
      { instanceId, hour: at('10:00:00') },
    ]);
    expect(await rows.samples.unrolled(at('11:00:00'), 1)).toHaveLength(1);
    const hours = waiting.map(({ hour }) => ({ instanceId, sample: { ...sampleAt('10:00:00', 1), at: hour } }));
    await rows.samples.keepHours(hours);
    await rows.samples.keepHours(hours);
    expect(await rows.samples.unrolled(at('11:00:00'), 10)).toEqual([]);
    expect(await rows.samples.between(instanceId, 'hour', at('09:00:00'), at('12:00:00'))).toHaveLength(2);
    await rows.samples.prune(at('10:59:00'), at('10:00:00'));
    const left = (grain: 'minute' | 'hour') => rows.samples.between(instanceId, grain, at('00:00:00'), at('23:00:00'));
    expect((await left('minute')).map((it) => it.at)).toEqual([at('10:59:00'), at('11:00:00')]);
    expect((await left('hour')).map((it) => it.at)).toEqual([at('10:00:00')]);
  });
});

describe('targets of Prometheus', () => {
  it('hold an address of their own until the instance’s addresses are released', async () => {
    const { rows } = await running();
    const target = {
      instanceId,
      vpcId: 'vpc-aaaaaaaa',
      subnetId: 'subnet-aaaaaaaa',
      address: '127.0.0.11',
      port: 9100,
      createdAt: at('10:00:00'),
    };
    await rows.prometheusTargets.insert(target);
    expect(await rows.prometheusTargets.of(instanceId)).toEqual(target);
    expect(await rows.prometheusTargets.list()).toEqual([target]);
    expect(await rows.instances.takenAddresses('127.0.0.0/24')).toContain('127.0.0.11');
    await expect(rows.prometheusTargets.insert({ ...target, instanceId: 'ckafka-bbbbbbbb' })).rejects.toThrow('taken');
    await rows.prometheusTargets.remove(instanceId);
    expect(await rows.prometheusTargets.of(instanceId)).toBeNull();
  });
});

import { expect, it } from 'vitest';
import { combined, INSTANCE_FIGURES, type InstanceFigures } from './figures.ts';
import { HEALTH } from './instance.ts';
import { loadHealth } from './load.ts';

const load = (change: Partial<InstanceFigures>) => loadHealth({ ...combined(INSTANCE_FIGURES, []), ...change });

it.each([
  ['disk', 'diskPercent', 80, 95],
  ['connections', 'connectionPercent', 80, 95],
  ['produce bandwidth', 'produceBandwidthPercent', 80, 100],
  ['consume bandwidth', 'consumeBandwidthPercent', 80, 100],
] as const)('%s is healthy to its first threshold and an alarm to its second', (words, figure, alarm, abnormal) => {
  expect(load({ [figure]: alarm })).toBeNull();
  expect(load({ [figure]: alarm + 0.1 })).toEqual({ health: HEALTH.alarm, message: `${words} at ${alarm}.1 %` });
  expect(load({ [figure]: abnormal })?.health).toBe(HEALTH.alarm);
  expect(load({ [figure]: abnormal + 0.1 })?.health).toBe(HEALTH.abnormal);
});

it('names everything that is too high and is as bad as the worst of it', () => {
  expect(load({ diskPercent: 96, consumeBandwidthPercent: 90 })).toEqual({
    health: HEALTH.abnormal,
    message: 'disk at 96 %, consume bandwidth at 90 %',
  });
});

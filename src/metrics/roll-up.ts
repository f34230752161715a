import { combinedSample } from '../domain/figures.ts';
import { hourOf } from '../domain/meter.ts';
import type { Storage } from '../storage/storage.ts';

const DAY_MS = 86_400_000;
const MINUTES_KEPT_MS = 30 * DAY_MS;
const HOURS_KEPT_MS = 400 * DAY_MS;
/** A sample of the hour's last minute may still be on its way. */
const LATE_BY_MS = 5 * 60_000;
const HOURS_AT_ONCE = 200;

/**
 * Makes one sample of each hour that is over, and forgets minutes after 30 days and hours after 400. Twice is as once; what a crash cut
 * short goes on with the next call.
 */
export async function rollUp(storage: Storage, now: Date): Promise<void> {
  await storage.exclusively('roll-up', async () => {
    const { samples } = storage.rows;
    const before = hourOf(new Date(now.getTime() - LATE_BY_MS));
    for (;;) {
      const waiting = await samples.unrolled(before, HOURS_AT_ONCE);
      if (waiting.length === 0) break;
      const hours = [];
      for (const { instanceId, hour } of waiting) {
        const end = new Date(hour.getTime() + 3_600_000);
        const minutes = await samples.between(instanceId, 'minute', hour, end);
        hours.push({ instanceId, sample: combinedSample(hour, minutes) });
      }
      await samples.keepHours(hours);
    }
    await samples.prune(new Date(now.getTime() - MINUTES_KEPT_MS), new Date(now.getTime() - HOURS_KEPT_MS));
  });
}

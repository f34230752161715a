import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { RunningJobs, Schedule } from './jobs.ts';

/** Runs each entry, waits its time after the end of the run, and so on. A run that fails is logged and the next comes in time. */
export function startSchedule(entries: readonly Schedule[], log: Logger): RunningJobs {
  const stopped = new AbortController();
  const repeat = async ({ name, everyMs, run }: Schedule): Promise<void> => {
    for (;;) {
      await sleep(everyMs, undefined, { signal: stopped.signal, ref: false }).catch(() => undefined);
      if (stopped.signal.aborted) return;
      await run().catch((error: unknown) => log.error({ err: error, schedule: name }, 'scheduled work failed'));
    }
  };
  const running = entries.map(repeat);
  return {
    stop: async () => {
      stopped.abort();
      await Promise.all(running);
    },
  };
}

import type { Task } from 'graphile-worker';
import { openPool } from './database.ts';
import { freeJobsOfDeadServers } from './dead-servers.ts';
import type { ExclusiveLocks } from './exclusive-locks.ts';
import { oneRunAtATime } from './instance-runs.ts';
import { keepQueueRunning } from './job-queue.ts';
import type { JobOptions, RunningJobs, StartJobs } from './jobs.ts';
import { startSchedule } from './schedule.ts';
import type { Storage } from './storage.ts';

/** LISTEN, fetching, completing. */
const CONNECTIONS_MAX = 3;
const DEAD_SERVERS_EVERY_MS = 3000;

export interface JobRunner {
  readonly start: StartJobs;
  /** Stops what was started. Twice is as once. */
  stop(): Promise<void>;
}

interface Around {
  readonly databaseUrl: string;
  readonly storage: Storage;
  readonly locks: ExclusiveLocks;
}

/**
 * Works off the queue that `WakeUpRows.instances` fills (graphile-worker on the same database, so a ring commits with its change).
 * The queue keeps one waiting job per instance. That an instance has one run at a time is the work of a lock (`instance-runs.ts`)
 * and not of the queue's own named queues: a fetch walks over all of those (5 ms with 10,000, against 0.5 ms), and a server that
 * died keeps them for hours.
 */
export function jobRunner(around: Around): JobRunner {
  const started: RunningJobs[] = [];
  return {
    start: async (options) => {
      const running = await startJobs(around, options);
      started.push(running);
      return running;
    },
    stop: async () => {
      await Promise.all(started.map((running) => running.stop()));
    },
  };
}

async function startJobs({ databaseUrl, storage, locks }: Around, options: JobOptions): Promise<RunningJobs> {
  const { log, concurrency } = options;
  const pool = openPool(databaseUrl, log, CONNECTIONS_MAX);
  const freeJobs = (): Promise<void> => freeJobsOfDeadServers(pool, locks, log);
  try {
    await freeJobs();
  } catch (error) {
    await pool.end();
    throw error;
  }
  const queue = await keepQueueRunning({ pool, locks, log, concurrency, task: reconcileTask(storage, options) });
  const freeing = { name: 'free the jobs of dead servers', everyMs: DEAD_SERVERS_EVERY_MS, run: freeJobs };
  const schedule = startSchedule([freeing, ...(options.schedule ?? [])], log);
  const stop = async (): Promise<void> => {
    await Promise.all([schedule.stop(), queue.stop()]);
    await pool.end();
  };
  let stopping: Promise<void> | undefined;
  return { stop: () => (stopping ??= stop()) };
}

function reconcileTask(storage: Storage, { reconcileInstance, bringUsers, log }: JobOptions): Task {
  const inTurn = oneRunAtATime(storage);
  return async (payload, { job }) => {
    const { instanceId } = payload as { instanceId: string };
    try {
      const look = inTurn(instanceId, async () => {
        const result = await reconcileInstance(instanceId);
        if (result?.again) await storage.rows.wakeUps.instances([instanceId], result.again);
      });
      await Promise.all([bringUsers(instanceId), look]);
    } catch (error) {
      log.error({ instanceId, attempt: job.attempts, err: error }, 'a look at an instance failed; it is repeated');
      throw error;
    }
  };
}

import { setTimeout as sleep } from 'node:timers/promises';
import { runTaskList, type JobHelpers, type WorkerPool } from 'graphile-worker';
import type pg from 'pg';
import type { Logger } from 'pino';
import { openPool } from './database.ts';
import { freeJobsOfDeadServers, holdAsAlive, stopHoldingAsAlive } from './dead-servers.ts';
import type { ExclusiveLocks } from './exclusive-locks.ts';
import { oneRunAtATime } from './instance-runs.ts';
import type { JobOptions, RunningJobs, StartJobs } from './jobs.ts';
import { queueLogger } from './queue-logger.ts';
import { startSchedule } from './schedule.ts';
import type { Storage } from './storage.ts';

/** LISTEN, fetching, completing. */
const CONNECTIONS_MAX = 3;
/** Only for jobs that are due later or failed: a ring is heard through LISTEN at once. */
const LOOK_EVERY_MS = 1000;
const DEAD_SERVERS_EVERY_MS = 3000;

export interface JobRunner {
  readonly start: StartJobs;
  /** Stops what was started. Twice is as once. */
  stop(): Promise<void>;
}

/**
 * Works off the queue that `WakeUpRows.instances` fills (graphile-worker on the same database, so a ring commits with its change).
 * The queue keeps one waiting job per instance; that one instance has one run at a time is the lock's work (`instance-runs.ts`) and not
 * that of the queue's named queues, because fetching a job walks over all of those, one per instance.
 */
export function jobRunner(around: { databaseUrl: string; storage: Storage; locks: ExclusiveLocks }): JobRunner {
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

async function startJobs(
  { databaseUrl, storage, locks }: { databaseUrl: string; storage: Storage; locks: ExclusiveLocks },
  options: JobOptions,
): Promise<RunningJobs> {
  const pool = openPool(databaseUrl, options.log, CONNECTIONS_MAX);
  await freeJobsOfDeadServers(pool, locks, options.log);
  const queue = keepQueueRunning(pool, locks, options, reconcileTask(storage, options));
  const schedule = startSchedule(
    [
      {
        name: 'free the jobs of dead servers',
        everyMs: DEAD_SERVERS_EVERY_MS,
        run: () => freeJobsOfDeadServers(pool, locks, options.log),
      },
      ...(options.schedule ?? []),
    ],
    options.log,
  );
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    await Promise.all([schedule.stop(), queue.stop()]);
    await pool.end();
  };
  return { stop: () => (stopping ??= stop()) };
}

type Task = (payload: unknown, helpers: JobHelpers) => Promise<void>;

function reconcileTask(storage: Storage, options: JobOptions): Task {
  const inTurn = oneRunAtATime(storage);
  return async (payload, { job }) => {
    const { instanceId } = payload as { instanceId: string };
    try {
      await inTurn(instanceId, async () => {
        const result = await options.reconcileInstance(instanceId);
        if (result?.again) await storage.rows.wakeUps.instances([instanceId], result.again);
      });
    } catch (error) {
      options.log.error(
        { instanceId, attempt: job.attempts, err: error },
        'a look at an instance failed; it is repeated',
      );
      throw error;
    }
  };
}

/** The queue ends itself when it could not write to the database for long; it is started again until `stop`. */
function keepQueueRunning(pool: pg.Pool, locks: ExclusiveLocks, options: JobOptions, task: Task): RunningJobs {
  const stopped = new AbortController();
  let queue: { readonly workers: WorkerPool } | undefined;
  const run = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      queue = startQueue(pool, options.log, options.concurrency, task);
      const { id } = queue.workers;
      try {
        await holdAsAlive(locks, id);
        await queue.workers.promise;
      } catch (error) {
        options.log.error({ err: error }, 'the job queue ended; starting it again');
        await sleep(1000, undefined, { signal: stopped.signal }).catch(() => undefined);
      } finally {
        await stopHoldingAsAlive(locks, id);
      }
    }
  };
  const running = run();
  return {
    stop: async () => {
      stopped.abort();
      await queue?.workers.gracefulShutdown();
      await running;
    },
  };
}

/** In an object, because the queue's own value is thenable and would be awaited to its end. */
function startQueue(pool: pg.Pool, log: Logger, concurrency: number, task: Task): { readonly workers: WorkerPool } {
  const workers = runTaskList(
    {
      logger: queueLogger(log),
      noHandleSignals: true,
      // One fetch for all workers: two fetches at once would hide jobs from each other.
      preset: {
        worker: { concurrentJobs: concurrency, pollInterval: LOOK_EVERY_MS, localQueue: { size: concurrency } },
      },
    },
    { reconcile_instance: task },
    pool,
  );
  return { workers };
}

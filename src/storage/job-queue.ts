import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { runTaskList, type Task, type WorkerEvents, type WorkerPool } from 'graphile-worker';
import type pg from 'pg';
import type { Logger } from 'pino';
import { holdAsAlive, stopHoldingAsAlive } from './dead-servers.ts';
import type { ExclusiveLocks } from './exclusive-locks.ts';
import type { RunningJobs } from './jobs.ts';
import { queueLogger } from './queue-logger.ts';

/** Only for jobs that are due later or failed: a ring is heard through LISTEN at once. */
const LOOK_EVERY_MS = 1000;
const RESTART_AFTER_MS = 1000;
const LISTENS_WITHIN_MS = 5000;

export interface QueueOptions {
  readonly pool: pg.Pool;
  readonly locks: ExclusiveLocks;
  readonly log: Logger;
  readonly concurrency: number;
  readonly task: Task;
}

/**
 * Fetches jobs and hands them to `task` until `stop`. The queue ends itself when it cannot write down that a job is done (the database
 * was away); it is started again, and the job is freed like those of a server that died.
 */
export async function keepQueueRunning(options: QueueOptions): Promise<RunningJobs> {
  const stopped = new AbortController();
  const isStopped = (): boolean => stopped.signal.aborted;
  let queue = startQueue(options);
  const run = async (): Promise<void> => {
    for (;;) {
      await untilItEnds(queue, options);
      if (isStopped()) return;
      await sleep(RESTART_AFTER_MS, undefined, { signal: stopped.signal }).catch(() => undefined);
      if (isStopped()) return;
      queue = startQueue(options);
    }
  };
  const running = run();
  // Until it listens, rings are only found by looking.
  await Promise.race([queue.listens, running, sleep(LISTENS_WITHIN_MS, undefined, { ref: false })]);
  return {
    stop: async () => {
      stopped.abort();
      await queue.shutDown();
      await running;
    },
  };
}

interface Queue {
  readonly id: string;
  readonly listens: Promise<void>;
  readonly ends: Promise<void>;
  shutDown(): Promise<void>;
}

async function untilItEnds(queue: Queue, { locks, log }: QueueOptions): Promise<void> {
  try {
    await holdAsAlive(locks, queue.id);
    await queue.ends;
  } catch (error) {
    log.error({ err: error }, 'the job queue ended; starting it again');
    await queue.shutDown();
  } finally {
    await stopHoldingAsAlive(locks, queue.id);
  }
}

function startQueue({ pool, log, concurrency, task }: QueueOptions): Queue {
  const events: WorkerEvents = new EventEmitter();
  const listening = Promise.withResolvers<undefined>();
  events.once('pool:listen:success', () => listening.resolve(undefined));
  // Batches without delay: only batched completions are waited for at the end, and only theirs fail without ending the process.
  // One local queue, so one fetch for all workers: two fetches at once would hide jobs from each other.
  const batches = { completeJobBatchDelay: 0, failJobBatchDelay: 0, localQueue: { size: concurrency } };
  const workers: WorkerPool = runTaskList(
    {
      logger: queueLogger(log),
      events,
      noHandleSignals: true,
      preset: { worker: { concurrentJobs: concurrency, pollInterval: LOOK_EVERY_MS, ...batches } },
    },
    { reconcile_instance: task },
    pool,
  );
  let shuttingDown: Promise<void> | undefined;
  const shutDown = async (): Promise<void> => {
    await Promise.allSettled([workers.gracefulShutdown(), workers.promise]);
  };
  return {
    id: workers.id,
    listens: listening.promise,
    ends: workers.promise,
    shutDown: () => (shuttingDown ??= shutDown()),
  };
}

import type pg from 'pg';
import type { Logger } from 'pino';
import type { ExclusiveLocks } from './exclusive-locks.ts';

/** Says to all servers that the queue of this id lives: a lock that the database takes away when the server dies. */
export async function holdAsAlive(locks: ExclusiveLocks, queueId: string): Promise<void> {
  await locks.tryHold(aliveLock(queueId));
}

export async function stopHoldingAsAlive(locks: ExclusiveLocks, queueId: string): Promise<void> {
  await locks.letGo(aliveLock(queueId));
}

function aliveLock(queueId: string): string {
  return `job queue ${queueId}`;
}

/**
 * Gives back the jobs that a server held when it was killed; by itself the queue would keep them for four hours. To free a job that a
 * server has only just taken costs one run too many and nothing else.
 */
export async function freeJobsOfDeadServers(pool: pg.Pool, locks: ExclusiveLocks, log: Logger): Promise<void> {
  const { rows } = await pool.query<{ lockedBy: string }>(
    'SELECT DISTINCT locked_by AS "lockedBy" FROM graphile_worker.jobs WHERE locked_by IS NOT NULL',
  );
  for (const { lockedBy } of rows) {
    if (locks.holds(aliveLock(lockedBy)) || !(await locks.tryHold(aliveLock(lockedBy)))) continue;
    try {
      await pool.query('SELECT graphile_worker.force_unlock_workers($1)', [[lockedBy]]);
      log.info({ queue: lockedBy }, 'freed the jobs of a server that is gone');
    } finally {
      await locks.letGo(aliveLock(lockedBy));
    }
  }
  if (rows.length > 0) await forgetReplacedJobs(pool);
}

/** A job that was replaced while it ran is never run again, and stays behind when its server dies. */
async function forgetReplacedJobs(pool: pg.Pool): Promise<void> {
  await pool.query(
    'DELETE FROM graphile_worker._private_jobs WHERE key IS NULL AND attempts >= max_attempts AND locked_at IS NULL',
  );
  await pool.query(`SELECT pg_notify('jobs:insert', '{"count":1}')`);
}

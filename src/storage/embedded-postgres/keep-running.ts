import type { Logger } from 'pino';
import { processBirth } from '../../lib/process-birth.ts';
import type { EmbeddedPostgres } from './embedded-postgres.ts';

const LOOK_EVERY_MS = 500;

/**
 * Starts our own PostgreSQL again when it ends without having been told to: a crash of one of its processes, the system short of memory.
 * Connections that were lost come back by themselves (pool, locks and jobs each see to theirs). Answers how to stop watching.
 */
export function keepRunning(server: EmbeddedPostgres, open: () => Promise<EmbeddedPostgres>, log: Logger): () => void {
  let stopped = false;
  let pid = server.pid;
  let birth = processBirth(pid);
  const look = async (): Promise<void> => {
    if (birth !== null && processBirth(pid) === birth) return;
    log.error({ pid }, 'PostgreSQL has ended and is started again');
    ({ pid } = await open());
    birth = processBirth(pid);
  };
  const lookAgain = (): void => {
    if (stopped) return;
    setTimeout(() => {
      if (stopped) return;
      look()
        .catch((err: unknown) => log.error({ err }, 'PostgreSQL could not be started; trying on'))
        .finally(lookAgain);
    }, LOOK_EVERY_MS).unref();
  };
  lookAgain();
  return () => {
    stopped = true;
  };
}

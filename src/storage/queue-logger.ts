import { Logger as QueueLogger } from 'graphile-worker';
import type { Logger } from 'pino';

/** What the job queue says about itself is for whoever looks for a fault in it: everything at debug level. What fails is logged by us, once. */
export function queueLogger(log: Logger): QueueLogger {
  return new QueueLogger(() => (_level, message) => log.debug({ part: 'job queue' }, message));
}

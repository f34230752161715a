import { machineTime, type Clock } from './lib/clock.ts';
import type { Schedule } from './storage/jobs.ts';
import type { Storage } from './storage/storage.ts';

const LOOK_AT_ALL_EVERY_MS = 300_000;
const PRUNE_EVERY_MS = 60_000;
/** Twice the window in which a signature is good: an answer older than that can never be asked for again. */
const RECEIPTS_KEPT_MS = 10 * 60_000;
const DAY_MS = 86_400_000;

/** What comes back in every server, whatever it sells: bells that were lost, and rows that nobody can ask for any more. */
export function upkeepSchedule(storage: Storage, clock: Clock, lookAtAll: () => Promise<void>): Schedule[] {
  const { receipts } = storage.rows;
  return [
    { name: 'look-at-all', everyMs: LOOK_AT_ALL_EVERY_MS, run: lookAtAll },
    {
      name: 'prune-receipts',
      everyMs: PRUNE_EVERY_MS,
      run: () => receipts.prune(new Date(machineTime(clock).getTime() - RECEIPTS_KEPT_MS)),
    },
    { name: 'prune-credentials', everyMs: PRUNE_EVERY_MS, run: () => pruneCredentials(storage, clock) },
  ];
}

/** Forgets temporary credentials that ran out a day ago, until when they are refused as such, and purchase keys that are good no more. */
async function pruneCredentials({ rows }: Storage, clock: Clock): Promise<void> {
  const dayAgo = new Date(clock.now().getTime() - DAY_MS);
  await rows.temporaryCredentials.prune(dayAgo);
  await rows.purchaseKeys.prune(dayAgo);
}

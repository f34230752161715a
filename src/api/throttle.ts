import { requestLimitExceeded } from './refusals.ts';

const WINDOW_MS = 1000;

/** Counts calls of this process; several servers each give their own quota. */
export interface Throttle {
  /** Throws RequestLimitExceeded when `key` was let through `limit` times within the last second. */
  admit(key: string, now: Date): void;
}

/** The calls of one key that were let through: the last `limit` of them are all that matters. */
interface Admitted {
  /** A ring once it is full. */
  readonly times: number[];
  /** Where the next time goes: the oldest stands there, when the ring is full. */
  next: number;
  newest: number;
}

/** `requestsPerSecond`: per key, which is an account and an action (upstream: 20). */
export function createThrottle(requestsPerSecond: number): Throttle {
  const admitted = new Map<string, Admitted>();
  let prunedAt = 0;

  function prune(nowMs: number): void {
    if (nowMs >= prunedAt && nowMs - prunedAt < WINDOW_MS) return;
    prunedAt = nowMs;
    for (const [key, { newest }] of admitted) {
      if (!isRecent(newest, nowMs)) admitted.delete(key);
    }
  }

  return {
    admit(key, now) {
      const nowMs = now.getTime();
      prune(nowMs);
      const known = admitted.get(key);
      // A clock that was set back must not lock anybody out: what it let through in the future does not count.
      const mine = known === undefined || known.newest > nowMs ? { times: [], next: 0, newest: nowMs } : known;
      const oldest = mine.times[mine.next];
      if (oldest !== undefined && isRecent(oldest, nowMs)) {
        throw requestLimitExceeded(requestsPerSecond + 1, requestsPerSecond);
      }
      mine.times[mine.next] = nowMs;
      mine.next = (mine.next + 1) % requestsPerSecond;
      mine.newest = nowMs;
      admitted.set(key, mine);
    },
  };
}

function isRecent(time: number, nowMs: number): boolean {
  return time <= nowMs && nowMs - time < WINDOW_MS;
}

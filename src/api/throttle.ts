import { requestLimitExceeded } from './refusals.ts';

const WINDOW_MS = 1000;

/** Counts calls of this process; several servers each give their own quota. */
export interface Throttle {
  /** Throws RequestLimitExceeded when `key` was let through `limit` times within the last second. */
  admit(key: string, now: Date): void;
}

/** `requestsPerSecond`: per key, which is an account and an action (upstream: 20). */
export function createThrottle(requestsPerSecond: number): Throttle {
  /** Times of the calls that were let through, oldest first; at most `requestsPerSecond` for a key. */
  const admitted = new Map<string, number[]>();
  let prunedAt = 0;

  function prune(nowMs: number): void {
    if (nowMs >= prunedAt && nowMs - prunedAt < WINDOW_MS) return;
    prunedAt = nowMs;
    for (const [key, times] of admitted) {
      if (times.every((time) => !isRecent(time, nowMs))) admitted.delete(key);
    }
  }

  return {
    admit(key, now) {
      const nowMs = now.getTime();
      prune(nowMs);
      const recent = (admitted.get(key) ?? []).filter((time) => isRecent(time, nowMs));
      if (recent.length >= requestsPerSecond) throw requestLimitExceeded(recent.length + 1, requestsPerSecond);
      admitted.set(key, [...recent, nowMs]);
    },
  };
}

/** A clock that was set back must not lock anybody out: times in the future do not count. */
function isRecent(time: number, nowMs: number): boolean {
  return time <= nowMs && nowMs - time < WINDOW_MS;
}

/** Where the time comes from. Nothing else in the project asks the system for the time of a business fact. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still until it is moved, for tests. */
export function manualClock(start: Date): Clock & { set(to: Date): void; advance(byMs: number): void } {
  let nowMs = start.getTime();
  return {
    now: () => new Date(nowMs),
    set: (to) => {
      nowMs = to.getTime();
    },
    advance: (byMs) => {
      nowMs += byMs;
    },
  };
}

/** Where the time comes from. Nothing else in the project asks the system for the time of a business fact. */
export interface Clock {
  now(): Date;
  /** The machine's own clock, where this one may be ahead of it (src/time-machine/); left out: this is it. */
  readonly machine?: Clock;
  /** This clock's time right after its last move ahead of the machine's; null or left out: it never moved. */
  readonly movedAt?: () => Date | null;
}

export const systemClock: Clock = { now: () => new Date() };

/**
 * What clients sign with, and what processes, records and certificates live by. A moved clock changes nothing of it: for windows of
 * signatures and retries, and for what is measured, never for what an account sees.
 */
export function machineTime(clock: Clock): Date {
  return (clock.machine ?? clock).now();
}

/** How long it has been since `since`, and at most since the clock last moved: nobody has waited for time that was skipped. */
export function waitedMs(since: Date, now: Date, movedAt: Date | null): number {
  return now.getTime() - Math.max(since.getTime(), movedAt?.getTime() ?? -Infinity);
}

/** A clock that is ahead of another. */
export interface MovedClock extends Clock {
  readonly machine: Clock;
  readonly movedAt: () => Date | null;
  /** From now on it is ahead by `offsetMs`. */
  move(offsetMs: number, movedAt: Date | null): void;
}

/** Not ahead at first. */
export function movedClock(machine: Clock): MovedClock {
  let offsetMs = 0;
  let moved: Date | null = null;
  return {
    machine,
    now: () => new Date(machine.now().getTime() + offsetMs),
    movedAt: () => moved,
    move: (by, at) => {
      offsetMs = by;
      moved = at;
    },
  };
}

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

import type { Logger } from 'pino';
import { writeSpan } from '../domain/time-span.ts';
import { movedClock, type Clock } from '../lib/clock.ts';
import type { Schedule } from '../storage/jobs.ts';
import type { Storage } from '../storage/storage.ts';
import { advanceClock } from './advance.ts';
import { timeMachineOn } from './control.ts';
import { PATIENCE, type Patience } from './settle.ts';
import type { TimeMachine } from './time-machine.ts';

/** So that every server agrees within about a second. */
const FOLLOW_EVERY_MS = 500;
const ADVANCE_EVERY_MS = 1_000;

export interface OpenTimeMachine {
  /** The control plane's clock, ahead of the machine's as far as the rows say. */
  readonly clock: Clock;
  readonly machine: TimeMachine;
  /** Follows the rows and carries advances out from now on; `works` are what is done by the clock, in order. */
  schedule(works: readonly Schedule[]): readonly Schedule[];
  /** Stops at the next stop of an advance; whoever comes next goes on from there. */
  close(): Promise<void>;
}

/** Reads how far the clock is ahead, so that nothing is done before it is known. */
export async function openTimeMachine(tools: {
  readonly storage: Storage;
  readonly machine: Clock;
  readonly log: Logger;
  readonly patience?: Patience;
}): Promise<OpenTimeMachine> {
  const { storage, log, patience = PATIENCE } = tools;
  const clock = movedClock(tools.machine);
  let works: readonly Schedule[] | null = null;
  let driving: Promise<void> | null = null;
  let [isDriver, isStopping] = [false, false];

  const follow = async (): Promise<void> => {
    const { offsetMs, movedAt } = await storage.rows.timeMachine.state();
    // Whoever drives knows better than what was read a moment ago.
    if (!isDriver) clock.move(offsetMs, movedAt);
  };
  const drive = async (): Promise<void> => {
    const own = works;
    if (own === null || (await storage.rows.timeMachine.state()).advance === null) return;
    await storage.exclusively('time machine', async () => {
      isDriver = true;
      try {
        await advanceClock({ storage, clock, log, works: own, patience, isStopping: () => isStopping });
      } finally {
        isDriver = false;
      }
    });
  };
  // Not waited for: it may wait long for another server that is at it.
  const driveOnce = (): void => {
    driving ??= drive()
      .catch((error: unknown) => {
        if (!isStopping) log.error({ err: error }, 'the clock could not be moved on; it is tried again');
      })
      .finally(() => (driving = null));
  };
  const onChange = async (): Promise<void> => {
    await follow();
    driveOnce();
  };

  await follow();
  const aheadMs = clock.now().getTime() - clock.machine.now().getTime();
  if (aheadMs > 0) log.warn({ aheadMs }, `the clock is ahead of the machine's by ${writeSpan(aheadMs)}`);
  return {
    clock,
    machine: timeMachineOn({ storage, machine: tools.machine, onChange }),
    schedule(given) {
      works = given.filter((it) => it.waitsForOthers !== true);
      const begin = (): Promise<void> => {
        driveOnce();
        return Promise.resolve();
      };
      return [
        { name: 'follow-clock', everyMs: FOLLOW_EVERY_MS, run: follow },
        { name: 'advance-clock', everyMs: ADVANCE_EVERY_MS, run: begin },
      ];
    },
    async close() {
      isStopping = true;
      if (isDriver) await driving;
    },
  };
}

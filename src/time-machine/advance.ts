import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { MovedClock } from '../lib/clock.ts';
import type { Schedule } from '../storage/jobs.ts';
import type { Storage } from '../storage/storage.ts';
import { settleInstances, type Patience } from './settle.ts';

/** What is to follow the clock: the control plane's own work, in the order in which it is done at each stop. */
export interface AdvanceTools {
  readonly storage: Storage;
  readonly clock: MovedClock;
  readonly log: Logger;
  readonly works: readonly Schedule[];
  readonly patience: Patience;
  readonly isStopping: () => boolean;
}

const HOUR_MS = 3_600_000;
/** Another server may hold a part of the work for a moment. */
const ASK_AGAIN_AFTER_MS = 20;
const ASK_AGAIN_TIMES = 250;

/**
 * Moves the clock to where the rows want it, from stop to stop, and does at each what is due by then, so that everything happens in its
 * order and at its time: a balance that is used up on the tenth day stops the instances on the eleventh, and the rest of the month costs
 * nothing. A stop is the next moment at which anything is due. Where it has come to is in the rows, and everything that is done at a
 * stop is safe to repeat: dying anywhere is only a delay. One server at a time: the caller sees to that.
 */
export async function advanceClock(tools: AdvanceTools): Promise<void> {
  const { storage, clock, log, isStopping } = tools;
  const { timeMachine } = storage.rows;
  const givenUp = new Set<string>();
  while (!isStopping()) {
    const { advance, offsetMs, movedAt } = await timeMachine.state();
    clock.move(offsetMs, movedAt);
    if (advance === null) return;
    const moments = await doWorkThatIsDue(tools);
    // What was waited for may let more be done: an instance that has been changed can be stopped.
    if (await settleInstances(tools, givenUp)) continue;
    const now = clock.now();
    if (now >= advance.to) {
      if (!(await timeMachine.endAdvance(advance.to))) continue;
      log.info({ from: advance.from, to: advance.to }, 'the clock was moved ahead');
      // What the engine does by the clock, and has not been rung for.
      await storage.rows.wakeUps.instances(await storage.rows.instances.unsettledIds());
      return;
    }
    moments.push(await timeMachine.nextPlannedAfter(now));
    await moveTo(earliest(moments, now, advance.to), tools);
  }
}

/** Answers when each work is due next. Work that cannot tell is looked at at every full hour. */
async function doWorkThatIsDue({ works, clock, log, isStopping }: AdvanceTools): Promise<(Date | null)[]> {
  let moments: (Date | null)[] = [];
  for (let time = 0; time < ASK_AGAIN_TIMES && !isStopping(); time += 1) {
    for (const work of works) await work.run();
    moments = [];
    for (const { nextAt } of works) moments.push(nextAt === undefined ? fullHourAfter(clock.now()) : await nextAt());
    if (!moments.some((at) => at !== null && at <= clock.now())) return moments;
    await sleep(ASK_AGAIN_AFTER_MS);
  }
  if (!isStopping()) log.warn('there is still work that is due; the clock goes on');
  return moments;
}

function fullHourAfter(now: Date): Date {
  return new Date(Math.floor(now.getTime() / HOUR_MS + 1) * HOUR_MS);
}

/** The next moment at which anything is due, and at the latest the end. */
function earliest(moments: readonly (Date | null)[], now: Date, end: Date): Date {
  const ahead = moments.flatMap((at) => (at !== null && at > now ? [at.getTime()] : []));
  return new Date(Math.min(end.getTime(), ...ahead));
}

/** Nothing where the time itself has got there meanwhile. */
async function moveTo(stop: Date, { storage, clock }: AdvanceTools): Promise<void> {
  const offsetMs = stop.getTime() - clock.machine.now().getTime();
  if (stop <= clock.now()) return;
  await storage.rows.timeMachine.move(offsetMs, stop);
  clock.move(offsetMs, stop);
}

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
    await workThatIsDue(tools);
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
    await moveTo(await nextStop(tools, now, advance.to), tools);
  }
}

/** What has time left until a later stop does nothing. */
async function workThatIsDue({ works, clock, log, isStopping }: AdvanceTools): Promise<void> {
  for (let time = 0; time < ASK_AGAIN_TIMES && !isStopping(); time += 1) {
    for (const work of works) await work.run();
    const moments = await Promise.all(works.map(async (work) => (await work.nextAt?.()) ?? null));
    if (!moments.some((at) => at !== null && at <= clock.now())) return;
    await sleep(ASK_AGAIN_AFTER_MS);
  }
  if (!isStopping()) log.warn('there is still work that is due; the clock goes on');
}

/** The next moment at which anything is due, and at the latest the end. Work that cannot tell is looked at at every full hour. */
async function nextStop({ works, storage }: AdvanceTools, now: Date, end: Date): Promise<Date> {
  const fullHour = new Date(Math.floor(now.getTime() / HOUR_MS + 1) * HOUR_MS);
  const moments = await Promise.all([
    ...works.map(async (work) => (work.nextAt === undefined ? fullHour : work.nextAt())),
    storage.rows.timeMachine.nextPlannedAfter(now),
  ]);
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

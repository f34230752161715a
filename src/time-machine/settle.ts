import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { MovedClock } from '../lib/clock.ts';
import type { Storage } from '../storage/storage.ts';

/** In time of the machine. */
export interface Patience {
  /** How long the clock waits for an instance at work before it goes on without it. */
  readonly settlesWithinMs: number;
  readonly askEveryMs: number;
  readonly ringEveryMs: number;
}

export const PATIENCE: Patience = { settlesWithinMs: 180_000, askEveryMs: 50, ringEveryMs: 2_000 };

interface SettleTools {
  readonly storage: Storage;
  readonly clock: MovedClock;
  readonly log: Logger;
  readonly patience: Patience;
  readonly isStopping: () => boolean;
}

/**
 * Brokers live in real time: the clock stands (it only ticks) while one of them is being made, changed or taken away, and while what was
 * planned for this time begins. Whom it has waited for in vain is put into `givenUp` and not waited for again. Answers whether it waited.
 */
export async function settleInstances(tools: SettleTools, givenUp: Set<string>): Promise<boolean> {
  const { storage, clock, log, patience, isStopping } = tools;
  const { timeMachine, wakeUps } = storage.rows;
  const sinceMs = clock.machine.now().getTime();
  let [waitsFor, rungMs, hasWaited] = ['', 0, false];
  while (!isStopping()) {
    const waiting = (await timeMachine.underWay(clock.now())).filter((it) => !givenUp.has(it.instanceId));
    const ids = waiting.map((it) => it.instanceId);
    if (ids.join(', ') !== waitsFor) await timeMachine.setWaitsFor((waitsFor = ids.join(', ')));
    if (ids.length === 0) return hasWaited;
    hasWaited = true;
    const nowMs = clock.machine.now().getTime();
    if (nowMs - sinceMs > patience.settlesWithinMs) {
      log.warn({ instanceIds: ids }, 'the clock goes on without instances that are still at work');
      for (const id of ids) givenUp.add(id);
      continue;
    }
    if (nowMs - rungMs >= patience.ringEveryMs) {
      await wakeUps.instances(waiting.filter((it) => it.isDue).map((it) => it.instanceId));
      rungMs = nowMs;
    }
    await sleep(patience.askEveryMs);
  }
  return hasWaited;
}

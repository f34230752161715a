import { momentOf } from '../domain/cloud-time.ts';
import { readSpan } from '../domain/time-span.ts';
import type { Clock } from '../lib/clock.ts';
import { SetupError } from '../lib/setup-error.ts';
import type { Storage, TimeMachineState } from '../storage/storage.ts';
import type { AskedAdvance, TimeMachine, TimeView } from './time-machine.ts';

const DAY_MS = 86_400_000;
const LONGEST_ADVANCE_DAYS = 366;
const FURTHEST_DAYS = 3660;

export interface ControlTools {
  readonly storage: Storage;
  readonly machine: Clock;
  /** The rows want something else now. */
  readonly onChange: () => Promise<void>;
}

/** What is asked of the time machine, on the rows: whichever server is asked, and whichever carries it out. */
export function timeMachineOn({ storage, machine, onChange }: ControlTools): TimeMachine {
  const viewOf = (state: TimeMachineState): TimeView => {
    const machineTime = machine.now();
    const now = new Date(machineTime.getTime() + state.offsetMs);
    return { now, machineTime, aheadMs: state.offsetMs, advance: state.advance };
  };
  const view = async (): Promise<TimeView> => viewOf(await storage.rows.timeMachine.state());
  return {
    view,
    async advance(asked) {
      await storage.transaction(async ({ timeMachine }) => {
        const seen = viewOf(await timeMachine.hold());
        await timeMachine.setAdvance(seen.advance?.from ?? seen.now, endOf(asked, seen));
      });
      await onChange();
      return view();
    },
    async reset() {
      await storage.transaction(async ({ timeMachine }) => {
        const { advance } = await timeMachine.hold();
        if (advance !== null)
          throw new SetupError('an advance of the clock is under way', 'wait until it is over ("brokerage time show")');
        if (await timeMachine.hasOrders())
          throw new SetupError(
            'the clock cannot go back: orders were placed here, and their times would lie ahead of it',
            'begin with another home (BROKERAGE_HOME) or database',
          );
        await timeMachine.reset();
      });
      await onChange();
      return view();
    },
  };
}

/** Where an advance ends. */
function endOf(asked: AskedAdvance, { now, machineTime, advance }: TimeView): Date {
  const from = advance?.to ?? now;
  const to = 'by' in asked ? new Date(from.getTime() + spanOf(asked.by)) : timeOf(asked.to, now, advance?.to ?? null);
  const furthest = new Date(machineTime.getTime() + FURTHEST_DAYS * DAY_MS);
  if (to > furthest)
    throw new SetupError(
      `the clock cannot go to ${to.toISOString()}`,
      `it goes at most ${FURTHEST_DAYS} days ahead of the machine's, to ${furthest.toISOString()}`,
    );
  return to;
}

function spanOf(text: string): number {
  const spanMs = readSpan(text);
  if (spanMs === null)
    throw new SetupError(
      `the clock cannot be moved by "${text}"`,
      'write a span above zero in weeks, days, hours, minutes and seconds, such as 30d, 36h or 1d12h; it goes forward only',
    );
  if (spanMs > LONGEST_ADVANCE_DAYS * DAY_MS)
    throw new SetupError(`${text} is too long`, `move the clock by at most ${LONGEST_ADVANCE_DAYS}d at once`);
  return spanMs;
}

function timeOf(text: string, now: Date, underWayTo: Date | null): Date {
  const isIso = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(text);
  const to = isIso ? new Date(text) : momentOf(text);
  if (to === null || Number.isNaN(to.getTime()))
    throw new SetupError(
      `the clock cannot be moved to "${text}"`,
      'write a time such as 2026-12-01T00:00:00Z, or "2026-12-01 00:00:00" for UTC+8',
    );
  if (underWayTo !== null && to <= underWayTo) return underWayTo;
  if (to <= now)
    throw new SetupError(`the clock stands at ${now.toISOString()} and goes forward only`, 'name a later time');
  if (to.getTime() - now.getTime() > LONGEST_ADVANCE_DAYS * DAY_MS)
    throw new SetupError(`${text} is too far`, `move the clock by at most ${LONGEST_ADVANCE_DAYS}d at once`);
  return to;
}

import type { Rows } from '../storage/storage.ts';
import type { CliContext } from './context.ts';

/** Now, by the clock of the servers on this database: what a command writes beside them bears the same time. */
export async function movedTime({ clock }: CliContext, rows: Rows): Promise<Date> {
  const { offsetMs } = await rows.timeMachine.state();
  return new Date(clock.now().getTime() + offsetMs);
}

import { setTimeout as sleep } from 'node:timers/promises';
import { writeSpan } from '../domain/time-span.ts';
import { SetupError } from '../lib/setup-error.ts';
import type { TimeAnswer, TimeMachinePlace, TimeQuestion } from '../time-machine/time-machine.ts';
import { authorityOf, runningServer } from './caller.ts';
import type { CliContext, ExitCode } from './context.ts';
import { progressDisplay } from './progress.ts';
import { printJson } from './terminal.ts';

const ASK_EVERY_MS = 100;
const HOUR_MS = 3_600_000;

/** How the control plane's clock stands. */
export async function showTime(context: CliContext, { json }: { readonly json: boolean }): Promise<ExitCode> {
  print(context, await asker(context)('show'), json);
  return 0;
}

/** Moves the clock ahead and waits until everything has followed. Ended before that, it is the waiting that ends. */
export async function advanceTime(
  context: CliContext,
  asked: { readonly by?: string; readonly to?: string; readonly json: boolean },
): Promise<ExitCode> {
  const ask = asker(context);
  const { by, to } = asked;
  if ((by === undefined) === (to === undefined))
    throw new SetupError(
      'the clock is moved by a span or to a time',
      'name one, such as "30d" or --to 2026-12-01T00:00:00Z',
    );
  let answer = await ask(by === undefined ? { to: to ?? '' } : { by });
  const progress = progressDisplay(context.terminal);
  for (; answer.advance !== null; answer = await goneOn(ask, answer.advance.to)) {
    const { from, waitsFor } = answer.advance;
    const hoursTo = (at: string): number => Math.round((Date.parse(at) - Date.parse(from)) / HOUR_MS);
    const waiting = waitsFor.length === 0 ? '' : `, waiting for ${waitsFor.slice(0, 3).join(', ')}`;
    progress.show(
      `moving the clock to ${answer.advance.to}, hour by hour${waiting}`,
      hoursTo(answer.now),
      hoursTo(answer.advance.to),
    );
    await sleep(ASK_EVERY_MS);
  }
  progress.end();
  print(context, answer, asked.json);
  return 0;
}

/** Takes the clock back to the machine's time, where nothing was ordered by the moved one. */
export async function resetTime(context: CliContext, { json }: { readonly json: boolean }): Promise<ExitCode> {
  print(context, await asker(context)('reset'), json);
  return 0;
}

type Ask = (question: TimeQuestion) => Promise<TimeAnswer>;

/** Asks the running server of this home. @throws SetupError when there is none, or this home has its time machine off. */
function asker(context: CliContext): Ask {
  const config = context.config();
  if (!config.timeMachine)
    throw new SetupError(
      'the time machine is off',
      'set time.machine = true in the file that BROKERAGE_CONFIG names, or BROKERAGE_TIME_MACHINE=true, and start Brokerage with it',
    );
  const server = runningServer(context);
  const place: TimeMachinePlace = { url: server.url, token: config.timeToken, authority: authorityOf(server) };
  return async (question) => (await context.composition()).askTimeMachine(place, question);
}

async function goneOn(ask: Ask, to: string): Promise<TimeAnswer> {
  try {
    return await ask('show');
  } catch (cause) {
    throw new SetupError(
      'the server has ended',
      `start it again with "brokerage up": it goes on to move the clock to ${to}`,
      { cause },
    );
  }
}

function print({ terminal }: CliContext, answer: TimeAnswer, json: boolean): void {
  if (json) {
    printJson(terminal, answer);
    return;
  }
  const ahead = answer.aheadMs === 0 ? "as the machine's" : `${writeSpan(answer.aheadMs)} ahead of the machine's`;
  terminal.out(`the clock shows ${answer.now}, ${ahead}\n`);
  if (answer.advance !== null) terminal.out(`it is being moved to ${answer.advance.to}\n`);
}

import { setTimeout as sleep } from 'node:timers/promises';
import { SetupError } from '../lib/setup-error.ts';
import type { EventRows } from '../storage/storage.ts';
import type { CliContext, ExitCode } from './context.ts';
import { listenForStop } from './stop-signals.ts';
import { hasDatabase, withDatabase } from './with-database.ts';

export interface TailOptions {
  readonly instanceId: string;
  readonly lineCount: number;
  readonly json: boolean;
}

type Event = Awaited<ReturnType<EventRows['latest']>>[number];

const POLL_MS = 500;
/** More than happen to an instance between two looks. */
const LOOK_AT = 200;

/** What happened to an instance, oldest first, and what goes on to happen, until Ctrl-C. @throws SetupError when nothing ever did. */
export async function tail(context: CliContext, options: TailOptions): Promise<ExitCode> {
  const config = context.config();
  const unknown = new SetupError(
    `nothing is known of ${options.instanceId}`,
    '"brokerage instances" shows what there is',
  );
  if (!hasDatabase(config)) throw unknown;
  const stop = listenForStop(context.signals, () => context.exitNow(1));
  try {
    await withDatabase(context, config, async ({ events }) => {
      let newest = (await events.latest(options.instanceId, 1))[0];
      if (newest === undefined) throw unknown;
      print(context, options, (await events.latest(options.instanceId, options.lineCount)).toReversed());
      while (!stop.isRequested()) {
        await Promise.race([sleep(POLL_MS, undefined, { ref: true }), stop.requested]);
        const since = before(newest, await events.latest(options.instanceId, LOOK_AT));
        print(context, options, since.toReversed());
        newest = since[0] ?? newest;
      }
    });
    return 0;
  } finally {
    stop.close();
  }
}

/** Of events with the newest first, those that came after this one. */
function before(known: Event, events: readonly Event[]): Event[] {
  const isKnown = (it: Event): boolean =>
    it.at.getTime() === known.at.getTime() && it.kind === known.kind && it.text === known.text;
  const index = events.findIndex(isKnown);
  return events.slice(0, index < 0 ? events.length : index);
}

function print({ terminal }: CliContext, { json }: TailOptions, events: readonly Event[]): void {
  for (const { at, kind, text } of events) {
    const line = json ? JSON.stringify({ at, kind, text }) : `${at.toISOString()}  ${kind}  ${text}`;
    terminal.out(`${line}\n`);
  }
}

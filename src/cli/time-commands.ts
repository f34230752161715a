import type { Command } from 'commander';
import type { CliContext, ExitCode } from './context.ts';
import { advanceTime, resetTime, showTime } from './time.ts';

type NewCommand = (parent: Command, usage: string, description: string) => Command;

/** `time …`. */
export function addTimeCommands(
  program: Command,
  command: NewCommand,
  context: CliContext,
  onExit: (code: ExitCode) => void,
): void {
  const time = program
    .command('time')
    .description('a clock that can be moved ahead, for tests and what-if')
    .helpCommand(false);
  command(time, 'show', 'show how the clock stands').action(async (options: { json: boolean }) =>
    onExit(await showTime(context, options)),
  );
  command(time, 'advance [span]', 'move the clock ahead, such as by 30d, 36h or 1d12h, and wait until all has followed')
    .option('--to <time>', 'to this time instead, such as 2026-12-01T00:00:00Z')
    .action(async (by: string | undefined, { to, json }: { to?: string; json: boolean }) =>
      onExit(await advanceTime(context, { ...(by !== undefined && { by }), ...(to !== undefined && { to }), json })),
    );
  command(time, 'reset', "take the clock back to the machine's time, while nothing has been ordered yet").action(
    async (options: { json: boolean }) => onExit(await resetTime(context, options)),
  );
}

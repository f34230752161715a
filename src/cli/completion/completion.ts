import { Argument, type Command } from 'commander';
import type { ExitCode } from '../context.ts';
import type { Terminal } from '../terminal.ts';
import { bashCompletion } from './bash.ts';
import { fishCompletion } from './fish.ts';
import { placesOf, type Place } from './places.ts';
import { zshCompletion } from './zsh.ts';

const SHELLS: Readonly<Record<string, (places: readonly Place[]) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};

/** `completion <shell>`: prints what makes a shell complete this program, made of the program as it stands. */
export function addCompletion(program: Command, terminal: Terminal, onExit: (code: ExitCode) => void): void {
  program
    .command('completion')
    .description('print what makes a shell complete commands, options and their values')
    .addArgument(new Argument('<shell>', 'whose completion').choices(Object.keys(SHELLS)))
    .action((shell: string) => {
      terminal.out(SHELLS[shell]?.(placesOf(program)) ?? '');
      onExit(0);
    });
}

import type { Command, Option } from 'commander';

/** A word that a shell may offer. */
export interface Offer {
  readonly word: string;
  readonly description: string;
}

export interface OfferedOption {
  /** Short before long: `-n`, `--lines`. */
  readonly flags: readonly string[];
  readonly description: string;
  /** What stands behind it; null where nothing does. */
  readonly value: { readonly choices: readonly string[]; readonly isFile: boolean } | null;
}

/** A command, as a place on the command line where something can be typed next. */
export interface Place {
  /** The words that lead here, without aliases: `brokerage credentials create`. */
  readonly path: string;
  /** Path of its parent and one word: each leads here from there. */
  readonly spellings: readonly string[];
  /** Commands below this one, and choices of its argument. */
  readonly words: readonly Offer[];
  readonly options: readonly OfferedOption[];
}

/** Every command that the help shows, each before those below it. The first is the program itself, which nothing leads to. */
export function placesOf(command: Command, parent: string | null = null): Place[] {
  const help = command.createHelp();
  const path = parent === null ? command.name() : `${parent} ${command.name()}`;
  const names = [command.name(), ...command.aliases()];
  const below = help.visibleCommands(command);
  const choices = command.registeredArguments[0]?.argChoices ?? [];
  const here: Place = {
    path,
    spellings: parent === null ? [] : names.map((name) => `${parent} ${name}`),
    words: [
      ...below.map((it) => ({ word: it.name(), description: it.description() })),
      ...choices.map((word) => ({ word, description: '' })),
    ],
    options: help.visibleOptions(command).map(offered),
  };
  return [here, ...below.flatMap((it) => placesOf(it, path))];
}

function offered({ short, long, description, required, optional, argChoices, flags }: Option): OfferedOption {
  const takesValue = required || optional;
  return {
    flags: [short, long].filter((flag) => flag !== undefined),
    description,
    value: takesValue ? { choices: argChoices ?? [], isFile: flags.endsWith('<file>') } : null,
  };
}

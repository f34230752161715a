import type { Config } from '../config.ts';
import type { Clock } from '../lib/clock.ts';
import type { Random } from '../lib/random.ts';
import type { Composition } from './composition.ts';
import type { Terminal } from './terminal.ts';

/** What every command works with. A test passes fakes. */
export interface CliContext {
  readonly terminal: Terminal;
  readonly clock: Clock;
  readonly random: Random;
  readonly signals: Pick<NodeJS.Process, 'on' | 'removeListener'>;
  /** Read when a command needs it, so that `--help` works beside a broken configuration. */
  config(): Config;
  /** Loaded when a command needs it: most of the program's start-up time is the server's packages. */
  composition(): Promise<Composition>;
  /** Ends the process now. */
  exitNow(code: number): void;
}

/** 0 done, 1 not done. A wrong command line (2) is commander's. */
export type ExitCode = 0 | 1;

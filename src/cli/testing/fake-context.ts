import { EventEmitter } from 'node:events';
import { loadConfig } from '../../config.ts';
import { manualClock } from '../../lib/clock.ts';
import { seededRandom } from '../../lib/random.ts';
import type { Rows } from '../../storage/storage.ts';
import type { Composition } from '../composition.ts';
import type { CliContext } from '../context.ts';
import { run } from '../run.ts';

export interface FakeCli {
  /** What was written, by stream. */
  readonly written: { out: string; err: string };
  readonly signals: EventEmitter;
  readonly exits: number[];
  readonly context: CliContext;
  /** Runs a command line; answers its exit code. */
  run(...args: string[]): Promise<number>;
  /** What the last command answered in JSON. */
  json(): unknown;
}

/** A command line without a terminal, a server or a database: `parts` are what a test needs of the composition root. */
export function fakeCli(home: string, parts: Partial<Composition> = {}, env: Record<string, string> = {}): FakeCli {
  const written = { out: '', err: '' };
  const signals = new EventEmitter();
  const exits: number[] = [];
  const context: CliContext = {
    terminal: {
      out: (text) => (written.out += text),
      err: (text) => (written.err += text),
      isInteractive: false,
    },
    clock: manualClock(new Date('2026-01-31T12:00:00Z')),
    random: seededRandom(1),
    signals: signals as unknown as CliContext['signals'],
    config: () => loadConfig({ BROKERAGE_HOME: home, BROKERAGE_LISTEN: '127.0.0.1:0', ...env }, home),
    composition: () => Promise.resolve({ ...NOTHING, ...parts }),
    exitNow: (code) => exits.push(code),
  };
  return {
    written,
    signals,
    exits,
    context,
    run: (...args) => {
      written.out = written.err = '';
      return run(context, ['never-started.mjs'], args);
    },
    json: () => JSON.parse(written.out) as unknown,
  };
}

const NOT_MOVED: Partial<Rows['timeMachine']> = {
  state: () => Promise.resolve({ offsetMs: 0, movedAt: null, advance: null }),
};

/** A database that has only these rows, and a clock that was never moved; `closed` collects how it was closed. */
export function fakeDatabase(
  rows: { [Table in keyof Rows]?: Partial<Rows[Table]> },
  closed: boolean[] = [],
): Pick<Composition, 'openStorageFor'> {
  const storage = { rows: { timeMachine: NOT_MOVED, ...rows } } as unknown as Awaited<
    ReturnType<Composition['openStorageFor']>
  >['storage'];
  const close = ({ stopDatabase }: { stopDatabase: boolean }): Promise<void> => {
    closed.push(stopDatabase);
    return Promise.resolve();
  };
  return { openStorageFor: () => Promise.resolve({ storage, close }) };
}

const unexpected = (name: string) => (): never => {
  throw new Error(`${name} was not expected`);
};

const NOTHING: Composition = {
  startBrokerage: unexpected('startBrokerage'),
  openStorageFor: unexpected('openStorageFor'),
  stopLeftBehind: unexpected('stopLeftBehind'),
  brokerLogs: unexpected('brokerLogs'),
  newSecretPair: unexpected('newSecretPair'),
  actionToCall: unexpected('actionToCall'),
  callAction: unexpected('callAction'),
  askTimeMachine: unexpected('askTimeMachine'),
  priceAsked: unexpected('priceAsked'),
  verifyAll: unexpected('verifyAll'),
  forecast: unexpected('forecast'),
  chooseJava: unexpected('chooseJava'),
  missingJarCount: unexpected('missingJarCount'),
  checkEmbeddedPostgres: unexpected('checkEmbeddedPostgres'),
  hasLoopbackRange: unexpected('hasLoopbackRange'),
};

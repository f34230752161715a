import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from '../report/figure.ts';

/** What a question finds out, once. */
export interface Question {
  readonly name: string;
  /** In words, for whoever waits. */
  readonly asks: string;
  /** Repetitions when nobody asks for another number. */
  readonly runs: number;
  /** A run that takes longer than this hangs. */
  readonly limitMs: number;
  measure(bench: Bench): Promise<Findings>;
}

export interface Findings {
  readonly figures: readonly Figure[];
  /** Lines below the table: where the time goes, what the figures leave out. */
  readonly notes: readonly string[];
}

/** What a question works with. */
export interface Bench {
  readonly cacheFolder: string;
  readonly runs: number;
  readonly say: (text: string) => void;
  /** An empty folder that is removed at the end. */
  folder(name: string): Promise<string>;
  /** Called at the end, whatever happens; the last one first. Each must be safe to call when its thing has ended already. */
  atEnd(undo: () => Promise<void>): void;
}

export interface OpenBench extends Bench {
  /** Undoes everything. Twice is as once. */
  end(): Promise<void>;
}

export function openBench(given: Pick<Bench, 'cacheFolder' | 'runs' | 'say'>): OpenBench {
  const undos: (() => Promise<void>)[] = [];
  const undoAll = async (): Promise<void> => {
    for (let undo = undos.pop(); undo !== undefined; undo = undos.pop()) {
      await undo().catch((problem: unknown) => given.say(`while cleaning up: ${String(problem)}`));
    }
  };
  let ending: Promise<void> | undefined;
  return {
    ...given,
    async folder(name) {
      const folder = await mkdtemp(join(tmpdir(), `brokerage-bench-${name}-`));
      undos.push(() => rm(folder, { recursive: true, force: true }));
      return folder;
    },
    atEnd: (undo) => void undos.push(undo),
    end: () => (ending ??= undoAll()),
  };
}

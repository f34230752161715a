import type { ChildProcess } from 'node:child_process';

import { isAlive, type MarkedProcess } from './process-table.ts';

const POLL_MS = 500;

/** How a process ended: in words when it was a child of ours, null when nobody told us. */
export type GoneCallback = (gone: MarkedProcess, exit: string | null) => void;

/**
 * Notices when servers end that were not told to. The system tells about our own children at once; those that an earlier
 * control plane started are looked at twice a second, at the price of one small read each.
 */
export interface GoneWatch {
  /** Watches a process from now on; twice is as once. */
  add(one: MarkedProcess, child?: ChildProcess | null): void;
  /** It is about to be ended on purpose: its end is no news. */
  forget(one: MarkedProcess): void;
  close(): void;
}

export function goneWatch(onGone: GoneCallback): GoneWatch {
  const watched = new Map<string, MarkedProcess>();
  const lose = (one: MarkedProcess, exit: string | null): void => {
    if (watched.delete(keyOf(one))) onGone(one, exit);
  };
  const poll = async (): Promise<void> => {
    const all = [...watched.values()];
    const alive = await Promise.all(all.map((one) => isAlive(one)));
    all.filter((_, index) => alive[index] === false).forEach((one) => lose(one, null));
  };
  let polling: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    polling = polling.then(poll);
  }, POLL_MS);
  // Watching alone does not keep a program going.
  timer.unref();
  return {
    add(one, child) {
      watched.set(keyOf(one), one);
      child?.once('exit', (code, signalName) => lose(one, describeExit(code, signalName)));
      if (child != null && (child.exitCode !== null || child.signalCode !== null))
        lose(one, describeExit(child.exitCode, child.signalCode));
    },
    forget: (one) => void watched.delete(keyOf(one)),
    close() {
      clearInterval(timer);
      watched.clear();
    },
  };
}

function keyOf({ pid, birth }: MarkedProcess): string {
  return `${pid} ${birth}`;
}

function describeExit(code: number | null, signalName: string | null): string {
  return signalName === null ? `ended with exit code ${code ?? 'unknown'}` : `killed by ${signalName}`;
}

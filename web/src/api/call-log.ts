import { useSyncExternalStore } from 'react';

/** A call that this page made, for the inspector. It never holds a secret. */
export interface LoggedCall {
  readonly id: number;
  readonly product: string;
  readonly version: string;
  readonly action: string;
  readonly region: string;
  readonly parameters: Record<string, unknown>;
  readonly at: Date;
  /** Undefined while the call is on its way. */
  readonly outcome?: {
    readonly tookMs: number;
    readonly requestId: string;
    /** `OK`, or the code of the refusal, or `unreachable`. */
    readonly code: string;
    readonly answer: unknown;
  };
}

const KEPT = 100;
let calls: readonly LoggedCall[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function publish(next: readonly LoggedCall[]): void {
  calls = next;
  for (const listener of listeners) listener();
}

/** Writes down that a call begins; the answer is its id for `logOutcome`. */
export function logCall(call: Omit<LoggedCall, 'id' | 'outcome'>): number {
  const id = nextId++;
  publish([{ ...call, id }, ...calls].slice(0, KEPT));
  return id;
}

export function logOutcome(id: number, outcome: NonNullable<LoggedCall['outcome']>): void {
  publish(calls.map((call) => (call.id === id ? { ...call, outcome } : call)));
}

export function clearCallLog(): void {
  publish([]);
}

const READS = /^(Describe|Get|Inquire|Fetch|AssumeRole)/;

/** Whether a call can have changed something, which the cloud's actions say by their names. */
export function changesSomething({ action }: Pick<LoggedCall, 'action'>): boolean {
  return !READS.test(action);
}

/** The last calls of this page, newest first. */
export function useCallLog(): readonly LoggedCall[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => calls,
  );
}

import type { Advance } from '../storage/storage.ts';

/** How the control plane's clock stands. */
export interface TimeView {
  readonly now: Date;
  readonly machineTime: Date;
  /** The difference. */
  readonly aheadMs: number;
  /** null: none is under way. */
  readonly advance: Advance | null;
}

/** By a span (`30d`), or to a time that reads `2026-12-01T00:00:00Z` or, in China's time, `2026-12-01 00:00:00`. */
export type AskedAdvance = { readonly by: string } | { readonly to: string };

/** Where the time machine of a running server is asked. */
export interface TimeMachinePlace {
  /** Where calls are served: `http://127.0.0.1:8597`. */
  readonly url: string;
  /** Never log it. */
  readonly token: string | null;
  /** PEM of the authority to trust over HTTPS. */
  readonly authority?: string | undefined;
}

/** A `TimeView` as GET /time writes it: times in ISO 8601. */
export interface TimeAnswer {
  readonly now: string;
  readonly machineTime: string;
  readonly aheadMs: number;
  readonly advance: { readonly from: string; readonly to: string; readonly waitsFor: readonly string[] } | null;
}

/** What is asked of it: `show` changes nothing. */
export type TimeQuestion = 'show' | 'reset' | AskedAdvance;

/** The port of the time machine: what an operator, or a test, does with the control plane's clock. */
export interface TimeMachine {
  view(): Promise<TimeView>;
  /**
   * Begins to move the clock ahead and answers at once; `view` tells how far it is. While an advance is under way, a span is added to its
   * end, and a time that it reaches anyway changes nothing: by a span twice is twice as far, to a time twice is as once.
   * @throws SetupError for what is no span or time, or out of bounds.
   */
  advance(asked: AskedAdvance): Promise<TimeView>;
  /** Back to the machine's time. @throws SetupError once anything was ordered, or while an advance is under way. */
  reset(): Promise<TimeView>;
}

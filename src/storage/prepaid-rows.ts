import type { KeptTerm, PrepaidAction, PrepaidCharge, PrepaidLine, PrepaidState, Term } from '../domain/prepaid.ts';
import type { BillPosition, LineFilter } from './billing-rows.ts';

/** What one order does to the money of one instance. */
export interface PrepaidSettlement {
  readonly instanceId: string;
  readonly appId: number;
  readonly dealName: string;
  readonly action: PrepaidAction;
  readonly charges: readonly PrepaidCharge[];
  readonly at: Date;
}

/** A state with what is known about its notices, so that nobody is told twice. */
export interface ExpiringInstance extends PrepaidState {
  /** Kinds of the notices of the end of this term that are written already. */
  readonly told: readonly string[];
}

/** All within the transaction that holds the instance: `hold` comes first, and what it answers stays so until the end. */
export interface PrepaidRows {
  /** null for a pay-as-you-go instance and one that does not exist. Waits for whoever holds it. */
  hold(instanceId: string): Promise<PrepaidState | null>;
  /** Terms that were not given back, in order. */
  terms(instanceId: string): Promise<KeptTerm[]>;
  /** Lines that are paid and not reversed, in the order in which they were written. */
  paidLines(instanceId: string): Promise<PrepaidLine[]>;
  /** Answers its number. Rejects when the instance has a term from that moment on already (UNIQUE). */
  beginTerm(instanceId: string, term: Term): Promise<number>;
  /** Gives back what is not over: terms that end after `at` count no more. */
  endTerms(instanceId: string, at: Date): Promise<void>;
  /** Writes lines and moves their sum between the balance and the revenue, all or nothing. Without lines nothing is written. */
  settle(settlement: PrepaidSettlement): Promise<void>;
  /** Until when the instance is paid for, and since when it stands still because it is not. */
  setExpiry(instanceId: string, expiresAt: Date, isolatedAt: Date | null): Promise<void>;
  /** Instances with something to do or to tell before `until`: their term ends by then, they stand still, or their creation failed. */
  expiring(until: Date): Promise<ExpiringInstance[]>;
  /** All lines of an instance in the order in which they were written, and all its terms: for verification. */
  history(instanceId: string): Promise<{ lines: PrepaidLine[]; terms: KeptTerm[] }>;
  /** Lines that were charged in [from, to), in the order in which they were written. */
  positions(filter: LineFilter): Promise<BillPosition[]>;
  /** Prepaid instances by id after `after`: for verification. */
  instanceIds(after: string, limit: number): Promise<string[]>;
}

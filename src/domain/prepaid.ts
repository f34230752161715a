import type { BilledSize } from './billed-size.ts';
import type { RenewFlag, Status } from './instance.ts';
import type { Amount } from './money.ts';

/** Months that are bought at once: [from, to) of the account's calendar. */
export interface Term {
  readonly months: number;
  readonly from: Date;
  readonly to: Date;
}

/** A term that counts, by the number that the rows gave it. */
export interface KeptTerm extends Term {
  readonly termId: number;
}

/** One item of a term, or of a part of one, as it is paid for; negative where it is given back. */
export interface PrepaidCharge {
  readonly termId: number;
  readonly item: string;
  /** What was priced; null where an earlier line is reversed. */
  readonly size: BilledSize | null;
  readonly quantity: number;
  /** How many of `quantity` the price is for. */
  readonly unit: number;
  /** For a month. */
  readonly price: Amount;
  readonly formula: string;
  /** The time that it is for. */
  readonly from: Date;
  readonly to: Date;
  readonly amount: Amount;
  /** The line that this one takes the rest of back; null where something is bought. */
  readonly reverses: number | null;
}

/** A charge that is written. */
export interface PrepaidLine extends PrepaidCharge {
  readonly lineId: number;
  readonly instanceId: string;
  readonly appId: number;
  readonly dealName: string;
  readonly action: PrepaidAction;
  readonly chargedAt: Date;
}

export type PrepaidAction = 'purchase' | 'renew' | 'modify' | 'refund';

/** What the end of a term depends on. */
export interface PrepaidState {
  readonly instanceId: string;
  readonly appId: number;
  readonly status: Status;
  readonly expiresAt: Date;
  readonly renewFlag: RenewFlag;
  /** Since when it stands still; null while it does not. */
  readonly isolatedAt: Date | null;
  /** The account's. */
  readonly timeZone: string;
}

/** Where a renewal counts from: the end of the term before, also when that is past; now, where the owner gave the term back. */
export function renewedFrom({ expiresAt, isolatedAt }: PrepaidState, now: Date): Date {
  return isolatedAt !== null && isolatedAt.getTime() === expiresAt.getTime() ? now : expiresAt;
}

/** What may be bought or renewed at once. */
export const TERM_MONTHS = { min: 1, max: 36, step: 1 } as const;

import type { SizeChange } from '../domain/billed-size.ts';
import type { Edition, Status } from '../domain/instance.ts';
import type { Amount } from '../domain/money.ts';
import type { PrepaidAction } from '../domain/prepaid.ts';

/** What an account has. */
export interface Balance {
  readonly appId: number;
  readonly currency: string;
  readonly balance: Amount;
  /** Why nothing is charged until an operator has looked; empty otherwise. */
  readonly parked: string;
  /** When it was first seen at or below zero; null while it is above. */
  readonly overdueSince: Date | null;
  readonly openedAt: Date;
}

/** What a balance leads to. */
export type ArrearsNoticeKind = 'overdue' | 'isolated' | 'deletion-near' | 'deleted' | 'resumed';
/** What the end of a prepaid term leads to. */
export type ExpiryNoticeKind =
  'expiring' | 'expired' | 'renewed' | 'renewal-failed' | 'expiry-isolated' | 'release-near' | 'released';
export type NoticeKind = ArrearsNoticeKind | ExpiryNoticeKind | 'budget';

/** What an account is told, once in each spell of arrears at each end of a term, or of a budget. */
export interface Notice {
  readonly noticeId: number;
  readonly appId: number;
  /** Empty: it is about the account. */
  readonly instanceId: string;
  readonly kind: NoticeKind;
  /** Or when the term ends; null: of a budget. */
  readonly overdueSince: Date | null;
  readonly at: Date;
  readonly text: string;
  readonly failedDeliveries: number;
}

/** An instance that may have hours to charge. */
export interface BillingCursor {
  readonly instanceId: string;
  readonly appId: number;
  /** The account's, in whose hours it is charged. */
  readonly timeZone: string;
  /** All hours before are charged. */
  readonly chargedTo: Date;
}

/** One item of an instance in one clock hour, as it was charged. */
export interface BillLine {
  readonly instanceId: string;
  readonly appId: number;
  readonly item: string;
  readonly hourStart: Date;
  readonly hourEnd: Date;
  readonly quantity: number;
  /** How many of `quantity` the price is for. */
  readonly unit: number;
  readonly price: Amount;
  readonly amount: Amount;
  readonly formula: string;
  readonly chargedAt: Date;
}

/** How far an instance is charged after a run; `isOpen` false: it has ended and every hour of it is charged. */
export interface CursorMove {
  readonly instanceId: string;
  readonly chargedTo: Date;
  readonly isOpen: boolean;
}

/** Hours that start in [from, to); narrowed by what is given. */
export interface LineFilter {
  readonly appId: number;
  readonly from: Date;
  readonly to: Date;
  readonly instanceId?: string;
}

/** What a position is charged for: hours, or what was done to a prepaid instance. */
export type ChargeKind = 'hour' | PrepaidAction;

/** Lines of one item at one price of an instance on one day of the account's calendar, summed up; or one line of a prepaid instance. */
export interface BillPosition {
  readonly kind: ChargeKind;
  /** The order that a prepaid line was paid with; empty for hours. */
  readonly dealName: string;
  readonly instanceId: string;
  readonly instanceName: string;
  readonly region: string;
  readonly zoneId: number;
  readonly edition: Edition;
  /** `2026-03-01`, in the account's time zone. */
  readonly day: string;
  readonly item: string;
  readonly price: Amount;
  readonly quantity: number;
  readonly unit: number;
  readonly formula: string;
  /** Of a prepaid line: the months of its term. */
  readonly periods: number;
  readonly amount: Amount;
  readonly from: Date;
  readonly to: Date;
  readonly chargedAt: Date;
}

/** One transfer as the customer sees it. */
export interface LedgerEntry {
  readonly transferId: number;
  readonly kind: 'credit' | 'payment' | 'usage' | 'prepaid' | 'refund';
  readonly amount: Amount;
  readonly at: Date;
  readonly note: string;
}

/** `customer` is the sum of a balance's entries, `whole` of all; `usage` and `prepaid` what was charged, `lines` and `prepaidLines` why. */
export type LedgerSum = 'balance' | 'customer' | 'whole' | 'usage' | 'lines' | 'prepaid' | 'prepaidLines';

export interface BillingRows {
  /** Gives every account that has no balance one, with `credit` on it. Twice is as once. Answers the accounts. */
  openBalances(currency: string, credit: Amount, at: Date): Promise<number[]>;
  balance(appId: number): Promise<Balance | null>;
  balances(): Promise<Balance[]>;
  /** The same, held until the transaction ends: no payment and no charge comes between. */
  holdBalance(appId: number): Promise<Balance | null>;
  /**
   * Cursors that stand at least an hour before `settled`, by id after `after`, held until the transaction ends. Those that another
   * transaction holds are left out, so that two meters share the work; those of parked accounts too.
   */
  holdDue(settled: Date, after: string, limit: number): Promise<BillingCursor[]>;
  /**
   * How far the meter is in each time zone in which there is anything to charge: the cursor that is furthest behind, of those with
   * elastic bandwidth and of the others.
   */
  chargedTo(): Promise<{ readonly timeZone: string; readonly isElastic: boolean; readonly chargedTo: Date }[]>;
  /** Those with hours to charge, now or later, but of parked accounts; held by nobody. */
  openCursors(after: string, limit: number): Promise<BillingCursor[]>;
  /** All cursors, open or not: for verification. */
  cursors(after: string, limit: number): Promise<BillingCursor[]>;
  /** In the order in which they were written; an instance without any is missing. */
  sizeChanges(instanceIds: readonly string[]): Promise<Map<string, SizeChange[]>>;
  /**
   * Writes lines, takes their sum from the accounts' balances, and moves the cursors: one statement, all or nothing. A line that is
   * there already stays as it is and is not charged again.
   */
  charge(lines: readonly BillLine[], moves: readonly CursorMove[], at: Date): Promise<void>;
  /** Money that a customer brought, or that an operator took back (negative). Each call is a payment of its own. false: no such balance. */
  pay(appId: number, amount: Amount, at: Date, note: string): Promise<boolean>;
  /** Empty text: charge again. */
  park(appId: number, why: string): Promise<void>;
  /** null: the balance is above zero again. */
  setOverdue(appId: number, since: Date | null): Promise<void>;
  /** false when this spell's notice of the kind is there already; nothing was written then. */
  notify(notice: Omit<Notice, 'noticeId' | 'failedDeliveries'>): Promise<boolean>;
  /** Not delivered and due, oldest first. */
  noticesToDeliver(now: Date, limit: number): Promise<Notice[]>;
  markNotice(noticeId: number, result: { deliveredAt: Date } | { nextDeliveryAt: Date }): Promise<void>;
  /** Newest first. */
  notices(appId: number, limit: number): Promise<Notice[]>;
  /** The account's pay-as-you-go instances in one of these statuses: a prepaid one has paid, whatever the balance. */
  instancesOf(appId: number, statuses: readonly Status[]): Promise<string[]>;
  lines(filter: LineFilter): Promise<BillLine[]>;
  /** By instance and day, then item and price. */
  positions(filter: LineFilter): Promise<BillPosition[]>;
  /** Newest first. */
  ledger(appId: number, limit: number): Promise<LedgerEntry[]>;
  /** What must be equal and what must be zero, of every account, summed by the database. */
  sums(): Promise<readonly ({ appId: number } & Record<LedgerSum, Amount>)[]>;
}

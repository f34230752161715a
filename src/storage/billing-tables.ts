import type { ColumnType, Generated } from 'kysely';
import type { BilledSize } from '../domain/billed-size.ts';
import type { LedgerEntry, NoticeKind } from './billing-rows.ts';

/** JSON text going in, a value of a known shape coming out. */
type JsonOf<T> = ColumnType<T, string, string>;

export interface SizeChangeTable {
  changeId: Generated<number>;
  instanceId: string;
  at: Date;
  size: JsonOf<BilledSize> | null;
}

export interface BillingCursorTable {
  instanceId: string;
  appId: number;
  chargedTo: Date;
  isOpen: boolean;
}

/** Amounts are decimals as text: numbers would lose digits. */
export interface BillLineTable {
  instanceId: string;
  item: string;
  hourStart: Date;
  hourEnd: Date;
  appId: number;
  quantity: number;
  unit: number;
  price: string;
  amount: string;
  formula: string;
  chargedAt: Date;
}

export interface BalanceTable {
  appId: number;
  currency: string;
  balance: string;
  parked: Generated<string>;
  overdueSince: Date | null;
  openedAt: Date;
}

export interface NoticeTable {
  noticeId: Generated<number>;
  appId: number;
  instanceId: string;
  kind: NoticeKind;
  overdueSince: Date | null;
  at: Date;
  text: string;
  failedDeliveries: Generated<number>;
  nextDeliveryAt: Date;
  deliveredAt: Date | null;
}

export interface LedgerTable {
  transferId: number;
  side: 'customer' | 'revenue' | 'credit' | 'payment';
  appId: number;
  kind: LedgerEntry['kind'];
  amount: string;
  at: Date;
  note: string;
}

/** What is charged, as migration 9 makes it. */
export interface BillingTables {
  sizeChanges: SizeChangeTable;
  billingCursors: BillingCursorTable;
  billLines: BillLineTable;
  balances: BalanceTable;
  ledger: LedgerTable;
  notices: NoticeTable;
}

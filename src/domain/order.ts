import type { Amount } from './money.ts';

/** What was asked for and by whom: the paper behind an instance. */
export interface Order {
  /** Date, time and digits, unique: `20230608002033899990000`. */
  readonly dealName: string;
  readonly appId: number;
  readonly uin: string;
  readonly secretId: string;
  readonly requestId: string;
  readonly region: string;
  readonly action: string;
  /** The parameters as they were sent, and what they came to after defaults. */
  readonly parameters: unknown;
  readonly purchase: unknown;
  readonly instanceIds: readonly string[];
  readonly createdAt: Date;
  /** What one instance of it cost when it was ordered, as far as there were prices; null for what has no price, such as a deletion. */
  readonly unitPrice: UnitPrice | null;
  /** What was paid with it, negative where money was given back; null where nothing is, as for pay-as-you-go. */
  readonly paid: Amount | null;
  /** How many it paid for; null where it paid for none. */
  readonly months: number | null;
}

export interface UnitPrice {
  readonly amount: Amount;
  readonly period: 'hour' | 'month';
  readonly currency: string;
}

/** How far an order is, as DescribeDealsByCond numbers it. What follows from its instances and is nowhere written. */
export const DEAL_STATUS = { delivering: 3, delivered: 4, failed: 5 } as const;
export type DealStatus = (typeof DEAL_STATUS)[keyof typeof DEAL_STATUS];

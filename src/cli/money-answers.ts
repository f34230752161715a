import type { Amount } from '../domain/money.ts';

/** What a person asks a price for; what is left out is the purchase's default. */
export interface AskedPrice {
  readonly bandwidthMBps?: number;
  readonly diskSizeGB?: number;
  readonly diskType?: string;
  readonly partitions?: number;
  /** Above the free share. */
  readonly publicNetworkMbps?: number;
  /** A row of the standard edition; left out: the pro edition. */
  readonly standardType?: number;
  /** Prepaid for so many months; left out: by the hour. */
  readonly months?: number;
  readonly elasticBandwidth?: boolean;
}

/** What an hour costs, or a month of `months`: `amount` is `quantity` x `price` / `unit`; `formula` says how the price comes about where the book does not. */
export interface AnsweredPrice {
  /** null: by the hour. */
  readonly months: number | null;
  readonly book: string;
  readonly currency: string;
  readonly items: readonly {
    readonly item: string;
    readonly quantity: number;
    readonly unit: number;
    readonly price: Amount;
    readonly amount: Amount;
    readonly formula: string;
  }[];
  readonly notPriced: readonly { readonly item: string; readonly reason: string }[];
  /** What is charged by what is used, which nobody knows beforehand. */
  readonly byUsage: readonly {
    readonly item: string;
    readonly unit: string;
    readonly price: Amount | null;
    readonly reason: string;
  }[];
  readonly total: Amount;
}

/** What a second computation of bills found; no problems: every digit agrees. */
export interface Verification {
  readonly instances: number;
  readonly lines: number;
  readonly problems: readonly string[];
}

/** What the instances of a Terraform plan cost by the hour, now and once it is applied. */
export interface Forecast {
  readonly book: string;
  readonly currency: string;
  readonly lines: readonly {
    readonly address: string;
    readonly action: string;
    readonly before: Amount;
    readonly after: Amount;
    /** Why a figure is not the whole price; empty otherwise. */
    readonly note: string;
  }[];
  readonly before: Amount;
  readonly after: Amount;
}

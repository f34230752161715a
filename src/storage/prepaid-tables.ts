import type { ColumnType, Generated } from 'kysely';
import type { BilledSize } from '../domain/billed-size.ts';
import type { PrepaidAction } from '../domain/prepaid.ts';

export interface PrepaidTermTable {
  termId: Generated<number>;
  instanceId: string;
  months: number;
  termFrom: Date;
  termTo: Date;
  endedAt: Date | null;
}

/** Amounts are decimals as text: numbers would lose digits. */
export interface PrepaidLineTable {
  lineId: Generated<number>;
  termId: number;
  instanceId: string;
  appId: number;
  dealName: string;
  action: PrepaidAction;
  item: string;
  size: ColumnType<BilledSize | null, string | null, never>;
  quantity: number;
  unit: number;
  price: string;
  formula: string;
  periodFrom: Date;
  periodTo: Date;
  amount: string;
  reverses: number | null;
  counts: boolean;
  chargedAt: Date;
}

/** What is paid by the month, as migration 10 makes it. */
export interface PrepaidTables {
  prepaidTerms: PrepaidTermTable;
  prepaidLines: PrepaidLineTable;
}

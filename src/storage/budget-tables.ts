import type { ColumnType, Generated } from 'kysely';
import type { Budget, BudgetTag, BudgetThreshold } from '../domain/budget.ts';

/** JSON text going in, a value of a known shape coming out. */
type JsonOf<T> = ColumnType<T, string, string>;

export interface BudgetTable extends Omit<Budget, 'budgetId' | 'quota' | 'thresholds' | 'tags'> {
  readonly budgetId: Generated<number>;
  readonly quota: string;
  readonly thresholds: JsonOf<BudgetThreshold[]>;
  readonly tags: JsonOf<BudgetTag[]>;
  readonly seenTransfer: Generated<number>;
}

export interface BudgetReminderTable {
  readonly reminderId: Generated<number>;
  readonly budgetId: number;
  readonly period: string;
  readonly threshold: string;
  readonly spent: string;
  readonly quota: string;
  readonly at: Date;
  readonly text: string;
}

export interface DepartedTagTable {
  readonly instanceId: string;
  readonly tagKey: string;
  readonly tagValue: string;
}

/** Budgets, as migration 13 makes them. */
export interface BudgetTables {
  budgets: BudgetTable;
  budgetReminders: BudgetReminderTable;
  departedTags: DepartedTagTable;
}

import type { BilledSize } from '../domain/billed-size.ts';
import type { Budget, BudgetCycle, BudgetTag, BudgetTerms } from '../domain/budget.ts';
import type { Amount } from '../domain/money.ts';
import type { Page } from './storage.ts';

/** What of an account's budgets is asked for; narrowed by what is given. */
export interface BudgetFilter {
  readonly budgetId?: number;
  /** Part of the name. */
  readonly name?: string;
  readonly cycles?: readonly BudgetCycle[];
  /** By their first and last day as of this one: running, over, or to come. */
  readonly state?: { readonly day: string; readonly is: 'running' | 'over' | 'to-come' };
}

/** A budget whose account was charged since somebody last looked at it. */
export interface DueBudget {
  readonly budget: Budget;
  readonly timeZone: string;
  readonly currency: string;
  /** The account's last charge. */
  readonly transferId: number;
}

/** That a threshold was reached, once in each period. */
export interface BudgetReminder {
  readonly budgetId: number;
  readonly period: string;
  readonly threshold: Amount;
  readonly spent: Amount;
  readonly quota: Amount;
  readonly at: Date;
  readonly text: string;
}

/** An instance that has hours which are not charged yet. */
export interface UnchargedInstance {
  readonly instanceId: string;
  readonly createdAt: Date;
  /** null: it is being made, and will be charged from its purchase. */
  readonly chargedTo: Date | null;
  readonly size: BilledSize;
}

export interface BudgetRows {
  /** null when the account, or its operator, has one of that name. */
  insert(appId: number, byOperator: boolean, terms: BudgetTerms, at: Date): Promise<Budget | null>;
  /** Whether it is there and the new name is free. Its thresholds are looked at again; those of the period that were told stay told. */
  update(appId: number, budgetId: number, terms: BudgetTerms, at: Date): Promise<'updated' | 'missing' | 'name-taken'>;
  /** Whether there was such a budget. With what was told of it. */
  remove(appId: number, budgetId: number): Promise<boolean>;
  byId(appId: number, budgetId: number): Promise<Budget | null>;
  /** Newest first. */
  list(appId: number, filter: BudgetFilter, limit: number, offset: number): Promise<Page<Budget>>;
  /** The operator's, of all accounts or of one. */
  ofOperator(appId?: number): Promise<Budget[]>;
  count(appId: number): Promise<number>;
  /** Whether any account has one. */
  isAny(): Promise<boolean>;
  /** Those that refuse, held until the transaction ends: purchases of the account are judged one after the other. */
  holdRefusing(appId: number): Promise<Budget[]>;
  /** What hours that begin in [from, to) were charged, and what was paid in it for months to come less what was given back, of what carries the tags, or carried them when it was deleted. */
  spent(appId: number, from: Date, to: Date, tags: readonly BudgetTag[]): Promise<Amount>;
  /** What is charged now or will be, of what carries the tags. */
  uncharged(appId: number, tags: readonly BudgetTag[]): Promise<UnchargedInstance[]>;
  due(limit: number): Promise<DueBudget[]>;
  /** Up to this charge somebody has looked. */
  markSeen(budgetId: number, transferId: number): Promise<void>;
  /** Tells it as a notice and an event of the account, all at once; false when it was told in this period. */
  remind(reminder: BudgetReminder): Promise<boolean>;
  /** Newest first. */
  reminders(budgetId: number, limit: number, offset: number): Promise<Page<BudgetReminder>>;
}

/**
 * What the API Explorer shows of a product: one JSON document, spec/explorer/<product>.json, made by build.ts and loaded by the page when it is
 * needed. Types only, so that the page may import them.
 */
import type { Text } from '../domain/refusal.ts';

export interface ExplorerProduct {
  readonly product: string;
  readonly version: string;
  readonly title: Text;
  /** Titles of the groups that actions name, in the order to show them. */
  readonly groups: Readonly<Record<string, Text>>;
  /** Every action of the API model, also those that are refused; by group, then by name. */
  readonly actions: readonly ExplorerAction[];
  /** By code; each once, whatever number of actions has it. */
  readonly errors: Readonly<Record<string, ExplorerError>>;
  /** What members name as their type, besides the scalars of the model (spec/README.md). */
  readonly types: Readonly<Record<string, ExplorerType>>;
}

export interface ExplorerAction {
  readonly name: string;
  /** A key of `groups`: the noun it works on. */
  readonly group: string;
  readonly state: 'done' | 'partly' | 'refused';
  /** For `partly` what is missing, for `refused` that it is; absent for `done`. */
  readonly note?: Text;
  /** Whether a call has to name a region. */
  readonly regional: boolean;
  /** Whether a call can change anything. */
  readonly changes: boolean;
  readonly description: Text;
  readonly input: readonly ExplorerMember[];
  readonly output: readonly ExplorerMember[];
  /** Codes that a call may be refused with, keys of the product's `errors`: first what belongs to the action, then what any call may get. */
  readonly errors: readonly string[];
}

/** What a code means, and what a caller does next. */
export interface ExplorerError extends Text {
  readonly remedy: Text;
}

export interface ExplorerMember {
  readonly name: string;
  /** A scalar as the model has it (`string`, `int64`, …), or a key of `types`. */
  readonly type: string;
  readonly list: boolean;
  readonly required: boolean;
  /** Answers only. */
  readonly nullable?: boolean;
  readonly description?: Text;
  /** What holds when the caller does not send it, as it would be written. */
  readonly default?: string;
  /** `1–100`, or the values that are allowed with commas between them; with a `…` in it (`3, 6, … 999`) there are more than it names. */
  readonly range?: string;
}

export interface ExplorerType {
  readonly members: readonly ExplorerMember[];
}

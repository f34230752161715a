import type { EventKind } from '../domain/event.ts';

/** Something that happened, to an instance or to the account as a whole. */
export interface AccountEvent {
  readonly eventId: number;
  /** null: the account as a whole. */
  readonly instanceId: string | null;
  /** Of the instance, also of one that is deleted; empty for the account. */
  readonly instanceName: string;
  readonly region: string;
  readonly at: Date;
  readonly kind: EventKind;
  readonly text: string;
}

/** Of one account, in [from, to), of these kinds; narrowed by what is given. */
export interface EventFilter {
  readonly appId: number;
  readonly from: Date;
  readonly to: Date;
  readonly kinds: readonly EventKind[];
  readonly instanceIds?: readonly string[];
  readonly regions?: readonly string[];
}

export interface EventPage {
  readonly order: 'asc' | 'desc';
  readonly limit: number;
  readonly offset: number;
}

export interface EventRows {
  /** Of an instance; its account is the instance's. Rejects for an instance that never was. */
  append(event: { instanceId: string; at: Date; kind: EventKind; text: string }): Promise<void>;
  /** Of the account as a whole. */
  appendToAccount(event: { appId: number; at: Date; kind: EventKind; text: string }): Promise<void>;
  latest(instanceId: string, limit: number): Promise<{ at: Date; kind: EventKind; text: string }[]>;
  /** By time. */
  list(filter: EventFilter, page: EventPage): Promise<AccountEvent[]>;
  /** How many there are of each kind; a kind without any is missing. */
  counts(filter: EventFilter): Promise<Map<EventKind, number>>;
}

import type { Tag, TaggedKind } from '../domain/tag.ts';
import type { TagFilter } from './network-rows.ts';
import type { Page } from './storage.ts';

/** A tag with what carries it. */
export interface OwnedTag extends Tag {
  readonly region: string;
  readonly kind: TaggedKind;
  readonly resourceId: string;
}

/** What is left out is not looked at. */
export interface OwnedTagFilter {
  readonly region?: string;
  readonly kinds?: readonly TaggedKind[];
  readonly resourceIds?: readonly string[];
  /** Only of resources that carry a tag for each of these. */
  readonly carrying?: readonly TagFilter[];
  /** Only of resources that carry a tag for one of these. */
  readonly carryingAny?: readonly TagFilter[];
}

export interface TagRows {
  /** Of all of an account's instances, topics, VPCs and subnets; by kind, resource and key. */
  owned(appId: number, filter: OwnedTagFilter): Promise<OwnedTag[]>;
  /** Of several resources of one kind; a resource without tags is missing from the map. */
  of(appId: number, kind: TaggedKind, resourceIds: readonly string[]): Promise<Map<string, Tag[]>>;
  /** Adds or replaces by key, the same tags on each resource, and the pairs that the account has not; one statement. */
  put(
    appId: number,
    region: string,
    kind: TaggedKind,
    resourceIds: readonly string[],
    tags: readonly Tag[],
  ): Promise<void>;
  remove(appId: number, kind: TaggedKind, resourceId: string, keys: readonly string[]): Promise<void>;
  removeAll(appId: number, kind: TaggedKind, resourceId: string): Promise<void>;
}

/** A pair of key and value that an account has. */
export interface TagPair extends Tag {
  /** Whether a resource carries it. */
  readonly carried: boolean;
}

/** What is left out is not looked at. */
export interface TagPairFilter {
  readonly keys?: readonly string[];
  readonly values?: readonly string[];
}

/** Where a page begins: behind this one in the order of the list, or so far from its start. */
export interface PageStart<T> {
  readonly after?: T;
  readonly offset?: number;
}

/** The pairs of key and value that an account has: made, or put on a resource, and not deleted since. */
export interface TagPairRows {
  /** By key and value. The total is that of the whole list, whatever stands before the page. */
  list(appId: number, filter: TagPairFilter, start: PageStart<Tag>, limit: number): Promise<Page<TagPair>>;
  /** Each key once, in order. */
  keys(appId: number, start: PageStart<string>, limit: number): Promise<Page<string>>;
  /** Which of these there are. */
  of(appId: number, tags: readonly Tag[]): Promise<TagPair[]>;
  /** How many keys there are, and how many values of this one. */
  count(appId: number, key: string): Promise<{ keys: number; values: number }>;
  /** Answers how many were new. */
  insert(appId: number, tags: readonly Tag[]): Promise<number>;
  /** Rejects when a resource carries one of them. */
  remove(appId: number, tags: readonly Tag[]): Promise<void>;
}

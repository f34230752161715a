import type { AclRule } from '../domain/acl.ts';
import type { ScramCredentials } from '../domain/scram.ts';
import type { User, UserAccess } from '../domain/user.ts';
import type { Page } from './storage.ts';

/** Users of instances' Kafka and their tokens. Of passwords and tokens only what they are checked against passes through here. */
export interface UserRows {
  /** false when the instance has a user of that name (UNIQUE); nothing was written then. */
  insert(user: { instanceId: string; userName: string; credentials: ScramCredentials; at: Date }): Promise<boolean>;
  byName(instanceId: string, userName: string): Promise<User | null>;
  /** Until the transaction ends, nobody else changes the user. null when there is none. */
  lockedCredentials(instanceId: string, userName: string): Promise<ScramCredentials | null>;
  setCredentials(userId: number, credentials: ScramCredentials, at: Date): Promise<void>;
  /** Whose names contain `search`, whatever its case; newest first. */
  list(instanceId: string, search: string, limit: number, offset: number): Promise<Page<User>>;
  names(instanceId: string): Promise<string[]>;
  /** What the brokers need to let users in; by name. */
  access(instanceId: string): Promise<UserAccess[]>;
  /** With the tokens. */
  remove(userId: number): Promise<void>;
  removeAll(instanceId: string): Promise<void>;
  /** A new one is not authorized. */
  addToken(userId: number, tokenHash: string, at: Date): Promise<void>;
  /** Whether the user has such a token. Twice is as once. */
  authorizeToken(userId: number, tokenHash: string, authorized: boolean): Promise<boolean>;
}

export interface AclRuleRows {
  /** Answers its id; null when the instance has a rule of that name (UNIQUE), and nothing was written then. */
  insert(rule: Omit<AclRule, 'ruleId'>): Promise<number | null>;
  /** Newest first. */
  list(instanceId: string): Promise<AclRule[]>;
  setApplied(ruleId: number, isApplied: boolean, at: Date): Promise<void>;
  remove(ruleId: number): Promise<void>;
  removeAll(instanceId: string): Promise<void>;
}

import type { ThrottleRule } from '../domain/throttle-rule.ts';

/** What single users and clients of an instance are held to. */
export interface ThrottleRuleRows {
  /** Oldest first. */
  list(instanceId: string): Promise<ThrottleRule[]>;
  /** false when there is a rule for the same clients; some may be written then, so the transaction must be given up. */
  insert(rules: readonly Omit<ThrottleRule, 'ruleId'>[]): Promise<boolean>;
  /** Whether there was such a rule. Twice is as once. */
  setConsume(instanceId: string, ruleId: number, consumeMBps: number, at: Date): Promise<boolean>;
  /** Whether there was such a rule. */
  remove(instanceId: string, ruleId: number): Promise<boolean>;
  /** Of an instance that is deleted. */
  removeAll(instanceId: string): Promise<void>;
}

import type { Acl } from '../domain/acl.ts';
import type { KafkaTarget } from './kafka-admin.ts';

/**
 * The ACLs of one instance, which Kafka keeps. Every call rejects within 10 s with KafkaUnavailable when no broker answers, and with
 * KafkaRefused when one says no. A change that resolved is known by every broker that answers; each holds clients to it within a second.
 */
export interface KafkaAcls {
  /** All of them; in no order. */
  list(target: KafkaTarget): Promise<Acl[]>;
  /** One that is there already stays. Twice is as once. */
  add(target: KafkaTarget, acls: readonly Acl[]): Promise<void>;
  /** Exactly these; one that is not there is none to remove. Twice is as once. */
  remove(target: KafkaTarget, acls: readonly Acl[]): Promise<void>;
}

import { aclKey, type Acl } from '../../src/domain/acl.ts';
import type { KafkaAcls } from '../../src/kafka/kafka-acls.ts';

/** The ACLs of one instance, kept here in the place of its brokers. */
export function aclsInMemory(): KafkaAcls & { readonly kept: Map<string, Acl> } {
  const kept = new Map<string, Acl>();
  return {
    kept,
    list: () => Promise.resolve([...kept.values()]),
    add: (_, acls) => {
      for (const acl of acls) kept.set(aclKey(acl), acl);
      return Promise.resolve();
    },
    remove: (_, acls) => {
      for (const acl of acls) kept.delete(aclKey(acl));
      return Promise.resolve();
    },
  };
}

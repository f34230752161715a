import type { Call } from '../../../api/define-action.ts';
import type { Acl } from '../../../domain/acl.ts';
import type { Instance } from '../../../domain/instance.ts';
import type { KafkaTarget } from '../../../kafka/kafka-admin.ts';
import type { Services } from '../../services.ts';
import { findInstance } from '../instances/find-instance.ts';
import { askBrokers, targetOf } from '../kafka-target.ts';

/** All ACLs of an instance, from its brokers, which keep them. */
export interface KnownAcls {
  readonly instance: Instance;
  readonly target: KafkaTarget;
  readonly acls: readonly Acl[];
}

export async function knownAcls(
  call: Call<{ readonly InstanceId: string }>,
  { acls }: Pick<Services, 'acls'>,
): Promise<KnownAcls> {
  const instance = await findInstance(call);
  const target = await targetOf(call, instance);
  return { instance, target, acls: await askBrokers(target, () => acls.list(target)) };
}

/** In the order of what they are about, so that pages do not overlap. */
export function inOrder(acls: readonly Acl[]): Acl[] {
  const keyOf = (acl: Acl): string => `${acl.resourceName}\n${acl.principal}\n${acl.host}\n${acl.operation}`;
  return [...acls].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

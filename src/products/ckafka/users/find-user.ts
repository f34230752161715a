import type { Call } from '../../../api/define-action.ts';
import type { Instance } from '../../../domain/instance.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { User } from '../../../domain/user.ts';
import { findInstance } from '../instances/find-instance.ts';
import { requireServing } from '../kafka-target.ts';

/** The user of an instance that serves. Refused with ResourceNotFound when there is none of that name. */
export async function findUser(
  call: Call<{ readonly InstanceId: string }>,
  userName: string,
): Promise<{ instance: Instance; user: User }> {
  const instance = await findInstance(call);
  requireServing(instance);
  const user = await call.rows.users.byName(instance.instanceId, userName);
  if (user !== null) return { instance, user };
  throw new Refusal('ResourceNotFound', {
    en: `The instance "${instance.instanceId}" has no user "${userName}". DescribeUser lists those that it has.`,
    zh: `实例 "${instance.instanceId}" 没有用户 "${userName}"，可通过 DescribeUser 查询。`,
  });
}

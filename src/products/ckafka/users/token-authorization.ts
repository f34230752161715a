import type { Call } from '../../../api/define-action.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { tokenHashOf } from '../../../domain/user.ts';
import { findUser } from './find-user.ts';

/** Lets a token of a user in, or no longer, within a second. Refused with ResourceNotFound when the user has no such token. */
export async function setTokenAuthorization(
  call: Call<{ readonly InstanceId: string; readonly User: string; readonly Tokens: string }>,
  isAuthorized: boolean,
): Promise<void> {
  const { parameters, rows } = call;
  const { instance, user } = await findUser(call, parameters.User);
  if (!(await rows.users.authorizeToken(user.userId, tokenHashOf(parameters.Tokens), isAuthorized)))
    throw new Refusal('ResourceNotFound', {
      en: `The user "${user.userName}" has no such token. CreateToken makes one, and tells it once.`,
      zh: `用户 "${user.userName}" 没有该 token，可通过 CreateToken 创建（仅返回一次）。`,
    });
  await rows.wakeUps.instances([instance.instanceId]);
}

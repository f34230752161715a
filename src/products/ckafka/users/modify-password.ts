import type { ModifyPasswordRequest, ModifyPasswordResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { isPasswordOf, scramCredentialsOf } from '../../../domain/scram.ts';
import { checkPassword } from '../../../domain/user.ts';
import type { Services } from '../../services.ts';
import { DONE } from '../topics/topic-answer.ts';
import { findUser } from './find-user.ts';

/**
 * Request: {InstanceId, Name, Password (the one it has), PasswordNew}
 * Answer: {Result: {ReturnCode "0", ReturnMessage, Data null}}. Within a second the old password lets nobody in, and connections that
 * were opened with it are closed at their next request. A second call is refused: its Password is no longer the user's.
 */
export const modifyPassword = defineAction<Services, ModifyPasswordRequest, ModifyPasswordResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'ModifyPassword',
  changes: true,
  regional: true,
  async run(call, { random }) {
    const { parameters, rows, receivedAt } = call;
    const password = checkPassword('PasswordNew', parameters.PasswordNew);
    const { instance, user } = await findUser(call, parameters.Name);
    const { instanceId } = instance;
    const before = await rows.users.lockedCredentials(instanceId, user.userName);
    if (before === null || !(await isPasswordOf(before, parameters.Password))) throw wrongPassword(user.userName);
    await rows.users.setCredentials(user.userId, await scramCredentialsOf(password, random), receivedAt);
    await rows.wakeUps.instances([instanceId]);
    return { Result: DONE };
  },
});

function wrongPassword(userName: string): Refusal {
  return new Refusal('InvalidParameterValue', {
    en: `The value of parameter \`Password\` is not the password of the user "${userName}". Send the one it has now; if it is lost, delete the user and create it anew.`,
    zh: `参数 \`Password\` 不是用户 "${userName}" 的当前密码。如已遗忘，请删除用户后重新创建。`,
  });
}

import type { CreateUserRequest, CreateUserResponse } from '../../../../spec/types/ckafka.ts';
import { defineAction } from '../../../api/define-action.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { scramCredentialsOf } from '../../../domain/scram.ts';
import { checkPassword, checkUserName } from '../../../domain/user.ts';
import type { Services } from '../../services.ts';
import { findInstance } from '../instances/find-instance.ts';
import { requireServing } from '../kafka-target.ts';
import { DONE } from '../topics/topic-answer.ts';

/**
 * Request: {InstanceId, Name, Password}
 * Answer: {Result: {ReturnCode "0", ReturnMessage, Data null}}. Within a second every broker lets the user in, as `Name` or
 * `InstanceId#Name`, with PLAIN, SCRAM-SHA-256 and SCRAM-SHA-512. A second call of the same name is refused.
 */
export const createUser = defineAction<Services, CreateUserRequest, CreateUserResponse>({
  product: 'ckafka',
  version: '2019-08-19',
  name: 'CreateUser',
  changes: true,
  regional: true,
  async run(call, { random }) {
    const { parameters, rows, receivedAt } = call;
    const userName = checkUserName(parameters.Name);
    const password = checkPassword('Password', parameters.Password);
    const instance = await findInstance(call);
    requireServing(instance);
    const { instanceId } = instance;
    const credentials = await scramCredentialsOf(password, random);
    if (!(await rows.users.insert({ instanceId, userName, credentials, at: receivedAt }))) throw nameTaken(userName);
    await rows.wakeUps.instances([instanceId]);
    return { Result: DONE };
  },
});

function nameTaken(userName: string): Refusal {
  return new Refusal('InvalidParameterValue.RepetitionValue', {
    en: `The instance has a user "${userName}" already. Choose another name, or change its password with ModifyPassword.`,
    zh: `实例已存在用户 "${userName}"。请更换名称，或通过 ModifyPassword 修改密码。`,
  });
}
